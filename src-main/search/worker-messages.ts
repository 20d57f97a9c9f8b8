import type { Failure } from '../../src-core/ipc/result.ts'
import type { FoundArticles, SearchScope, SearchState } from '../../src-core/search/found-articles.ts'
import type { Query } from '../../src-core/search/query.ts'

/** What the search's thread is started with. */
export interface WorkerStart {
  /** The library's folder. */
  folder: string
  /** The folder of the index's files. */
  cache: string
  /** As {@link Library.articleVersions} tells. */
  versions: Map<string, string>
}

export interface FindRequest {
  query: Query
  scope: SearchScope
  /** How many articles to tell of. */
  limit: number
}

/** What the thread is told. */
export type ToWorker =
  | { kind: 'changed'; changes: [id: string, version: string | null][] }
  /** Of several that wait, only the last one is answered with what it finds. */
  | { kind: 'find'; call: number; request: FindRequest }

/** What the thread tells. */
export type FromWorker =
  | { kind: 'state'; state: SearchState }
  | { kind: 'found'; call: number; found: FoundArticles }
  | { kind: 'failed'; call: number; failure: Failure }
