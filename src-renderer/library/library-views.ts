import type { ArticleStatus } from '../../src-core/article/article.ts'
import type { ArticleChange, ArticleSummary } from '../../src-core/ipc/contract.ts'
import { fold } from '../../src-core/search/fold.ts'

/** The views of the library, in the order in which they are shown. */
export const VIEWS = ['inbox', 'reading', 'archived', 'all'] as const
export type ViewName = (typeof VIEWS)[number]

export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  inbox: 'Inbox',
  reading: 'Reading',
  archived: 'Archive',
  all: 'All',
}

/** How many articles each view holds. */
export function countViews(articles: readonly ArticleSummary[]): Record<ViewName, number> {
  const counts: Record<ArticleStatus, number> = { inbox: 0, reading: 0, archived: 0 }
  for (const { status } of articles) counts[status]++
  return { ...counts, all: articles.length }
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
  const words = fold(query).split(/\s+/).filter(Boolean)
  return articles.filter(
    (article) =>
      (view === 'all' || article.status === view) &&
      words.every((word) => foldedText(article).includes(word)),
  )
}

/** Newest first: by the time of import, then by id. */
export function compareByAge(a: ArticleSummary, b: ArticleSummary): number {
  if (a.addedAt !== b.addedAt) return a.addedAt < b.addedAt ? 1 : -1
  return a.id < b.id ? 1 : -1
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
  return changed.size === 0 ? kept : [...changed.values(), ...kept].sort(compareByAge)
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
