import { randomBytes } from 'node:crypto'
import { chooseKept, type BackupReason } from '../../src-core/library/backup.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { addTrayCopies, NO_TRAY, readTrayCopies, sameCopies, type TrayCopies } from './backup-tray.ts'
import { BackupFiles, COPY_KINDS, type Backup, type BackupRow, type HeaderOptions } from './backup-files.ts'
import { copyMeta, copyRows, copyTray, type BackedLibrary } from './copy-library.ts'
import { unwritable } from './disk-failure.ts'
import { createFolderDurably } from './durable-file.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { backupFolder } from './places.ts'

export interface BackupsOptions {
  fs: FileSystem
  /** The app's data folder. */
  data: string
  libraryId: string
  library: BackedLibrary
  now: () => number
  /** Told when a backup that nobody asked for could not be taken. */
  onFailure: (error: LecternError) => void
}

export interface TakeOptions {
  reason: BackupReason
  /** Keeps it beside what was taken shortly before, instead of in place of that. */
  apart?: boolean
  /** Stops it; what was copied so far is of use to the next one. */
  signal?: AbortSignal
}

/** A backup's articles by their ids. */
export type BackupRows = ReadonlyMap<string, BackupRow>

/** A record in a backup. */
export interface FoundRecord {
  row: BackupRow
  /** The bytes of its file. */
  bytes: Uint8Array
  /** ISO 8601 instant of the backup. */
  takenAt: string
}

// Long enough to gather what is written in one go, short enough to lose little when a file is damaged.
const TAKEN_AFTER = 30_000
/** Copies wait at most so long for an app that closes, in milliseconds; the next start goes on. */
const CLOSE_WITHIN = 5_000
const ROWS_REMEMBERED = 2
const NO_ROWS: BackupRows = new Map<string, BackupRow>()

/** The backups of one library, in the app's data folder. Other programs may take some at the same time. */
export class Backups {
  readonly files: BackupFiles
  readonly #fs: FileSystem
  readonly #library: BackedLibrary
  readonly #now: () => number
  readonly #onFailure: (error: LecternError) => void
  readonly #lock: FolderLock
  /** Rows by their hash: those of the newest backup are needed for each next one. */
  readonly #rows = new Map<string, BackupRows>()
  #timer: NodeJS.Timeout | undefined
  #isBehind = false
  #standsApart = false
  #isSwept = false

  constructor({ fs, data, libraryId, library, now, onFailure }: BackupsOptions) {
    const folder = backupFolder(data, libraryId)
    this.files = new BackupFiles(fs, folder)
    this.#fs = fs
    this.#library = library
    this.#now = now
    this.#onFailure = onFailure
    this.#lock = new FolderLock(folder)
  }

