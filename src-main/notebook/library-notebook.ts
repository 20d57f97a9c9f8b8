import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { ArticleChange, ArticleLinks } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { toNotebookArticle, type NotebookArticle } from '../../src-core/notebook/notebook-article.ts'
import { NotebookIndex } from '../../src-core/notebook/notebook-index.ts'
import {
  DEFAULT_NOTEBOOK_QUERY,
  EMPTY_FILTER,
  type NotebookQuery,
} from '../../src-core/notebook/notebook-query.ts'
import {
  annotationsAt,
  queryNotebook,
  type AnnotationsOf,
  type NotebookResult,
  type NotebookRow,
} from '../../src-core/notebook/notebook-result.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import type { Library } from '../store/library.ts'
import { cacheFolder } from '../store/places.ts'
import { NotebookFiles, NOTEBOOK_FILES } from './notebook-files.ts'
import { NotebookRows } from './notebook-rows.ts'

const READS_AT_ONCE = 16
/** Saved when there is time, never while someone waits. */
const SAVE_AFTER = 10_000
/** How many entries are written in the time that it takes to read one record again. */
const READ_COST = 64

export interface NotebookOptions {
  /** The app's data folder, for the cache. */
  data: string
  fs?: FileSystem
  /** Told while records are read for the index: how many are done, and of how many. */
  onProgress?: (done: number, total: number) => void
}

/**
 * Every annotation of a library. Nothing is read before the first question; from then on the index
 * follows the library's changes. Rows are read from the records when they come into sight.
 */
export class LibraryNotebook {
  readonly #library: Library
  readonly #files: NotebookFiles
  readonly #rows: NotebookRows
  readonly #onProgress: NonNullable<NotebookOptions['onProgress']>
  readonly #index = new NotebookIndex()
  /** What the index was made of, by article: what is saved. */
  readonly #articles = new Map<string, NotebookArticle>()
  readonly #unsaved = new Set<string>()
  #ready: Promise<void> | undefined
  #isStopped = false
  #saveTimer: NodeJS.Timeout | undefined
  #saving: Promise<void> = Promise.resolve()
  #stopListening: (() => void) | undefined

