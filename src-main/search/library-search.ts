import { join } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { articleToIndex } from '../../src-core/search/article-documents.ts'
import { buildSegment } from '../../src-core/search/build-segment.ts'
import { describeHit, type SearchHit } from '../../src-core/search/describe-hit.ts'
import { mergeSegments } from '../../src-core/search/merge-segments.ts'
import type { Query } from '../../src-core/search/query.ts'
import {
  addSegment,
  compactIndex,
  indexedArticles,
  removeArticles,
  type SearchIndex,
} from '../../src-core/search/search-index.ts'
import { search } from '../../src-core/search/search.ts'
import type { ArticleToIndex, Segment } from '../../src-core/search/segment.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import type { Library } from '../store/library.ts'
import { cacheFolder } from '../store/places.ts'
import { SegmentFiles } from './segment-files.ts'

/** Articles that are read, and made a segment of, at a time: enough to share their words, little to hold. */
const BATCH = 250

export interface SearchOptions {
  /** The app's data folder, for the cache. */
  data: string
  fs?: FileSystem
  /** Told while many articles are taken in: how many are done, and of how many. */
  onProgress?: (done: number, total: number) => void
}

/** Finds what is in a library. The index is a cache that is brought up to date before each search. */
export class LibrarySearch {
  readonly #library: Library
  readonly #files: SegmentFiles
  readonly #onProgress: NonNullable<SearchOptions['onProgress']>
  #index: SearchIndex

  private constructor(library: Library, files: SegmentFiles, index: SearchIndex, options: SearchOptions) {
    this.#library = library
    this.#files = files
    this.#index = index
    this.#onProgress = options.onProgress ?? (() => undefined)
  }

  /** Loads the saved index, if there is one. */
  static async open(library: Library, options: SearchOptions): Promise<LibrarySearch> {
    const folder = join(cacheFolder(options.data, library.id), 'search')
    const files = new SegmentFiles(options.fs ?? disk, folder)
    return new LibrarySearch(library, files, await files.load(), options)
  }

  /**
   * Finds what a query describes, grouped by article, the best first.
   * @param limit how many hits to give, at most
   */
  async find(query: Query, limit: number): Promise<SearchHit[]> {
    await this.#refresh()
    const found = search(this.#index, query, limit)
    const hits: SearchHit[] = []
    for (const { id, documents } of found.articles) {
      if (hits.length >= limit) break
      const view = await this.#read(id)
      if (!view) continue
      for (const document of documents.slice(0, limit - hits.length)) {
        hits.push(describeHit(view, document, found.query))
      }
    }
    return hits
  }

  /** Takes in what changed since the index was made, and saves it. */
  async #refresh(): Promise<void> {
    const versions = this.#library.articleVersions()
    const known = new Map(Array.from(indexedArticles(this.#index), ({ id, version }) => [id, version]))
    const gone = new Set([...known.keys()].filter((id) => !versions.has(id)))
    const stale = [...versions].filter(([id, version]) => known.get(id) !== version)
    if (gone.size === 0 && stale.length === 0) return
    let index = removeArticles(this.#index, gone)
    const added = await this.#takeIn(stale)
    if (added) index = addSegment(index, added)
    this.#index = compactIndex(index)
    await this.#files.save(this.#index)
  }

  async #takeIn(stale: readonly (readonly [id: string, version: string])[]): Promise<Segment | undefined> {
    const segments: Segment[] = []
    for (let start = 0; start < stale.length; start += BATCH) {
      this.#onProgress(start, stale.length)
      const articles: ArticleToIndex[] = []
      for (const [id, version] of stale.slice(start, start + BATCH)) {
        const view = await this.#read(id)
        if (view) articles.push(articleToIndex(view, version))
      }
      if (articles.length > 0) segments.push(buildSegment(articles))
    }
    if (segments.length <= 1) return segments[0]
    return mergeSegments(
      segments.map((segment) => ({ segment, live: new Uint8Array(segment.articles.length).fill(1) })),
    )
  }

  /** An article that cannot be read is not found; whoever opens it is told why. */
  async #read(id: string) {
    try {
      return await this.#library.readArticle(id)
    } catch (error) {
      if (error instanceof LecternError) return undefined
      throw error
    }
  }
}
