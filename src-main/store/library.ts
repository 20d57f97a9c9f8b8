import type { ColourMeanings } from '../../src-core/annotation/colour.ts'
import type { Edit } from '../../src-core/annotation/edit.ts'
import type { ImportSource } from '../../src-core/import/imported.ts'
import type {
  ArticleChange,
  ArticleEdit,
  ArticleView,
  EditOutcome,
  ImportReport,
  LibraryView,
} from '../../src-core/ipc/contract.ts'
import { succeed, type Failure, type Result } from '../../src-core/ipc/result.ts'
import { placeForImported } from '../incoming/place-for-imported.ts'
import { applyEdit } from '../../src-core/library/apply-edit.ts'
import { latestStamp, toContent, type ArticleRecord } from '../../src-core/library/record.ts'
import type {
  BackupList,
  BackupPreview,
  BackupSummary,
  RestoreReport,
} from '../../src-core/library/backup.ts'
import { nextStamp, type StampSource } from '../../src-core/library/stamp.ts'
import type { TagUse } from '../../src-core/library/tag-change.ts'
import type { RemovedArticle } from '../../src-core/library/trash.ts'
import { toArticleChange, toOutcome } from '../../src-core/library/summary.ts'
import type { StoredRecord } from './article-records.ts'
import { toBackupSummary } from './backup-files.ts'
import { editMany } from './edit-many.ts'
import { failureOf } from './failure-of.ts'
import { LibraryChoicesFile } from './library-choices.ts'
import { importSources } from './import-source.ts'
import { OutsideChanges } from './outside-changes.ts'
import { plantSeeds } from './plant-seeds.ts'
import { removeExpired } from './remove-expired.ts'
import { Rereading, requireTexts } from './reread-article.ts'
import { previewBackup, restoreBackup, type RestoreWatcher } from './restore-backup.ts'
import { findTagUses } from './tag-uses.ts'
import { openShelves, type LibraryOptions, type Shelves } from './shelves.ts'

/** Makes an edit of the record that it is for, under the library's lock. It may be called twice. */
type EditMaker = (record: ArticleRecord) => Edit

/** @param isAnswered whether who asked for the changes gets them as the answer */
type Listener = (changes: ArticleChange[], isAnswered: boolean) => void

/**
 * A library, open. Changes are acknowledged when they are on the disk: what a promise resolved for
 * outlives a power cut. Other programs may use the same folder at the same time.
 */
export class Library {
  /** The meanings of colours and the saved filters. */
  readonly choices: LibraryChoicesFile
  /** Reads articles again in other encodings. */
  readonly rereading: Rereading
  /** Annotations from elsewhere that have no passage yet. */
  readonly tray: Shelves['tray']
  /** Reads files of annotations, which are of no library. */
  readonly readIncoming: Shelves['readIncoming']
  /** What other programs do to the library. */
  readonly outside: OutsideChanges
  readonly #folder: string
  readonly #shelves: Shelves
  readonly #listeners = new Set<Listener>()
  #removed: RemovedArticle[] = []

  private constructor(folder: string, shelves: Shelves) {
    this.#folder = folder
    this.#shelves = shelves
    this.choices = new LibraryChoicesFile(folder, shelves)
    this.rereading = new Rereading(shelves)
    this.tray = shelves.tray
    this.readIncoming = shelves.readIncoming
    shelves.recovery.onRecovered = (stored) => this.#tell([stored])
    this.outside = new OutsideChanges(shelves, folder, {
      changed: (records) => this.#tell(records),
      metaTouched: () => this.choices.look(),
      trayTouched: () => this.tray.look(),
    })
  }

  /** Opens the library in a folder, or makes one there; see {@link openShelves}. */
  static async open(options: LibraryOptions): Promise<Library> {
    const library = new Library(options.folder, await openShelves(options))
    await library.outside.takeInCopies()
    return library
  }

