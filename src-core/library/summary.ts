import { COLOURS } from '../annotation/colour.ts'
import { addedAt } from '../article/revisions.ts'
import type { ArticleChange, ArticleSummary, EditOutcome } from '../ipc/contract.ts'
import type { Applied } from './apply-edit.ts'
import { toAnnotations, toArticle, type ArticleRecord } from './record.ts'

/** The article as the list shows it. */
export function toSummary(record: ArticleRecord): ArticleSummary {
  const { revisions, note: _note, position: _position, ...article } = toArticle(record)
  const annotations = toAnnotations(record)
  const used = new Set(annotations.map(({ colour }) => colour))
  return {
    ...article,
    addedAt: addedAt(revisions),
    annotations: annotations.length,
    annotationTags: [...new Set(annotations.flatMap(({ tags }) => tags))],
    annotatedAt: annotations.reduce((last, { createdAt }) => (createdAt > last ? createdAt : last), ''),
    colours: COLOURS.filter((colour) => used.has(colour)),
  }
}

/** The article as a window is told of it after a change. */
export function toArticleChange(record: ArticleRecord): ArticleChange {
  return { summary: toSummary(record), article: toArticle(record), annotations: toAnnotations(record) }
}

/** As {@link toArticleChange}, with what takes the change back. */
export function toOutcome({ record, inverse }: Applied): EditOutcome {
  return { ...toArticleChange(record), inverse }
}

/** Orders articles newest first: by the time of import, then by id. */
export function compareNewestFirst(a: ArticleSummary, b: ArticleSummary): number {
  if (a.addedAt !== b.addedAt) return a.addedAt < b.addedAt ? 1 : -1
  return a.id < b.id ? 1 : -1
}

/** The tags on an article's standing annotations, one for each use. */
export function annotationTags(record: ArticleRecord): string[] {
  return toAnnotations(record).flatMap(({ tags }) => tags)
}

/** All tags, most used first; those used equally often by name. */
export function rankTags(uses: Iterable<string>): string[] {
  const counts = new Map<string, number>()
  for (const tag of uses) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([tag]) => tag)
}
