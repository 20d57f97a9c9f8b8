import type { Edit } from '../../src-core/annotation/edit.ts'
import { previewSummary } from '../../src-core/annotation/preview-edit.ts'
import { titleKey } from '../../src-core/annotation/references.ts'
import type { ArticleStatus } from '../../src-core/article/article.ts'
import type { ArticleChange, ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { ViewName } from '../../src-core/library/saved-filter.ts'
import { compareNewestFirst } from '../../src-core/library/summary.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import { fold } from '../../src-core/search/fold.ts'

export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  inbox: 'Inbox',
  reading: 'Reading',
  archived: 'Archive',
  all: 'All',
  trash: 'Trash',
}

/** How many articles each view holds. */
export function countViews(articles: readonly ArticleSummary[]): Record<ViewName, number> {
  const counts: Record<ArticleStatus, number> = { inbox: 0, reading: 0, archived: 0 }
  const standing = articles.filter(isStanding)
  for (const { status } of standing) counts[status]++
  return { ...counts, all: standing.length, trash: articles.length - standing.length }
}

/** Whether a view holds an article. What is in the Trash is nowhere else. */
export function isInView(article: ArticleSummary, view: ViewName): boolean {
  if (!isStanding(article)) return view === 'trash'
  return view === 'all' || view === article.status
}

/**
 * The articles of a view that have every word of the query in their title, byline, place, publisher or
 * tags, in the order in which they were given. An empty query keeps all.
 */
export function filterArticles(
  articles: readonly ArticleSummary[],
  view: ViewName,
  query: string,
): readonly ArticleSummary[] {
  const words = toWords(query)
  return articles.filter((article) => isInView(article, view) && hasWords(article, words))
}

/** Articles by the `titleKey` of their titles; of those with the same title, the first. */
export function indexTitles(articles: readonly ArticleSummary[]): ReadonlyMap<string, ArticleSummary> {
  return new Map(articles.toReversed().map((article) => [titleKey(article.title), article]))
}

/** The first articles that have every word of the query; none for an empty one. */
export function findArticles(
  articles: readonly ArticleSummary[],
  query: string,
  most: number,
): readonly ArticleSummary[] {
  const words = toWords(query)
  const found: ArticleSummary[] = []
  if (words.length === 0) return found
  for (const article of articles) {
    if (found.length === most) break
    if (hasWords(article, words)) found.push(article)
  }
  return found
}

function toWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean)
}

function hasWords(article: ArticleSummary, words: readonly string[]): boolean {
  return words.every((word) => foldedText(article).includes(word))
}

/** The list after articles were added or changed, newest first as before. */
export function mergeSummaries(
  articles: readonly ArticleSummary[],
  changes: readonly ArticleChange[],
): readonly ArticleSummary[] {
  const changed = new Map(changes.map(({ summary }) => [summary.id, summary]))
  const kept = articles.map((article) => {
    const now = changed.get(article.id) ?? article
    changed.delete(article.id)
    return now
  })
  return changed.size === 0 ? kept : [...changed.values(), ...kept].sort(compareNewestFirst)
}

/** The list with the edits that are not on the disk, which are given by the id of the article. */
export function previewRows(
  articles: readonly ArticleSummary[],
  edits: ReadonlyMap<string, readonly Edit[]>,
): readonly ArticleSummary[] {
  if (edits.size === 0) return articles
  const now = new Date().toISOString()
  return articles.map(
    (article) =>
      edits.get(article.id)?.reduce((row, edit) => previewSummary(row, edit, now), article) ?? article,
  )
}

/** All tags after a change: those known in their order, new ones last. */
export function mergeTags(tags: readonly string[], changes: readonly ArticleChange[]): readonly string[] {
  const used = changes.flatMap(({ article, annotations }) =>
    [article, ...annotations].flatMap((tagged) => tagged.tags),
  )
  return [...new Set([...tags, ...used])]
}

// A summary never changes, it is replaced: what was folded once holds for as long as it is there.
const folded = new WeakMap<ArticleSummary, string>()

function foldedText(article: ArticleSummary): string {
  const known = folded.get(article)
  if (known !== undefined) return known
  const { title, byline, place, publisher, tags } = article
  const text = fold([title, byline, place, publisher, ...tags].join('\n'))
  folded.set(article, text)
  return text
}