  constructor(library: Library, options: NotebookOptions) {
    this.#library = library
    this.#files = new NotebookFiles(
      options.fs ?? disk,
      join(cacheFolder(options.data, library.id), 'notebook'),
    )
    this.#rows = new NotebookRows(library)
    this.#onProgress = options.onProgress ?? (() => undefined)
  }

  /** Finds the annotations that a query describes. */
  async query(query: NotebookQuery): Promise<NotebookResult> {
    await this.#prepare()
    return queryNotebook(this.#index, query)
  }

  /** The rows of slots; null for those that are gone or cannot be read. */
  async rows(slots: readonly number[]): Promise<(NotebookRow | null)[]> {
    await this.#prepare()
    const rows: (NotebookRow | null)[] = []
    for (const slot of slots) {
      const article = this.#index.articles[this.#index.articleOf[slot] ?? -1]
      const id = this.#index.ids[slot]
      rows.push(article && id !== undefined ? await this.#rows.read(article.id, id) : null)
    }
    return rows
  }

  /** The annotations that slots stand for, by article. */
  async annotations(slots: Iterable<number>): Promise<AnnotationsOf[]> {
    await this.#prepare()
    return annotationsAt(this.#index, slots)
  }

  /**
   * What the annotations of an article are linked with.
   * @param targets ids of annotations that its links and notes lead to; those that are gone are left out
   */
  async links(articleId: string, targets: readonly string[]): Promise<ArticleLinks> {
    await this.#prepare()
    const index = this.#index
    const ids = index.slotsOf(articleId).map((slot) => index.ids[slot] ?? '')
    const backlinks = ids.flatMap((id) => index.backlinks.to(id))
    const wanted = new Set([...targets, ...backlinks.map(({ from }) => from)])
    return { passages: await this.passages([...wanted]), backlinks }
  }

  /** Annotations by their ids; those that are gone are left out. */
  async passages(ids: readonly string[]): Promise<NotebookRow[]> {
    await this.#prepare()
    const slots = ids.map((id) => this.#index.slotOf(id)).filter((slot) => slot !== undefined)
    return (await this.rows(slots)).filter((row) => row !== null)
  }

  /** The annotations that have all words of a text in quote, note, tags or title, newest first. */
  async find(text: string, limit: number): Promise<NotebookRow[]> {
    const filter = { ...EMPTY_FILTER, text }
    const { slots } = await this.query({ ...DEFAULT_NOTEBOOK_QUERY, filter })
    return (await this.rows([...slots.subarray(0, limit)])).filter((row) => row !== null)
  }

  /** Stops the making of the index. What was read by then is kept for the next question. */
  cancel(): void {
    this.#isStopped = true
  }

  /** Ends the listening, and saves what is worth it. */
  async close(): Promise<void> {
    this.#stopListening?.()
    clearTimeout(this.#saveTimer)
    await this.#save()
  }

  /** Makes the index, once; a failure is told, and the next question tries again. */
  #prepare(): Promise<void> {
    this.#ready ??= this.#build().catch((error: unknown) => {
      this.#ready = undefined
      throw error
    })
    return this.#ready
  }

  async #build(): Promise<void> {
    this.#stopListening ??= this.#library.onChange((changes) => this.#follow(changes))
    const ids = this.#library.view().articles.map(({ id }) => id)
    const there = new Set(ids)
    for (let file = 0; file < NOTEBOOK_FILES; file++) {
      for (const article of await this.#files.read(file)) {
        if (there.has(article.id) && this.#isCurrent(article)) this.#put(article)
        else this.#unsaved.add(article.id)
      }
      await setImmediate()
    }
    const stale = ids.filter((id) => !this.#isKnown(id))
    this.#isStopped = false
    for (let start = 0; start < stale.length; start += READS_AT_ONCE) {
      // It may be stopped while it reads: see `cancel`.
      this.#throwIfStopped(start)
      if (stale.length > READS_AT_ONCE) this.#onProgress(start, stale.length)
      await Promise.all(stale.slice(start, start + READS_AT_ONCE).map((id) => this.#takeIn(id)))
      await setImmediate()
    }
    if (stale.length > READS_AT_ONCE) this.#onProgress(stale.length, stale.length)
    void this.#save()
  }

  #throwIfStopped(done: number): void {
    if (!this.#isStopped) return
    throw new LecternError('cancelled', 'The gathering of your annotations was stopped.', {
      kept: `Those of ${done.toLocaleString('en')} articles were gathered, and need not be again.`,
      todo: 'Go on whenever you like: all of them are in your library.',
    })
  }

  #isCurrent({ id, version }: NotebookArticle): boolean {
    return version === this.#library.recordVersion(id)
  }

  #isKnown(id: string): boolean {
    return this.#index.versionOf(id) === this.#library.recordVersion(id)
  }

  /** An article that cannot be read has no annotations here; whoever opens it is told why. */
  async #takeIn(id: string): Promise<void> {
    const version = this.#library.recordVersion(id)
    if (version === undefined) return
    try {
      const read = await this.#library.readAnnotations(id)
      // What was changed while it was being read has been taken in already.
      if (version === this.#library.recordVersion(id)) this.#note(toNotebookArticle(read, version))
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
    }
  }

  #follow(changes: readonly ArticleChange[]): void {
    for (const change of changes) {
      const { id } = change.article
      this.#rows.forget(id)
      this.#note(toNotebookArticle(change, this.#library.recordVersion(id) ?? ''))
    }
    this.#saveLater()
  }

  #note(article: NotebookArticle): void {
    this.#put(article)
    this.#unsaved.add(article.id)
  }

  #put(article: NotebookArticle): void {
    this.#articles.set(article.id, article)
    this.#index.put(article)
  }

  #saveLater(): void {
    this.#saveTimer ??= setTimeout(() => {
      this.#saveTimer = undefined
      void this.#save()
    }, SAVE_AFTER).unref()
  }

  /** One save after the other. */
  #save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#saveFiles())
    return this.#saving
  }

  /** Saves the files in which so much has changed that reading it again would take longer than writing. */
  async #saveFiles(): Promise<void> {
    const unsaved = dealOut(this.#unsaved)
    if (unsaved.size === 0) return
    const all = dealOut(this.#articles.keys())
    for (const [file, changed] of unsaved) {
      const ids = all.get(file) ?? []
      if (changed.length * READ_COST <= ids.length) continue
      for (const id of changed) this.#unsaved.delete(id)
      const articles = ids.flatMap((id) => this.#articles.get(id) ?? [])
      if (!(await this.#files.write(file, articles))) for (const id of changed) this.#unsaved.add(id)
      await setImmediate()
    }
  }
}

/** The articles of each file. */
function dealOut(ids: Iterable<string>): Map<number, string[]> {
  const files = new Map<number, string[]>()
  for (const id of ids) {
    const file = NotebookFiles.fileOf(id)
    const there = files.get(file)
    if (there) there.push(id)
    else files.set(file, [id])
  }
  return files
}