  /** What a window shows first: the list and what could not be read. */
  view(): LibraryView {
    const { catalogue, problems, isReadOnly } = this.#shelves
    return {
      folder: this.#folder,
      ...this.choices.value,
      articles: catalogue.summaries(),
      tags: catalogue.tags(),
      problems: problems.all(),
      isReadOnly,
      removed: this.#removed,
      copies: this.outside.copies,
    }
  }

  /** The library's folder. */
  get folder(): string {
    return this.#folder
  }

  /** What the colours stand for here. */
  get meanings(): Readonly<ColourMeanings> {
    return this.#shelves.meta.meanings
  }

  /** ULID; names the library's cache folder. */
  get id(): string {
    return this.#shelves.meta.id
  }

  /** Of each article, by its id, which state of it is known, so that a cache can tell what is stale. */
  articleVersions(): Map<string, string> {
    return this.#shelves.catalogue.versions()
  }

  /** As {@link Library.articleVersions}, of one article; null when it is not there, or in the Trash. */
  articleVersion(id: string): string | null {
    return this.#shelves.catalogue.version(id)
  }

  /** Which state of an article's record is known, be it in the Trash; undefined when there is none. */
  recordVersion(id: string): string | undefined {
    return this.#shelves.catalogue.recordVersion(id)
  }

  /** @throws LecternError `not-found`, `damaged`, `newer-schema` or `unreadable` */
  async readArticle(id: string): Promise<ArticleView> {
    const { recovery, records } = this.#shelves
    const { record } = await recovery.readRecord(id, () => records.read(id))
    this.outside.recent.note(record)
    const { article, annotations } = toContent(record)
    const blocks = await recovery.readText(article, article.revisions.at(-1)?.hash ?? '')
    return { article, annotations, blocks }
  }

  /** The bytes of an image of an article; undefined when they are not there, or not whole. */
  readImage(hash: string): Promise<Uint8Array | undefined> {
    return this.#shelves.recovery.readOriginal(hash)
  }

  /** As {@link readArticle}, without the text. */
  async readAnnotations(id: string): Promise<Omit<ArticleView, 'blocks'>> {
    const { recovery, records } = this.#shelves
    return toContent((await recovery.readRecord(id, () => records.read(id))).record)
  }

  /**
   * Applies an edit, or one that is made of it, to the record as it is on the disk now, whoever wrote it last.
   * @throws LecternError: then nothing was changed
   */
  async edit(id: string, edit: Edit | EditMaker): Promise<EditOutcome> {
    const stamps = await this.#shelves.stampSource()
    const edited = await this.#shelves.lock.run(() => this.#update(id, edit, stamps))
    this.#tell([edited], typeof edit !== 'function')
    return toOutcome(edited)
  }

  /**
   * Applies edits to many articles under one lock. One that fails does not stop the others.
   * @returns what became of each article, in order
   */
  async editMany(edits: readonly ArticleEdit[]): Promise<Result<EditOutcome>[]> {
    const stamps = await this.#shelves.stampSource()
    const results = await this.#shelves.lock.run(() =>
      editMany(edits, ({ id, edit }) => this.#update(id, edit, stamps)),
    )
    const edited = results.flatMap((result) => (result.ok ? result.value : []))
    this.#tell(edited, true)
    return results.map((result) => (result.ok ? succeed(toOutcome(result.value)) : result))
  }

