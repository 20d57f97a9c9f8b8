import type { ArticleChange, MergedCopy } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { toArticleChange } from '../../src-core/library/summary.ts'
import type { StoredRecord } from './article-records.ts'
import { LibraryWatcher, type Touched } from './library-watcher.ts'
import { RecentRecords } from './recent-records.ts'
import type { Shelves } from './shelves.ts'
import { takeInCopies } from './sync-copies.ts'

/** What may be heard of a library, beside the articles that changed. */
export interface LibraryEvents {
  /** Second copies of files, as programs that sync leave them, were merged. */
  copiesMerged: (copies: MergedCopy[]) => void
  /** The files of these articles are not there any more. The articles are listed still. */
  missing: (ids: string[]) => void
}

/** The library itself, which passes on what it is told. */
interface Told {
  changed: (records: StoredRecord[]) => void
  /** library.json may have changed. */
  metaTouched: () => Promise<void>
  /** The tray may have changed. */
  trayTouched: () => Promise<void>
}

/** Notices what other programs do to an open library, and takes it in. */
export class OutsideChanges {
  /** The second copies that were merged since the library was opened. */
  copies: MergedCopy[] = []
  /** The records that were worked with last. */
  readonly recent: RecentRecords
  readonly #shelves: Shelves
  readonly #folder: string
  readonly #tell: Told
  readonly #heard: Partial<LibraryEvents>[] = []
  #watcher: LibraryWatcher | undefined
  #look: Promise<void> | undefined

  constructor(shelves: Shelves, folder: string, tell: Told) {
    this.#shelves = shelves
    this.recent = new RecentRecords(shelves)
    this.#folder = folder
    this.#tell = tell
  }

  /** Tells of what is done from now on. Answers a function that ends it. */
  listen(events: Partial<LibraryEvents>): () => void {
    this.#heard.push(events)
    this.watch()
    return () => {
      this.#heard.splice(this.#heard.indexOf(events), 1)
    }
  }

  /** Watches the library's folders from now on. */
  watch(): void {
    const { records, trayFiles } = this.#shelves
    const folders = { root: this.#folder, articles: records.folder, tray: trayFiles.folder }
    this.#watcher ??= new LibraryWatcher(folders, (touched) => void this.#lookAt(touched))
  }

  /** Writes the record of an article whose file is gone; see {@link RecentRecords.restore}. */
  async writeBack(id: string): Promise<ArticleChange> {
    const stored = await this.recent.restore(id)
    this.#tell.changed([stored])
    return toArticleChange(stored.record)
  }

  close(): void {
    this.#watcher?.close()
  }

  /**
   * Looks at everything that may have changed, for where the system cannot watch a folder. What cannot be
   * read is told of to the next one who needs it.
   */
  lookAtAll(): Promise<void> {
    // One look at a time: who asks while it lasts waits for it.
    this.#look ??= this.#lookEverywhere().finally(() => (this.#look = undefined))
    return this.#look
  }

  async #lookEverywhere(): Promise<void> {
    const { catalogue, records } = this.#shelves
    this.#watcher?.watchAgain()
    const ids = await records.ids().catch(() => [])
    await this.#lookAt({ ids: [...new Set([...catalogue.ids(), ...ids])], copies: true, tray: true })
    await this.#tell.metaTouched()
  }

  async #lookAt({ ids, copies, tray }: Touched): Promise<void> {
    try {
      if (ids.length > 0) await this.#lookAtRecords(ids)
      if (copies) await this.takeInCopies()
      if (tray) await this.#tell.trayTouched()
    } catch (error) {
      // A folder that cannot be read now is told of to the next one who reads from it.
      if (!(error instanceof LecternError)) throw error
    }
  }

  /** Looks at records that another program may have changed. */
  async #lookAtRecords(ids: string[]): Promise<void> {
    const { catalogue, records, lock } = this.#shelves
    // What is damaged may be half-written: it is left to the next one who reads it.
    const { changed, missing } = await lock.queue(() => catalogue.refresh(ids, (id) => records.read(id)))
    this.#tell.changed(changed)
    if (missing.length > 0) this.#say(({ missing: hear }) => hear?.(missing))
  }

  /** What goes wrong leaves the copies where they are, for the next time. */
  async takeInCopies(): Promise<void> {
    try {
      const before = this.#shelves.meta
      const { records, copies } = await takeInCopies(this.#shelves, this.#folder)
      if (copies.length === 0) return
      this.copies = [...this.copies, ...copies]
      this.#tell.changed(records)
      await this.#tell.trayTouched()
      this.#say(({ copiesMerged }) => copiesMerged?.(copies))
      if (this.#shelves.meta !== before) await this.#tell.metaTouched()
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
    }
  }

  #say(tell: (events: Partial<LibraryEvents>) => void): void {
    for (const events of this.#heard) tell(events)
  }
}
