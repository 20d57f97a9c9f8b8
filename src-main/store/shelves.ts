import { join } from 'node:path'
import { monotonicFactory } from 'ulid'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import { newLibraryMeta, type LibraryMeta } from '../../src-core/library/library-meta.ts'
import type { StampSource } from '../../src-core/library/stamp.ts'
import { ArticleContents } from './article-contents.ts'
import { ArticleRecords } from './article-records.ts'
import { Catalogue } from './catalogue.ts'
import { deviceId } from './device.ts'
import { createFolderDurably, sweepTemporaries } from './durable-file.ts'
import { disk, type FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { sha256 } from './hash.ts'
import { LibraryFile } from './library-file.ts'
import { cacheFolder } from './places.ts'
import { Quarantine } from './quarantine.ts'

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
}

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
  /** Where stamps come from. The installation's name is read, or drawn, when it is first needed. */
  readonly stampSource: () => Promise<StampSource>
}

/** The parts that an open library is made of, and what they share. */
export interface Shelves extends Frame {
  meta: LibraryMeta
  readonly catalogue: Catalogue
  /** What could not be read so far. */
  readonly problems: Failure[]
  /** Resolves when what writes that were cut off left behind is gone. */
  readonly swept: Promise<void>
}

/**
 * Opens a library's folder, or makes one. Records are read only where the catalogue does not know
 * them as they are; damaged ones go to quarantine. A library of a newer schema is opened for
 * reading alone.
 * @throws LecternError `unreadable`, `unwritable` or `locked`
 */
export async function openShelves(options: LibraryOptions): Promise<Shelves> {
  const frame = layOut(options)
  const problems: Failure[] = []
  const { meta, isReadOnly } = await openMeta(frame, options.folder, problems)
  const cache = join(cacheFolder(options.data, meta.id), 'catalogue.json')
  const catalogue = new Catalogue(frame.fs, cache, frame.records)
  await fillCatalogue(frame, catalogue, problems)
  const swept = isReadOnly ? Promise.resolve() : sweep(frame)
  return { ...frame, meta, catalogue, problems, swept }
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
    stampSource: stampSource(fs, data, now),
  }
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

async function openMeta(frame: Frame, folder: string, problems: Failure[]) {
  const { libraryFile, lock, now } = frame
  try {
    const { value, problem } = await frame.quarantine.recover(libraryFile.path, lock, () =>
      libraryFile.read(),
    )
    if (problem) problems.push(problem.failure)
    for (const path of frame.folders) await createFolderDurably(frame.fs, path)
    return { meta: value ?? (await lock.run(() => makeMeta(frame))), isReadOnly: false }
  } catch (error) {
    if (!(error instanceof LecternError) || error.failure.code !== 'newer-schema') throw error
    lock.refuse(error)
    problems.push(error.failure)
    return { meta: newLibraryMeta(sha256(folder), new Date(now()).toISOString()), isReadOnly: true }
  }
}

/** What cannot be swept, as on a read-only disk, does no harm. */
async function sweep({ fs, folders, now }: Frame): Promise<void> {
  await Promise.all(folders.map((folder) => sweepTemporaries(fs, folder, now()).catch(() => undefined)))
}

/** A library whose library.json was lost is not a new one: its samples may have been deleted. */
async function makeMeta({ libraryFile, records, now, newId }: Frame): Promise<LibraryMeta> {
  const seeded = (await records.ids()).length > 0
  const fresh = { ...newLibraryMeta(newId(), new Date(now()).toISOString()), seeded }
  return libraryFile.update((meta) => meta ?? fresh)
}

async function fillCatalogue(
  { records, quarantine, lock }: Frame,
  catalogue: Catalogue,
  problems: Failure[],
): Promise<void> {
  const ids = await records.ids()
  await catalogue.load(ids)
  const found = await catalogue.refresh(ids, (id) =>
    noticeDamage(
      { catalogue, problems },
      id,
      quarantine.check(records.path(id), lock, () => records.read(id)),
    ),
  )
  problems.push(...found.problems.map(({ failure }) => failure).filter(({ code }) => code !== 'damaged'))
}

/** An article whose record is found damaged is not listed any more, and that is told. */
export async function noticeDamage<T>(
  { catalogue, problems }: Pick<Shelves, 'catalogue' | 'problems'>,
  id: string,
  reading: Promise<T>,
): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof LecternError && error.failure.code === 'damaged') {
      catalogue.forget(id)
      problems.push(error.failure)
    }
    throw error
  }
}
