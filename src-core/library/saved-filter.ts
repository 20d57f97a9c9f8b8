import * as v from 'valibot'
import { SORT_KEYS, type ListSort } from './sort.ts'

/** The views of the library, in the order in which they are shown. */
export const VIEWS = ['inbox', 'reading', 'archived', 'all', 'trash'] as const
export type ViewName = (typeof VIEWS)[number]

/** What the list of articles shows, and in which order. */
export interface ArticleFilter {
  view: ViewName
  /** The tag, or one below it, that articles or their annotations have. */
  tag: string | null
  /** Publisher, host or what else stands for where articles are from; see `sourceOf`. */
  source: string | null
  /** As typed into the search box; empty for all. */
  query: string
  /** Whether the words only filter the list, by what it shows; otherwise the texts are searched. */
  inList?: boolean | undefined
  sort: ListSort
}

/**
 * A filter that has a name, shown in the sidebar. It is kept in the library, and changed by
 * `LibraryEdit`s, so that all of that can be undone.
 *
 * Those of annotations hold what the Notebook shows as the Notebook wrote it, any plain object: the
 * library keeps it unread. The Notebook checks it with a schema of its own and passes over what it
 * does not understand, which a newer version may have written.
 */
export type SavedFilter = { id: string; name: string } & (
  { of: 'articles'; filter: ArticleFilter } | { of: 'annotations'; filter: object }
)

export const MAX_FILTER_NAME = 100

/** How much a filter may hold, in characters of JSON. */
const MAX_FILTER = 20_000

const id = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'is not an id'))
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_FILTER_NAME))

/** Runtime form of {@link ArticleFilter}. */
export const articleFilterSchema: v.GenericSchema<unknown, ArticleFilter> = v.object({
  view: v.picklist(VIEWS),
  tag: v.nullable(v.pipe(v.string(), v.maxLength(1_000))),
  source: v.nullable(v.pipe(v.string(), v.maxLength(1_000))),
  query: v.pipe(v.string(), v.maxLength(1_000)),
  inList: v.optional(v.boolean()),
  sort: v.object({ by: v.picklist(SORT_KEYS), descending: v.boolean() }),
})

const plainObject = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((filter) => JSON.stringify(filter).length <= MAX_FILTER, 'is too large'),
)

/** Runtime form of {@link SavedFilter}. */
export const savedFilterSchema: v.GenericSchema<unknown, SavedFilter> = v.variant('of', [
  v.object({ id, name, of: v.literal('articles'), filter: articleFilterSchema }),
  v.object({ id, name, of: v.literal('annotations'), filter: plainObject }),
])
