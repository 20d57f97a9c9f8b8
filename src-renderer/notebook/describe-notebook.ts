import type { ColourMeanings } from '../../src-core/annotation/colour.ts'
import type { Colour } from '../../src-core/annotation/colour.ts'
import type { NotebookGroup } from '../../src-core/notebook/group-annotations.ts'
import { dayOf, isoDay } from '../../src-core/notebook/notebook-article.ts'
import type { Grouping, NotebookQuery } from '../../src-core/notebook/notebook-query.ts'
import type { NotebookResult } from '../../src-core/notebook/notebook-result.ts'
import { longDate } from '../reader/describe-article.ts'

export const GROUP_TITLES: Readonly<Record<Grouping, string>> = {
  none: 'No groups',
  article: 'Article',
  tag: 'Tag',
  meaning: 'Meaning',
  day: 'Day',
}

/** The local day of an instant, `YYYY-MM-DD`. */
export function localDay(instant: string): string {
  return isoDay(dayOf(Date.parse(instant)))
}

/** What stands over a group. */
export function groupTitle(
  { key, title }: NotebookGroup,
  grouping: Grouping,
  meanings: ColourMeanings,
): string {
  switch (grouping) {
    case 'meaning':
      return meanings[key as Colour]
    case 'day':
      return longDate(key)
    case 'tag':
      return key === '' ? 'Without a tag' : key
    case 'article':
    case 'none':
      return title
  }
}

/** How much is shown: `1,204 annotations`, or `12 of 1,204 annotations` when something is filtered. */
export function describeCount(
  { found, total }: NotebookResult,
  { filter }: NotebookQuery,
  isFiltered: boolean,
): string {
  if (filter.inTrash) return `${countAnnotations(found)} in the Trash`
  return isFiltered ? `${found.toLocaleString()} of ${countAnnotations(total)}` : countAnnotations(total)
}

export function countAnnotations(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'annotation' : 'annotations'}`
}

/** A name that says what a query lets through, of at most 100 characters. */
export function suggestFilterName(
  { filter, group }: NotebookQuery,
  meanings: ColourMeanings,
  article = '',
): string {
  const parts = [
    filter.text.trim() && `“${filter.text.trim()}”`,
    ...filter.colours.map((colour) => meanings[colour]),
    ...filter.tags,
    article,
    filter.noted === null ? '' : filter.noted ? 'with a note' : 'without a note',
    filter.inTrash && 'in the Trash',
  ].filter(Boolean)
  if (parts.length === 0)
    parts.push(group === 'none' ? 'Annotations' : `By ${GROUP_TITLES[group].toLowerCase()}`)
  return parts.join(', ').slice(0, 100)
}