  /** Where a tag, or one below it, stands; see {@link findTagUses}. */
  readonly tagUses = (tag: string): Promise<TagUse[]> => findTagUses(this.#shelves, tag)

  /** To be called under the lock. */
  async #update(id: string, edit: Edit | EditMaker, stamps: StampSource) {
    const { records, recovery, catalogue } = this.#shelves
    const make = typeof edit === 'function' ? edit : () => edit
    const apply = (record: ArticleRecord) =>
      applyEdit(record, make(record), nextStamp(stamps, latestStamp(record)))
    if (typeof edit !== 'function') await requireTexts(this.#shelves, edit)
    await this.outside.recent.writeBack(id)
    const updated = await recovery.readRecordUnderLock(id, () => records.update(id, apply))
    catalogue.note(updated)
    return updated
  }

  /** Adds the articles of files or pasted text. One that fails does not stop the others. */
  async importSources(sources: readonly ImportSource[], stop?: AbortSignal): Promise<ImportReport> {
    const report = await importSources(this.#shelves, sources, {
      tell: (records) => this.#tell(records),
      stop,
    })
    return { ...report, ...(await placeForImported(this, report)) }
  }

  /**
   * Adds the sample articles, once in a library's life. What goes wrong is among the view's problems:
   * no library stays closed for want of samples.
   * @param folder holds manifest.json and the texts
   */
  async addSeeds(folder: string): Promise<void> {
    const { meta, lock, libraryFile, problems } = this.#shelves
    if (meta.seeded) return
    try {
      await plantSeeds(this.#shelves, folder, (records) => this.#tell(records))
      this.#shelves.meta = await lock.run(() =>
        libraryFile.update((found) => ({ ...(found ?? meta), seeded: true })),
      )
    } catch (error) {
      problems.add(failureOf(error))
    }
  }

  /** Removes what was in the Trash for long enough. What goes wrong is among the view's problems. */
  async removeExpired(): Promise<void> {
    try {
      const removed = await removeExpired(this.#shelves, this.#folder)
      this.#removed = [...this.#removed, ...removed]
    } catch (error) {
      this.#shelves.problems.add(failureOf(error))
    }
  }

  /** Takes a backup when there is time, if another program has changed something since the last one. */
  backUpSoon(): void {
    if (!this.#shelves.isReadOnly) this.#shelves.backups.takeSoon()
  }

  async listBackups(): Promise<BackupList> {
    const { backups } = this.#shelves
    const { unreadable, backups: all } = await backups.files.headers()
    return { folder: backups.files.folder, backups: all.map(toBackupSummary), unreadable }
  }

  /** Takes a backup now. @throws LecternError when it could not be taken */
  async takeBackup(): Promise<BackupSummary> {
    const taken = await this.#shelves.backups.take({ reason: 'asked', apart: true })
    if (!taken) throw new Error('No backup was taken.')
    return toBackupSummary(taken)
  }

  /** See {@link previewBackup}. */
  previewBackup(id: string): Promise<BackupPreview> {
    return previewBackup(this.#shelves, id)
  }

  /** See {@link restoreBackup}. */
  restoreBackup(id: string, watcher: Omit<RestoreWatcher, 'tell'> = {}): Promise<RestoreReport> {
    return restoreBackup(this.#shelves, id, { ...watcher, tell: (records) => this.#tell(records) })
  }

  /** Tells of articles that were added or changed, here or by another program. @returns a function that ends it */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    this.outside.watch()
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Tells of what goes wrong, or is recovered, from now on: more for the view's problems. */
  onProblem(listener: (problem: Failure) => void): void {
    this.#shelves.problems.onAdd(listener)
  }

  /** Ends the watching and saves the caches. Changes that were asked for before are saved first. */
  async close(): Promise<void> {
    this.outside.close()
    this.choices.close()
    const { lock, catalogue, backups, swept } = this.#shelves
    await lock.queue(() => catalogue.close())
    await backups.close()
    await swept
  }

  #tell(stored: readonly StoredRecord[], isAnswered = false): void {
    if (stored.length === 0) return
    for (const { record } of stored) this.outside.recent.update(record)
    this.#shelves.catalogue.saveLater()
    this.#shelves.backups.takeSoon()
    const changes = stored.map(({ record }) => toArticleChange(record))
    for (const listener of this.#listeners) {
      try {
        listener(changes, isAnswered)
      } catch (error) {
        console.error('A listener of the library failed:', error)
      }
    }
  }
}
