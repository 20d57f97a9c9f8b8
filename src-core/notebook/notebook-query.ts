import { COLOURS, type Colour } from '../annotation/colour.ts'

/** Which annotations are wanted. What is empty or null lets all through; what is not must all hold. */
export interface NotebookFilter {
  /** Words that the quote, the note, the tags or the article's title have, folded, in any order. */
  text: string
  /** One of these. */
  colours: Colour[]
  /** Each of these, or one below it: `people` finds `people/ministers`. */
  tags: string[]
  /** The id of the article that it is in. */
  article: string | null
  /** The first and the last day on which it was made, `YYYY-MM-DD` in local time. */
  from: string | null
  to: string | null
  /** Whether it has a note. */
  noted: boolean | null
  /** Those of articles in the Trash, and no others. */
  inTrash: boolean
}

export const GROUPINGS = ['none', 'article', 'tag', 'meaning', 'day'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** `made`: by the time at which they were made; `article`: by the article's title, then in the order of its text. */
export const NOTEBOOK_SORT_KEYS = ['made', 'article'] as const
export type NotebookSortKey = (typeof NOTEBOOK_SORT_KEYS)[number]

export interface NotebookSort {
  by: NotebookSortKey
  descending: boolean
}

/** What is shown of the Notebook, and in which order. */
export interface NotebookQuery {
  filter: NotebookFilter
  group: Grouping
  sort: NotebookSort
}

export const EMPTY_FILTER: Readonly<NotebookFilter> = {
  text: '',
  colours: [],
  tags: [],
  article: null,
  from: null,
  to: null,
  noted: null,
  inTrash: false,
}

export const DEFAULT_NOTEBOOK_QUERY: Readonly<NotebookQuery> = {
  filter: EMPTY_FILTER,
  group: 'none',
  sort: { by: 'made', descending: true },
}

/** Whether a filter lets everything through that is not in the Trash. */
export function isEmptyFilter(filter: NotebookFilter): boolean {
  const { text, colours, tags, article, from, to, noted, inTrash } = filter
  const narrows = colours.length > 0 || tags.length > 0 || inTrash
  return !narrows && text.trim() === '' && [article, from, to, noted].every((part) => part === null)
}

/** The colours of a filter with one put in or taken out, in the order of the keys. */
export function toggleColour(colours: readonly Colour[], colour: Colour): Colour[] {
  return COLOURS.filter((each) => colours.includes(each) !== (each === colour))
}
