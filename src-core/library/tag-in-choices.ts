import * as v from 'valibot'
import { COLOURS } from '../annotation/colour.ts'
import { notebookQuerySchema } from '../notebook/notebook-query-schema.ts'
import { splitQuery } from '../search/query-parts.ts'
import type { LibraryEdit } from './library-edit.ts'
import type { MeaningTags } from './library-meta.ts'
import type { SavedFilter } from './saved-filter.ts'
import { isTagWithin, renameTag } from './tag-change.ts'

/**
 * What the tags of colours and the saved filters need to follow when a tag, with those below it, gets
 * another name or goes. A filter by a tag that goes is left as it is: without the tag it would show all.
 * @param to the new name; null when the tag goes
 * @returns undefined when nothing is to follow
 */
export function tagInChoices(
  { meaningTags, filters }: Readonly<{ meaningTags: MeaningTags; filters: readonly SavedFilter[] }>,
  from: string,
  to: string | null,
): LibraryEdit | undefined {
  const edits: LibraryEdit[] = []
  for (const colour of COLOURS) {
    const tag = meaningTags[colour]
    if (tag !== undefined && isTagWithin(tag, from))
      edits.push({ kind: 'change-meaning', colour, tag: renameTag(tag, from, to) ?? '' })
  }
  for (const filter of to === null ? [] : filters) {
    const renamed = renameInFilter(filter, from, to ?? '')
    if (JSON.stringify(renamed) !== JSON.stringify(filter))
      edits.push({ kind: 'put-filter', filter: renamed })
  }
  return edits.length === 0 ? undefined : { kind: 'several', edits }
}

function renameInFilter(saved: SavedFilter, from: string, to: string): SavedFilter {
  if (saved.of === 'articles') {
    const { tag, query } = saved.filter
    const renamed = tag === null ? null : renameTag(tag, from, to)
    return { ...saved, filter: { ...saved.filter, tag: renamed, query: renameInQuery(query, from, to) } }
  }
  const parsed = v.safeParse(notebookQuerySchema, saved.filter)
  if (!parsed.success) return saved
  const { filter } = parsed.output
  const tags = renameAll(filter.tags, from, to)
  return { ...saved, filter: { ...saved.filter, filter: { ...filter, tags } } }
}

/** A set of tags after one of them, and those below it, got another name. */
export function renameAll(tags: readonly string[], from: string, to: string | null): string[] {
  return [...new Set(tags.flatMap((tag) => renameTag(tag, from, to) ?? []))]
}

/** A query as it is typed, with `tag:` followed by the new name. */
function renameInQuery(query: string, from: string, to: string): string {
  let renamed = query
  for (const { field, value, start, end, isNegated } of splitQuery(query).reverse()) {
    const tag = value.replace(/^#/, '')
    if (field !== 'tag' || !isTagWithin(tag, from)) continue
    const name = renameTag(tag, from, to) ?? tag
    const word = `${isNegated ? '-' : ''}tag:${/[\s"]/.test(name) ? `"${name}"` : name}`
    renamed = renamed.slice(0, start) + word + renamed.slice(end)
  }
  return renamed
}
