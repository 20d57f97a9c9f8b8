import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { Span } from '../../src-core/article/segments.ts'
import type { SearchHit } from '../../src-core/search/describe-hit.ts'
import { findMarks } from '../../src-core/search/excerpt.ts'
import type { FoundArticles } from '../../src-core/search/found-articles.ts'
import { wantedPhrases } from '../../src-core/search/query.ts'

/** An article among the results, or something that was found in it: what the keys go through. */
export interface ResultRow {
  /** Names the row for as long as the same is found. */
  key: string
  article: string
  /** Null for the article itself. */
  hit: SearchHit | null
}

/** An article and what was found in it, as the results show it. */
export interface ResultGroup {
  article: ArticleSummary
  /** What was found in the title, UTF-16 code units. */
  marks: Span[]
  rows: ResultRow[]
  /** How many hits there are beyond those of the rows. */
  more: number
}

/**
 * The results by article: what the search found, in its order, then those articles that the list's own
 * filter finds besides, such as by letters within a word.
 * @param find the article of an id, if the list has it
 * @param filtered what the list's own filter finds
 */
export function groupResults(
  found: FoundArticles | null,
  find: (id: string) => ArticleSummary | undefined,
  filtered: readonly ArticleSummary[],
): ResultGroup[] {
  const phrases = found ? wantedPhrases(found.query) : []
  const groups = (found?.articles ?? []).flatMap(({ id, hits, more }): ResultGroup[] => {
    const article = find(id)
    if (!article) return []
    const shown = hits.filter(({ kind }) => kind !== 'title')
    return [{ article, marks: findMarks(article.title, phrases), rows: toRows(id, shown), more }]
  })
  const isWhole = !found || found.articles.length >= found.total
  const known = new Set(groups.map(({ article }) => article.id))
  const others = isWhole ? filtered.filter(({ id }) => !known.has(id)) : []
  return [
    ...groups,
    ...others.map((article) => ({ article, marks: [], rows: toRows(article.id, []), more: 0 })),
  ]
}

function toRows(article: string, hits: readonly SearchHit[]): ResultRow[] {
  return [
    { key: article, article, hit: null },
    ...hits.map((hit, index) => ({ key: `${article}-${index}`, article, hit })),
  ]
}
