import type { ArticleStatus } from '../article/article.ts'
import type { Failure } from '../ipc/result.ts'
import type { SearchHit } from './describe-hit.ts'
import type { Query } from './query.ts'

/** Among which articles it is looked: all, those of a status, or those with these ids. */
export type SearchScope = 'all' | ArticleStatus | string[]

/** An article in which something was found. */
export interface FoundArticle {
  id: string
  title: string
  /** The best of what was found, best first. */
  hits: SearchHit[]
  /** How many hits there are beyond these. */
  more: number
}

export interface FoundArticles {
  /** Best first. */
  articles: FoundArticle[]
  /** How many articles there are in all. */
  total: number
  /** What was looked for in the end: misspelt words have given way to those that are there. */
  query: Query
}

/** How far the search's index is. */
export type SearchState =
  /** Nobody has looked for anything yet. */
  | { phase: 'resting' }
  /** Articles are taken in: how many are done, and of how many. What is in can be found. */
  | { phase: 'indexing'; done: number; total: number }
  | { phase: 'ready' }
  | { phase: 'failed'; failure: Failure }
