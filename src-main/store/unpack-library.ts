import { dirname, join } from 'node:path'
import type { LibraryProgress } from '../../src-core/library/library-places.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unwritable } from './disk-failure.ts'
import { createFolderDurably, removeDurably, writeDurably, writeUnsettled } from './durable-file.ts'
import { examineFolder, UNFINISHED } from './examine-folder.ts'
import { disk } from './file-system.ts'
import { LIBRARY_FILE } from './library-file.ts'
import { readArchive, type ArchiveEntry } from './read-archive.ts'

export interface LibraryUnpacking {
  /** Path of the zip file. */
  from: string
  /** An empty folder. */
  to: string
  signal?: AbortSignal
  onProgress?: (progress: LibraryProgress) => void
}

const MOST_ENTRIES = 2_000_000
/** Bytes of one file: originals are not larger. */
const MOST_BYTES = 64_000_000
/** Bytes of a file to a byte of the archive, of large ones: more is no library but a trap. */
const MOST_RATIO = 200
const RATIO_FROM = 1_000_000
/** What an empty disk needs for its own records of files. */
const SPARE_BYTES = 1_000_000

/**
 * Makes a library of a zip file that {@link packLibrary} wrote, in an empty folder. What stops it removes
 * what was unpacked by then.
 * @throws LecternError `bad-arguments` when the folder or the file will not do, `damaged`, `too-large`,
 * `cancelled`, `unreadable` or `unwritable`
 */
export async function unpackLibrary({ from, to, signal, onProgress }: LibraryUnpacking): Promise<void> {
  if ((await examineFolder(to)) !== 'nothing') throw unfit(`The folder ${to} is not empty.`)
  const archive = await readArchive(from)
  const made = { folders: [] as string[], files: [] as string[] }
  try {
    const entries = checkEntries(archive.entries, from)
    const totalBytes = entries.reduce((sum, { size }) => sum + size, 0)
    if ((await disk.freeBytes(to)) < totalBytes + SPARE_BYTES) throw noSpace(to)
    await markUnfinished(from, to, made.files)
    await createFolders(to, entries, made.folders)
    let bytes = 0
    for (const [done, entry] of entries.entries()) {
      if (signal?.aborted) throw stopped()
      onProgress?.({ stage: 'copying', done, total: entries.length, bytes, totalBytes })
      const path = join(to, ...entry.name.split('/'))
      // Without this file the rest is not taken for a library: it comes last, when the rest is on the disk.
      if (entry.name === LIBRARY_FILE) await syncFolders([to, ...made.folders])
      made.files.push(path)
      await writeUnsettled(disk, path, await entry.read())
      bytes += entry.size
    }
    await syncFolders([to])
    await removeDurably(disk, join(to, UNFINISHED))
    onProgress?.({ stage: 'copying', done: entries.length, total: entries.length, bytes, totalBytes })
  } catch (error) {
    for (const path of made.files.toReversed()) await disk.unlink(path).catch(() => undefined)
    for (const path of made.folders.toReversed()) await disk.removeFolder(path).catch(() => undefined)
    throw error instanceof LecternError ? error : unwritable(error, to)
  } finally {
    archive.close()
  }
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

async function markUnfinished(from: string, to: string, made: string[]): Promise<void> {
  const path = join(to, UNFINISHED)
  made.push(path)
  const text = `Lectern was unpacking a library into this folder, and did not finish.\nThe library is in the file that it was unpacked from: ${from}\nYou can delete this folder.\n`
  await writeDurably(disk, path, new TextEncoder().encode(text))
}

async function createFolders(to: string, entries: readonly ArchiveEntry[], made: string[]): Promise<void> {
  const folders = new Set<string>()
  for (const { name } of entries) {
    const parts = dirname(name).split('/')
    if (name.includes('/')) parts.forEach((_, depth) => folders.add(join(to, ...parts.slice(0, depth + 1))))
  }
  for (const folder of [...folders].sort()) {
    await createFolderDurably(disk, folder)
    made.push(folder)
  }
}

async function syncFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await disk.syncFolder(folder)
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

function noSpace(to: string): LecternError {
  return new LecternError('unwritable', `There is not enough space in ${to} for the library.`, {
    kept: KEPT,
    todo: 'Free some space on this disk, or choose a folder on another.',
  })
}

function stopped(): LecternError {
  return new LecternError('cancelled', 'The library was not unpacked: you stopped it.', {
    kept: `What was unpacked by then was removed again. ${KEPT}`,
  })
}
