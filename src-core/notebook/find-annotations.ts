import { COLOURS } from '../annotation/colour.ts'
import { dayNumber, searchedWords } from './notebook-article.ts'
import type { NotebookIndex } from './notebook-index.ts'
import type { NotebookFilter, NotebookSort } from './notebook-query.ts'

/** The annotations that a filter finds. */
export interface Found {
  /** Slots, in order. */
  slots: Uint32Array
  /** How many there would be of each colour if the filter named none, by the colour's index. */
  colours: Uint32Array
  /** How many the filter would find on the other side of the Trash's lid. */
  elsewhere: number
}

type Test = (slot: number) => boolean

/** Finds the annotations that a filter lets through, in an order. */
export function findAnnotations(index: NotebookIndex, filter: NotebookFilter, sort: NotebookSort): Found {
  const { articles, articleOf, colour } = index
  const ordered = index.inOrder(sort)
  const tests = testsOf(index, filter)
  const isTrashed = toBytes(articles.length, (at) => articles[at]?.inTrash ?? false)
  const side = Number(filter.inTrash)
  const isWanted = toBytes(COLOURS.length, (at) => isColourWanted(filter, at))
  const colours = new Uint32Array(COLOURS.length)
  const slots = new Uint32Array(ordered.length)
  let count = 0
  let elsewhere = 0
  for (const slot of ordered) {
    if (!passes(tests, slot)) continue
    const own = colour[slot] ?? 0
    if (isTrashed[articleOf[slot] ?? 0] !== side) {
      elsewhere += isWanted[own] ?? 0
      continue
    }
    colours[own] = (colours[own] ?? 0) + 1
    if (isWanted[own]) slots[count++] = slot
  }
  return { slots: slots.slice(0, count), colours, elsewhere }
}

function isColourWanted({ colours }: NotebookFilter, at: number): boolean {
  return colours.length === 0 || colours.some((colour) => COLOURS.indexOf(colour) === at)
}

function toBytes(length: number, isSet: (at: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at++) bytes[at] = isSet(at) ? 1 : 0
  return bytes
}

function passes(tests: readonly Test[], slot: number): boolean {
  for (const test of tests) if (!test(slot)) return false
  return true
}

/** What a filter asks besides the colour and the Trash, the quickest first. */
function testsOf(index: NotebookIndex, filter: NotebookFilter): Test[] {
  const { articles, articleOf, day, noted } = index
  const tests: Test[] = []
  if (filter.article !== null) {
    const wanted = articles.findIndex(({ id }) => id === filter.article)
    tests.push((slot) => articleOf[slot] === wanted)
  }
  if (filter.noted !== null) {
    const wanted = filter.noted
    tests.push((slot) => noted[slot] === wanted)
  }
  if (filter.from !== null) {
    const first = dayNumber(filter.from)
    tests.push((slot) => (day[slot] ?? 0) >= first)
  }
  if (filter.to !== null) {
    const last = dayNumber(filter.to)
    tests.push((slot) => (day[slot] ?? 0) <= last)
  }
  for (const tag of filter.tags) tests.push(tagTest(index, tag))
  for (const word of searchedWords(filter.text)) tests.push(wordTest(index, word))
  return tests
}

function tagTest({ tags, tagNames }: NotebookIndex, wanted: string): Test {
  const isWanted = tagNames.map((name) => name === wanted || name.startsWith(`${wanted}/`))
  return (slot) => tags[slot]?.some((tag) => isWanted[tag]) ?? false
}

/** A word may be in the annotation, or in the title of its article. */
function wordTest({ articles, articleOf, text, pairs }: NotebookIndex, word: string): Test {
  const inTitle = toBytes(articles.length, (at) => articles[at]?.foldedTitle.includes(word) ?? false)
  const mayHold = pairs.mayHold(word)
  return (slot) =>
    inTitle[articleOf[slot] ?? 0] === 1 || (mayHold(slot) && (text[slot]?.includes(word) ?? false))
}