  /** Takes a backup soon: the library has changed, or may have. */
  takeSoon(): void {
    this.#isBehind = true
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#takeQuietly()
    }, TAKEN_AFTER).unref()
  }

  /** The next backup is kept beside those before it: what comes now is of another kind. */
  standApart(): void {
    this.#standsApart = true
    this.takeSoon()
  }

  /** Takes the backup that is due, if it does not take long. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#isBehind) await this.#takeQuietly(AbortSignal.timeout(CLOSE_WITHIN))
  }

  /**
   * Takes a backup. Only what changed since the newest one is read and copied.
   * @returns it; null when one that nobody asked for would be no different from the newest, or was stopped
   * @throws LecternError when it could not be written, or the library not be read
   */
  async take({ reason, apart = false, signal }: TakeOptions): Promise<Backup | null> {
    await createFolderDurably(this.#fs, this.files.folder)
    return this.#lock.run(async () => {
      this.#isBehind = false
      const standsApart = this.#standsApart
      try {
        const taken = await this.#take(reason, apart || standsApart, signal)
        if (signal?.aborted) this.#isBehind = true
        else this.#standsApart = false
        return taken
      } catch (error) {
        this.#isBehind = true
        throw errorCode(error) === '' ? error : unwritable(error, this.files.folder)
      }
    })
  }

  /** All that can be read, newest first: those of this folder before those of others with the same library. */
  async newestFirst(options?: HeaderOptions): Promise<Backup[]> {
    const { backups } = await this.files.headers(options)
    const isOwn = ({ folder }: Backup) => folder === this.#library.folder
    return [...backups.filter(isOwn), ...backups.filter((backup) => !isOwn(backup))]
  }

  /** What the newest backup of this folder has; nothing when there is none. */
  async newestRows(): Promise<BackupRows> {
    const newest = await this.#newestWhole()
    return newest ? this.rows(newest) : NO_ROWS
  }

  /** @throws LecternError `not-found` or `damaged` */
  async rows({ rows: hash }: Backup): Promise<BackupRows> {
    const known = this.#rows.get(hash)
    const rows = known ?? new Map((await this.files.rows(hash)).map((row) => [row.id, row]))
    this.#remember(hash, rows)
    return rows
  }

  /**
   * The newest copy of an article's record that is whole.
   * @throws LecternError `unreadable` when the disk fails: then nobody knows whether there is none
   */
  async findRecord(id: string): Promise<FoundRecord | undefined> {
    for (const backup of await this.newestFirst({ mustRead: true })) {
      try {
        const row = (await this.rows(backup)).get(id)
        if (row) return { row, bytes: await this.files.read('records', row.hash), takenAt: backup.takenAt }
      } catch (error) {
        if (!(error instanceof LecternError) || error.failure.code === 'unreadable') throw error
      }
    }
    return undefined
  }

  /** The newest copy of a file of the tray that is whole. @throws as {@link findRecord} */
  async findTrayFile(key: string): Promise<Uint8Array | undefined> {
    for (const backup of await this.newestFirst({ mustRead: true })) {
      try {
        const hash = (await readTrayCopies(this.files, backup)).get(key)
        if (hash) return await this.files.read('records', hash)
      } catch (error) {
        if (!(error instanceof LecternError) || error.failure.code === 'unreadable') throw error
      }
    }
    return undefined
  }

  /** What a backup has of the tray, as far as it can be read. */
  async #trayOf(backup: Backup): Promise<TrayCopies> {
    try {
      return await readTrayCopies(this.files, backup)
    } catch (error) {
      if (error instanceof LecternError) return NO_TRAY
      throw error
    }
  }

  async #takeQuietly(signal?: AbortSignal): Promise<void> {
    try {
      await this.take({ reason: 'automatic', ...(signal && { signal }) })
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
      this.#onFailure(error)
    }
  }

  async #take(reason: BackupReason, apart: boolean, signal?: AbortSignal): Promise<Backup | null> {
    await this.files.makeFolders()
    const base = await this.#newestWhole()
    const before = base ? await this.rows(base) : NO_ROWS
    const { rows, isSame, hasLost } = await copyRows(this.#library, this.files, before, signal)
    const meta = await copyMeta(this.#library, this.files)
    const trayBefore = base ? await this.#trayOf(base) : NO_TRAY
    const trayNow = await copyTray(this.#library, this.files, trayBefore)
    const isTheSame = base && isSame && meta === base.meta && sameCopies(trayBefore, trayNow)
    if (signal?.aborted || (reason === 'automatic' && isTheSame)) return null
    const time = new Date(this.#now()).toISOString()
    const id = `${time.replaceAll(':', '')}-${randomBytes(3).toString('hex')}`
    const standing = rows.filter(({ isStanding }) => isStanding)
    const header = {
      takenAt: time,
      reason,
      articles: standing.length,
      annotations: sum(standing.map(({ annotations }) => annotations)),
      bytes: sum(rows.map(({ bytes }) => bytes)),
      folder: this.#library.folder,
      apart: apart || hasLost,
      rows: base && isSame ? base.rows : await this.files.addRows(rows),
      meta,
      tray: await addTrayCopies(this.files, trayNow),
    }
    await this.files.settle()
    await this.files.addHeader(id, header)
    this.#remember(header.rows, new Map(rows.map((row) => [row.id, row])))
    // The backup is there, whatever becomes of the old ones.
    await this.#prune().catch((error: unknown) => {
      if (!(error instanceof LecternError) && errorCode(error) === '') throw error
    })
    return { ...header, id }
  }

  /** The newest backup of this folder whose rows can be read. */
  async #newestWhole(): Promise<Backup | undefined> {
    for (const backup of await this.newestFirst()) {
      if (backup.folder !== this.#library.folder) return undefined
      try {
        await this.rows(backup)
        return backup
      } catch (error) {
        if (!(error instanceof LecternError)) throw error
      }
    }
    return undefined
  }

  #remember(hash: string, rows: BackupRows): void {
    this.#rows.delete(hash)
    this.#rows.set(hash, rows)
    for (const old of [...this.#rows.keys()].slice(0, -ROWS_REMEMBERED)) this.#rows.delete(old)
  }

  /** Removes the backups that are not kept, and once in a while the copies that no backup needs. */
  async #prune(): Promise<void> {
    const { backups, unreadable } = await this.files.headers()
    const folders = new Set(backups.map(({ folder }) => folder))
    const kept = new Set(
      [...folders].flatMap((folder) => chooseKept(backups.filter((backup) => backup.folder === folder))),
    )
    for (const { id } of backups) if (!kept.has(id)) await this.files.removeHeader(id)
    // Of a backup that cannot be read now, nobody knows what it needs.
    if (this.#isSwept || unreadable > 0) return
    this.#isSwept = true
    await this.#sweep(backups.filter(({ id }) => kept.has(id)))
  }

  async #sweep(backups: readonly Backup[]): Promise<void> {
    const needed = Object.fromEntries(COPY_KINDS.map((kind) => [kind, new Set<string>()]))
    const need = (kind: (typeof COPY_KINDS)[number], hashes: readonly string[]) =>
      hashes.forEach((hash) => needed[kind]?.add(hash))
    try {
      for (const backup of backups) {
        need('rows', [backup.rows])
        need('records', [backup.meta])
        if (backup.tray) {
          need('rows', [backup.tray])
          need('records', [...(await readTrayCopies(this.files, backup)).values()])
        }
        for (const row of await this.files.rows(backup.rows)) {
          need('records', [row.hash])
          need('texts', row.texts)
          need('originals', row.originals)
        }
      }
    } catch (error) {
      if (error instanceof LecternError) return
      throw error
    }
    for (const kind of COPY_KINDS) await this.files.sweep(kind, needed[kind] ?? new Set(), this.#now())
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
