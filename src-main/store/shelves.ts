import { join } from 'node:path'
import { monotonicFactory } from 'ulid'
import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ReadSource } from '../../src-core/import/importer.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { newLibraryMeta, type LibraryMeta } from '../../src-core/library/library-meta.ts'
import type { StampSource } from '../../src-core/library/stamp.ts'
import { readIncomingHere, type AnnotationReader } from '../incoming/annotation-file.ts'
import { ArticleContents } from './article-contents.ts'
import { ArticleRecords } from './article-records.ts'
import { Backups } from './backups.ts'
import { Catalogue } from './catalogue.ts'
import { deviceId } from './device.ts'
import { createFolderDurably, sweepTemporaries } from './durable-file.ts'
import { disk, type FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { sha256 } from './hash.ts'
import { LibraryFile } from './library-file.ts'
import { cacheFolder } from './places.ts'
import { Problems } from './problems.ts'
import { sweepPutAway } from './put-away.ts'
import { Quarantine } from './quarantine.ts'
import { recoverMeta } from './recover-meta.ts'
import { Recovery } from './recovery.ts'
import { TRAY_FOLDER, TrayFiles } from './tray-files.ts'
import { Tray } from './tray.ts'

export interface LibraryOptions {
  /** The library's folder; it is made when it is not there. */
  folder: string
  /** The app's data folder: caches, and the name of this installation. */
  data: string
  /** Milliseconds since 1970. */
  now?: () => number
  /** Makes ULIDs, each greater than the one before. */
  newId?: () => string
  fs?: FileSystem
  /** How long a change waits for other programs, in milliseconds. */
  lockWait?: number
  /** Reads what is to be imported; without it, this thread does. */
  read?: StoppableReader
  /** Reads files of annotations; without it, this thread does. */
  readIncoming?: AnnotationReader
  /** Keeps a source whose encoding is not certain. Answers what it is found by; undefined if it is not kept. */
  keepUnsure?: (source: ImportSource) => string | undefined
  /** Told how many articles were read, and of how many; what it throws stops the opening. */
  onProgress?: (done: number, total: number) => void
}

/** As `SourceReader`; the signal ends the reading, if it comes from one that can be ended. */
export type StoppableReader = (source: ImportSource, stop?: AbortSignal) => Promise<ReadSource>

/** What can be laid out before anything was read. */
interface Frame {
  readonly folders: readonly string[]
  readonly now: () => number
  readonly newId: () => string
  readonly fs: FileSystem
  readonly lock: FolderLock
  readonly quarantine: Quarantine
  readonly libraryFile: LibraryFile
  readonly records: ArticleRecords
  readonly contents: ArticleContents
  readonly trayFiles: TrayFiles
  /** Where stamps come from. The installation's name is read, or drawn, when it is first needed. */
  readonly stampSource: () => Promise<StampSource>
  readonly read: StoppableReader
  readonly readIncoming: AnnotationReader
  readonly keepUnsure: (source: ImportSource) => string | undefined
}

/** The parts that an open library is made of, and what they share. */
export interface Shelves extends Frame {
  meta: LibraryMeta
  readonly catalogue: Catalogue
  readonly backups: Backups
  readonly recovery: Recovery
  readonly tray: Tray
  /** What could not be read so far, or was recovered. */
  readonly problems: Problems
  /** Whether a newer Lectern wrote it: then nothing in it is changed. */
  readonly isReadOnly: boolean
  /** Resolves when what writes that were cut off left behind is gone. */
  readonly swept: Promise<void>
}

/**
 * Opens a library's folder, or makes one. Records are read only where the catalogue does not know
 * them as they are; damaged ones go to quarantine and are recovered from a backup. A library of a newer schema is opened for
 * reading alone.
 * @throws LecternError `unreadable`, `unwritable` or `locked`
 */
export async function openShelves(options: LibraryOptions): Promise<Shelves> {
  const frame = layOut(options)
  const problems = new Problems()
  const { meta, isReadOnly } = await openMeta(frame, options, problems)
  const cache = join(cacheFolder(options.data, meta.id), 'catalogue.json')
  const catalogue = new Catalogue(frame.fs, cache, frame.records)
  const { fs, now, records, contents, libraryFile, trayFiles } = frame
  const backups = new Backups({
    fs,
    now,
    data: options.data,
    libraryId: meta.id,
    library: { folder: options.folder, libraryFile, records, contents, trayFiles },
    onFailure: ({ failure }) => problems.add(failure),
  })
  const recovery = new Recovery({ ...frame, catalogue, backups, problems })
  const tray = new Tray({ ...frame, backups, problems })
  await fillCatalogue(frame, catalogue, recovery, problems, options.onProgress)
  const swept = isReadOnly ? Promise.resolve() : sweep(frame, join(options.folder, 'trash'))
  return { ...frame, meta, isReadOnly, catalogue, backups, recovery, tray, problems, swept }
}

function layOut(options: LibraryOptions): Frame {
  const { folder, data, now = Date.now, newId = monotonicFactory(), fs = disk, lockWait } = options
  const [articles, texts, originals] = [
    join(folder, 'articles'),
    join(folder, 'texts'),
    join(folder, 'originals'),
  ]
  const quarantine = new Quarantine(fs, join(folder, 'quarantine'), now)
  return {
    folders: [folder, articles, texts, originals],
    now,
    newId,
    fs,
    lock: new FolderLock(folder, lockWait),
    quarantine,
    libraryFile: new LibraryFile(fs, folder),
    records: new ArticleRecords(fs, articles),
    contents: new ArticleContents(fs, { texts, originals }, quarantine),
    trayFiles: new TrayFiles(fs, join(folder, TRAY_FOLDER)),
    stampSource: stampSource(fs, data, now),
    read: options.read ?? readHere,
    readIncoming: options.readIncoming ?? readIncomingHere,
    keepUnsure: options.keepUnsure ?? (() => undefined),
  }
}

/** The importers are loaded when there is something to import: a start does not wait for them. */
async function readHere(source: ImportSource): Promise<ReadSource> {
  const { readSource } = await import('../../src-core/import/importer.ts')
  return readSource(source)
}

function stampSource(fs: FileSystem, data: string, now: () => number): () => Promise<StampSource> {
  let known: Promise<string> | undefined
  return async () => {
    known ??= deviceId(fs, data, now)
    try {
      return { now, device: await known }
    } catch (error) {
      known = undefined
      throw error
    }
  }
}

async function openMeta(frame: Frame, options: LibraryOptions, problems: Problems) {
  const { libraryFile, lock, now } = frame
  try {
    const found = await frame.quarantine.recover(libraryFile.path, lock, () => libraryFile.read())
    for (const path of frame.folders) await createFolderDurably(frame.fs, path)
    const meta = found.value ?? (await lock.run(() => makeMeta(frame, options, found.problem, problems)))
    return { meta, isReadOnly: false }
  } catch (error) {
    if (!(error instanceof LecternError) || error.failure.code !== 'newer-schema') throw error
    lock.refuse(error)
    problems.add(error.failure)
    const createdAt = new Date(now()).toISOString()
    return { meta: newLibraryMeta(sha256(options.folder), createdAt), isReadOnly: true }
  }
}

/** What cannot be swept, as on a read-only disk, does no harm. */
async function sweep({ fs, folders, trayFiles, now }: Frame, trash: string): Promise<void> {
  await sweepPutAway(fs, trash, now())
  await Promise.all(
    [...folders, trayFiles.folder].map((folder) =>
      sweepTemporaries(fs, folder, now()).catch(() => undefined),
    ),
  )
}

/**
 * A library whose library.json was lost is not a new one: it gets the one of a backup, and in any
 * case no samples, which may have been deleted.
 */
async function makeMeta(
  { fs, libraryFile, records, now, newId }: Frame,
  { data, folder }: LibraryOptions,
  damage: LecternError | null,
  problems: Problems,
): Promise<LibraryMeta> {
  // Another program may have made it meanwhile.
  const found = await libraryFile.read()
  if (found) return found
  const isOld = (await records.ids()).length > 0
  const lost = { code: 'not-found', message: `The file ${libraryFile.path} was not there.` } as const
  const recovered =
    damage || isOld ? await recoverMeta(fs, data, folder, libraryFile, damage?.failure ?? lost) : undefined
  const told = recovered ?? damage?.failure
  if (told) problems.add(told)
  const fresh = { ...newLibraryMeta(newId(), new Date(now()).toISOString()), seeded: isOld }
  return libraryFile.update((meta) => meta ?? fresh)
}

async function fillCatalogue(
  { records }: Frame,
  catalogue: Catalogue,
  recovery: Recovery,
  problems: Problems,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const ids = await records.ids()
  await catalogue.load(ids)
  const read = (id: string) => recovery.readRecord(id, () => records.read(id))
  const found = await catalogue.refresh(ids, read, onProgress)
  for (const { failure } of found.problems) problems.add(failure)
}
