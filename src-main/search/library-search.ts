import { LecternError } from '../../src-core/ipc/result.ts'
import { articleToIndex } from '../../src-core/search/article-documents.ts'
import { buildSegment } from '../../src-core/search/build-segment.ts'
import { describeHit, type SearchHit } from '../../src-core/search/describe-hit.ts'
import type { FoundArticle, FoundArticles, SearchScope } from '../../src-core/search/found-articles.ts'
import { mergeSegments, wholly } from '../../src-core/search/merge-segments.ts'
import type { Query } from '../../src-core/search/query.ts'
import {
  addSegment,
  compactIndex,
  indexedVersions,
  keepArticles,
  mergeIndex,
  removeArticles,
  type SearchIndex,
} from '../../src-core/search/search-index.ts'
import { columnBytes } from '../../src-core/search/segment-bytes.ts'
import { search, type ArticleHit, type SearchResult } from '../../src-core/search/search.ts'
import type { ArticleToIndex, Segment } from '../../src-core/search/segment.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import type { ArticleSource } from './article-source.ts'
import { SegmentFiles } from './segment-files.ts'

/** Articles that are read, and made a segment of, at a time: enough to share their words, little to hold. */
const BATCH = 250
/** Articles after which an index in the making is saved: so many are made anew when it is cut off. */
const SAVED_AFTER = 2_500
/** As many hits as are shown of one article. */
const HITS_OF_ARTICLE = 5

type Stale = readonly (readonly [id: string, version: string])[]

export interface SearchOptions {
  /** The folder of the index's files. */
  cache: string
  fs?: FileSystem
  /** Told while articles are taken in: how many are done, and of how many. */
  onProgress?: (done: number, total: number) => void
}

export interface FindOptions {
  /** How many articles to tell of, at most. */
  limit: number
  scope?: SearchScope
  /** How many hits to describe of each article; five by default. */
  hitsOfEach?: number
  /** About how long a snippet is, in UTF-16 code units. */
  snippetLength?: number
  /** Asked now and then: whether nobody waits for the answer any more. */
  isStale?: () => boolean
}

/** Finds what is in a library. The index is a cache; {@link LibrarySearch.refresh} brings it up to date. */
export class LibrarySearch {
  readonly #source: ArticleSource
  readonly #files: SegmentFiles
  readonly #onProgress: NonNullable<SearchOptions['onProgress']>
  /** The articles that could not be read, and in which state. */
  readonly #unreadable = new Map<string, string>()
  #index: SearchIndex

  private constructor(
    source: ArticleSource,
    files: SegmentFiles,
    index: SearchIndex,
    options: SearchOptions,
  ) {
    this.#source = source
    this.#files = files
    this.#index = index
    this.#onProgress = options.onProgress ?? (() => undefined)
  }

  /** Loads the saved index, if there is one. */
  static async open(source: ArticleSource, options: SearchOptions): Promise<LibrarySearch> {
    const files = new SegmentFiles(options.fs ?? disk, options.cache)
    return new LibrarySearch(source, files, await files.load(), options)
  }

  /** How many articles are not in the index as they are. */
  get staleCount(): number {
    const { gone, stale } = this.#compare()
    return gone.size + stale.length
  }

  /** How many bytes the index takes, but for its lists of tags. */
  get indexBytes(): number {
    return this.#index.segments.reduce((sum, { segment }) => sum + columnBytes(segment), 0)
  }

  /** Takes in what changed since the index was made, and saves it. What is in already can be found meanwhile. */
  async refresh(): Promise<void> {
    const { gone, stale } = this.#compare()
    if (gone.size === 0 && stale.length === 0) return
    this.#index = removeArticles(this.#index, gone)
    let start = 0
    do {
      const part = stale.slice(start, start + SAVED_AFTER)
      this.#index = compactIndex(await this.#takeIn(part, start, stale.length))
      await this.#files.save(this.#index)
      start += part.length
    } while (start < stale.length)
    if (stale.length > SAVED_AFTER) {
      this.#index = mergeIndex(this.#index)
      await this.#files.save(this.#index)
    }
    this.#onProgress(stale.length, stale.length)
  }

  /** The articles that a query describes, the best first; nothing is read for it. */
  rank(query: Query, limit: number, scope: SearchScope = 'all'): SearchResult {
    const index = Array.isArray(scope) ? keepArticles(this.#index, new Set(scope)) : this.#index
    return search(index, narrow(query, scope), limit)
  }

  /**
   * Finds what a query describes, and says where.
   * @throws LecternError `cancelled` when nobody waits any more
   */
  async find(query: Query, options: FindOptions): Promise<FoundArticles> {
    const found = this.rank(query, options.limit, options.scope)
    const articles = await Promise.all(
      found.articles.map((each) => this.#describe(each, found.query, options)),
    )
    return {
      articles: articles.filter((article) => article !== undefined),
      total: found.total,
      query: found.query,
    }
  }

  /**
   * Takes in what changed, then finds what a query describes: hits grouped by article, the best first.
   * @param limit how many hits to give, at most
   */
  async findHits(query: Query, limit: number): Promise<SearchHit[]> {
    await this.refresh()
    const { articles } = await this.find(query, { limit, hitsOfEach: limit })
    return articles.flatMap(({ hits }) => hits).slice(0, limit)
  }

  #compare(): { gone: Set<string>; stale: Stale } {
    const versions = this.#source.articleVersions()
    const known = indexedVersions(this.#index)
    return {
      gone: new Set([...known.keys()].filter((id) => !versions.has(id))),
      stale: [...versions].filter(
        ([id, version]) => known.get(id) !== version && this.#unreadable.get(id) !== version,
      ),
    }
  }

  /** @returns the index with these articles, as one segment */
  async #takeIn(stale: Stale, done: number, total: number): Promise<SearchIndex> {
    const before = this.#index
    const segments: Segment[] = []
    for (let start = 0; start < stale.length; start += BATCH) {
      this.#onProgress(done + start, total)
      const articles: ArticleToIndex[] = []
      for (const [id, version] of stale.slice(start, start + BATCH)) {
        const view = await this.#read(id)
        if (view) articles.push(articleToIndex(view, version))
        else this.#unreadable.set(id, version)
      }
      if (articles.length === 0) continue
      const segment = buildSegment(articles)
      segments.push(segment)
      this.#index = addSegment(this.#index, segment)
    }
    const [first] = segments
    if (!first) return before
    return addSegment(before, segments.length === 1 ? first : mergeSegments(segments.map(wholly)))
  }

  async #describe(
    { id, documents }: ArticleHit,
    query: Query,
    { hitsOfEach = HITS_OF_ARTICLE, snippetLength, isStale = () => false }: FindOptions,
  ): Promise<FoundArticle | undefined> {
    const view = await this.#read(id)
    if (isStale()) throw new LecternError('cancelled', 'Something else is looked for by now.')
    if (!view) return undefined
    const hits = documents
      .slice(0, hitsOfEach)
      .map((document) => describeHit(view, document, query, snippetLength))
    return { id, title: view.article.title, hits, more: documents.length - hits.length }
  }

  /** An article that cannot be read is not found; whoever opens it is told why. */
  async #read(id: string) {
    try {
      return await this.#source.readArticle(id)
    } catch (error) {
      if (error instanceof LecternError) return undefined
      throw error
    }
  }
}

/** A status is a filter of the query; other scopes are not. */
function narrow(query: Query, scope: SearchScope): Query {
  if (scope === 'all' || Array.isArray(scope)) return query
  const clause = { isNegated: false, alternatives: [{ kind: 'is' as const, status: scope }] }
  return { clauses: [...query.clauses, clause] }
}
