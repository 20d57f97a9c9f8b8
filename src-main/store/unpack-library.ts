import { dirname } from 'node:path'
import { ulid } from 'ulid'
import type { LibraryProgress } from '../../src-core/library/library-places.ts'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import { examineFolder, UNFINISHED } from './examine-folder.ts'
import { failureOf } from './failure-of.ts'
import { disk, type FileSystem } from './file-system.ts'
import { LIBRARY_FILE, LibraryFile } from './library-file.ts'
import { LibraryInMaking } from './library-in-making.ts'
import { readArchive, type ArchiveEntry } from './read-archive.ts'

export interface LibraryUnpacking {
  /** Path of the zip file. */
  from: string
  /** An empty folder. */
  to: string
  signal?: AbortSignal
  onProgress?: (progress: LibraryProgress) => void
  /** Folders of other libraries: one that the zip file was made of keeps its id, and what is kept by it, to itself. */
  others?: readonly string[]
  fs?: FileSystem
}

const MOST_ENTRIES = 2_000_000
/** Bytes of one file: originals are not larger. */
const MOST_BYTES = 64_000_000
/** Bytes of a file to a byte of the archive, of large ones: more is no library but a trap. */
const MOST_RATIO = 200
const RATIO_FROM = 1_000_000

/**
 * Makes a library of a zip file that {@link packLibrary} wrote, in an empty folder. What stops it removes
 * what was unpacked by then.
 * @throws LecternError `bad-arguments` when the folder or the file will not do, `damaged`, `too-large`,
 * `cancelled`, `unreadable` or `unwritable`
 */
export async function unpackLibrary(unpacking: LibraryUnpacking): Promise<void> {
  const { from, to, signal, onProgress, fs = disk } = unpacking
  if ((await examineFolder(to, fs)) !== 'nothing') throw unfit(`The folder ${to} is not empty.`)
  const archive = await readArchive(from)
  const library = new LibraryInMaking(fs, to)
  try {
    const entries = checkEntries(archive.entries, from)
    const totalBytes = entries.reduce((sum, { size }) => sum + size, 0)
    await library.begin(totalBytes, note(from))
    for (const folder of foldersOf(entries)) await library.createFolder(folder)
    let bytes = 0
    for (const [done, entry] of entries.entries()) {
      if (signal?.aborted)
        throw new LecternError('cancelled', 'The library was not unpacked: you stopped it.')
      onProgress?.({ stage: 'copying', done, total: entries.length, bytes, totalBytes })
      await library.write(entry.name, await entry.read())
      bytes += entry.size
    }
    await tellApart(fs, to, unpacking.others ?? [])
    await library.finish()
    onProgress?.({ stage: 'copying', done: entries.length, total: entries.length, bytes, totalBytes })
  } catch (error) {
    throw explain(failureOf(error), (await library.remove()) ? null : to)
  } finally {
    archive.close()
  }
}

/**
 * Backups, caches and the steps of undo are kept by the library's id: two of one id would mix theirs. A library
 * whose original is gone goes on with what was kept of it.
 */
async function tellApart(fs: FileSystem, folder: string, others: readonly string[]): Promise<void> {
  const read = (library: string) => new LibraryFile(fs, library).read().catch(() => null)
  const [meta, ...metas] = await Promise.all([folder, ...others].map(read))
  if (!meta || metas.every((other) => other?.id !== meta.id)) return
  await new LibraryFile(fs, folder).update(() => ({ ...meta, id: ulid() }))
}

/** Adds that the open library is safe, and what is left of the new one, if anything. */
function explain({ code, message, todo }: Failure, left: string | null): LecternError {
  const rest =
    left === null
      ? 'Nothing of the new one is left.'
      : `Some files could not be removed from ${left}: you can delete them.`
  return new LecternError(code, message, { kept: `${KEPT} ${rest}`, ...(todo !== undefined && { todo }) })
}

/** A library that was packed by hand may be in a folder of the archive. */
function checkEntries(all: readonly ArchiveEntry[], from: string): ArchiveEntry[] {
  if (all.length > MOST_ENTRIES) throw tooLarge(from)
  const roots = all.filter(({ name }) => /^(?:[^/]+\/)?library\.json$/.test(name))
  const [root] = roots
  if (!root || roots.length > 1) throw noLibrary(from)
  const before = root.name.slice(0, -LIBRARY_FILE.length)
  const entries = all
    .filter(({ name }) => name.startsWith(before))
    .map((entry) => ({ ...entry, name: entry.name.slice(before.length) }))
    .filter(({ name }) => name !== UNFINISHED && name !== 'lectern.lock')
  for (const { size, packedSize } of entries) {
    if (size > MOST_BYTES || (size > RATIO_FROM && size > packedSize * MOST_RATIO)) throw tooLarge(from)
  }
  return entries.sort((a, b) => Number(a.name === LIBRARY_FILE) - Number(b.name === LIBRARY_FILE))
}

function note(from: string): string {
  return `Lectern was unpacking a library into this folder, and did not finish.\nThe library is in the file that it was unpacked from: ${from}\nYou can delete this folder.\n`
}

/** @returns each folder that holds something, after the one that it is in */
function foldersOf(entries: readonly ArchiveEntry[]): string[] {
  const folders = new Set<string>()
  for (const { name } of entries) {
    for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) folders.add(folder)
  }
  return [...folders].sort()
}

const KEPT = 'The library that is open is as it was.'

function unfit(message: string): LecternError {
  return new LecternError('bad-arguments', message, { kept: KEPT, todo: 'Choose an empty folder.' })
}

function noLibrary(from: string): LecternError {
  return new LecternError('bad-arguments', `There is no library of Lectern’s in ${from}.`, {
    kept: KEPT,
    todo: 'Choose a zip file that Lectern wrote with “Pack the Library”.',
  })
}

function tooLarge(from: string): LecternError {
  return new LecternError('too-large', `${from} holds larger files than a library does.`, {
    kept: KEPT,
    todo: 'It may not be what it says. Ask whoever gave it to you.',
  })
}
