import type { Edit, SetChange, SingleEdit } from '../annotation/edit.ts'
import type { ArticleRecord } from './record.ts'
import { toAnnotations } from './record.ts'

/** Where a tag, or one below it, stands in one article. */
export interface TagUse {
  articleId: string
  /** The article's own tags that are it or below it. */
  tags: string[]
  /** Its annotations that have such a tag. */
  annotations: { id: string; tags: string[] }[]
}

/** Whether a tag is another one, or below it: `people/ministers` is below `people`. */
export function isTagWithin(tag: string, parent: string): boolean {
  return tag === parent || tag.startsWith(`${parent}/`)
}

/** Where a tag stands in an article; undefined if it does not. */
export function findTagUse(record: ArticleRecord, tag: string): TagUse | undefined {
  const within = (tags: readonly string[]) => tags.filter((own) => isTagWithin(own, tag))
  const annotations = toAnnotations(record)
    .map(({ id, tags }) => ({ id, tags: within(tags) }))
    .filter(({ tags }) => tags.length > 0)
  const tags = within(record.tags)
  if (tags.length === 0 && annotations.length === 0) return undefined
  return { articleId: record.id, tags, annotations }
}

/**
 * What a tag becomes when one that it is or lies below is renamed. What has the new name already
 * is merged, since an article has no tag twice.
 * @param to the new name; null when the tag goes
 */
export function renameTag(tag: string, from: string, to: string | null): string | null {
  if (!isTagWithin(tag, from)) return tag
  return to === null ? null : to + tag.slice(from.length)
}

/** The edit that renames a tag, and those below it, wherever they stand in an article. */
export function tagEdit({ tags, annotations }: TagUse, from: string, to: string | null): Edit {
  const change = (old: readonly string[]): SetChange => ({
    remove: [...old],
    add: old.flatMap((tag) => renameTag(tag, from, to) ?? []),
  })
  const edits: SingleEdit[] = annotations.map((annotation) => ({
    kind: 'change-annotation',
    id: annotation.id,
    patch: { tags: change(annotation.tags) },
  }))
  if (tags.length > 0) edits.unshift({ kind: 'change-article', patch: { tags: change(tags) } })
  return { kind: 'several', edits }
}
