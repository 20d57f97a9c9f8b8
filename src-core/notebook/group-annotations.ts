import { COLOURS, type Colour } from '../annotation/colour.ts'
import { isoDay } from './notebook-article.ts'
import type { NotebookIndex } from './notebook-index.ts'
import type { Grouping } from './notebook-query.ts'

/** A run of annotations that belong together. */
export interface NotebookGroup {
  /** Id of the article, tag (empty for those without one), colour, or day `YYYY-MM-DD`. */
  key: string
  /** The article's title; empty for the others, which the key says. */
  title: string
  count: number
}

/** Annotations in groups: the slots of all groups in a row. */
export interface Grouped {
  slots: Uint32Array
  groups: NotebookGroup[]
}

/**
 * Puts annotations into groups; within each they stay in their order. Articles and days come as their
 * first annotation does, meanings in the order of the keys, tags in the order of the alphabet. What has
 * several tags is in the group of each.
 */
export function groupAnnotations(index: NotebookIndex, slots: Uint32Array, grouping: Grouping): Grouped {
  switch (grouping) {
    case 'none':
      return { slots, groups: [] }
    case 'article':
      return gather(
        slots,
        (slot) => [index.articleOf[slot] ?? 0],
        (article) => nameArticle(index, article),
      )
    case 'day':
      return gather(
        slots,
        (slot) => [index.day[slot] ?? 0],
        (day) => named(isoDay(day)),
      )
    case 'meaning':
      return gather(
        slots,
        (slot) => [index.colour[slot] ?? 0],
        (colour) => named(COLOURS[colour] ?? ''),
        (a, b) => a - b,
      )
    case 'tag':
      return gather(
        slots,
        (slot) => (index.tags[slot]?.length ? index.tags[slot] : [UNTAGGED]),
        (tag) => named(index.tagNames[tag] ?? ''),
        byName(index),
      )
  }
}

const UNTAGGED = -1

/** How often each tag is on the annotations, most used first. */
export function countTags(index: NotebookIndex, slots: Uint32Array): [tag: string, count: number][] {
  const counts = new Uint32Array(index.tagNames.length)
  for (const slot of slots) for (const tag of index.tags[slot] ?? []) counts[tag] = (counts[tag] ?? 0) + 1
  return index.tagNames
    .map((name, tag): [string, number] => [name, counts[tag] ?? 0])
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}

/** The counts of {@link Found} by the colours' names. */
export function nameColours(counts: Uint32Array): Record<Colour, number> {
  return Object.fromEntries(COLOURS.map((colour, index) => [colour, counts[index] ?? 0])) as Record<
    Colour,
    number
  >
}

function gather(
  slots: Uint32Array,
  keysOf: (slot: number) => readonly number[],
  name: (key: number) => Omit<NotebookGroup, 'count'>,
  compare?: (a: number, b: number) => number,
): Grouped {
  const members = new Map<number, number[]>()
  for (const slot of slots) {
    for (const key of keysOf(slot)) {
      const group = members.get(key)
      if (group) group.push(slot)
      else members.set(key, [slot])
    }
  }
  const keys = [...members.keys()]
  if (compare) keys.sort(compare)
  const all = keys.map((key) => members.get(key) ?? [])
  return {
    slots: Uint32Array.from(all.flat()),
    groups: keys.map((key, at) => ({ ...name(key), count: all[at]?.length ?? 0 })),
  }
}

function byName({ tagNames }: NotebookIndex): (a: number, b: number) => number {
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  return (a, b) => {
    if (a === UNTAGGED || b === UNTAGGED) return a === b ? 0 : a === UNTAGGED ? 1 : -1
    return compare(tagNames[a] ?? '', tagNames[b] ?? '')
  }
}

function nameArticle({ articles }: NotebookIndex, article: number): Omit<NotebookGroup, 'count'> {
  return { key: articles[article]?.id ?? '', title: articles[article]?.title ?? '' }
}

function named(key: string): Omit<NotebookGroup, 'count'> {
  return { key, title: '' }
}
