import { realpath } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { LibraryProgress } from '../../src-core/library/library-places.ts'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import { unreadable, unwritable } from './disk-failure.ts'
import { createFolderDurably, removeDurably, writeDurably, writeUnsettled } from './durable-file.ts'
import { examineFolder, UNFINISHED } from './examine-folder.ts'
import { failureOf } from './failure-of.ts'
import { disk, errorCode, type FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { sha256 } from './hash.ts'
import { LIBRARY_FILE } from './library-file.ts'
import { readTree, removeTree, sameTree, sumBytes, type Tree } from './library-tree.ts'

export interface LibraryMove {
  /** The library's folder. */
  from: string
  /** An empty folder, or one that is not there yet. */
  to: string
  /** Makes the copy the library that is in use. What it throws undoes the move. */
  switchOver: () => Promise<void>
  signal?: AbortSignal
  onProgress?: (progress: LibraryProgress) => void
  fs?: FileSystem
  /** How long to wait for other programs, in milliseconds. */
  lockWait?: number
}

/** What an empty disk needs for its own records of files. */
const SPARE_BYTES = 1_000_000

/**
 * Moves a library: copies it durably, compares each file with its copy, switches over, and only then
 * removes the old one, all under the library's lock. Until the switch the old one is whole and in
 * use, and what stops the move removes what was copied.
 * @returns the old folder if something in it could not be removed, else null
 * @throws LecternError `bad-arguments` for a folder that will not do, `cancelled`, `unreadable`,
 * `unwritable`, `locked`, `damaged` when a copy is not like its original, or what `switchOver` threw
 */
export async function moveLibrary(move: LibraryMove): Promise<string | null> {
  const { from, to, fs = disk, lockWait } = move
  await checkTarget(fs, from, to)
  const removed = await new FolderLock(from, lockWait).run(async () => {
    const tree = await readTree(fs, from)
    const made = { folders: [] as string[], files: [] as string[] }
    try {
      await createTarget(fs, to, made.folders)
      await checkSpace(fs, to, tree)
      await markUnfinished(fs, from, to, made.files)
      const hashes = await copyFiles(move, fs, tree, made)
      await compareCopies(move, fs, tree, hashes)
      if (!sameTree(tree, await readTree(fs, from))) throw changedMeanwhile()
      stopIfCancelled(move)
      await removeDurably(fs, join(to, UNFINISHED))
      await move.switchOver()
    } catch (error) {
      const isClean = await removeCopies(fs, made)
      throw explain(failureOf(error), from, isClean ? null : to)
    }
    return await removeTree(fs, from, tree)
  })
  if (!removed) return from
  // The lock was in it until now. The folder itself may be one that cannot go, as where a disk is mounted.
  return await fs.removeFolder(from).then(
    () => null,
    async () => ((await fs.list(from).catch(() => [])).length === 0 ? null : from),
  )
}

async function checkTarget(fs: FileSystem, from: string, to: string): Promise<void> {
  const source = await realpath(from).catch((error: unknown) => {
    throw unreadable(error, from)
  })
  const target = await realPlace(to)
  if (isWithin(source, target)) throw unfit('A library cannot be moved into itself.')
  if (isWithin(target, source)) throw unfit(`Your library is in the folder ${to}, which is thus not empty.`)
  const holds = await examineFolder(to, fs)
  if (holds === 'library') throw unfit(`There is a library in ${to} already.`)
  if (holds === 'other') throw unfit(`The folder ${to} is not empty.`)
}

/** Where a path leads, also if its last parts are not there yet. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return dirname(path) === path ? path : join(await realPlace(dirname(path)), relative(dirname(path), path))
  }
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function unfit(message: string): LecternError {
  return new LecternError('bad-arguments', message, {
    kept: 'Your library is where it was.',
    todo: 'Choose an empty folder elsewhere.',
  })
}

function changedMeanwhile(): LecternError {
  return new LecternError('locked', 'Another program changed the library while it was being copied.', {
    todo: 'Wait until that program, perhaps one that syncs, is done; then try again.',
  })
}

/** @param made told of each folder that was made, from the topmost one on */
async function createTarget(fs: FileSystem, to: string, made: string[]): Promise<void> {
  if ((await examineFolder(to, fs)) !== 'missing') return
  if ((await examineFolder(dirname(to), fs)) === 'missing') await createTarget(fs, dirname(to), made)
  await createFolderDurably(fs, to)
  made.push(to)
}

/** A copy that a power cut leaves unfinished is not to be taken for a library, and tells what it is. */
async function markUnfinished(fs: FileSystem, from: string, to: string, made: string[]): Promise<void> {
  const path = join(to, UNFINISHED)
  made.push(path)
  const text = `Lectern was copying a library into this folder, and did not finish.\nThe library is where it was: ${from}\nYou can delete this folder.\n`
  await writeDurably(fs, path, new TextEncoder().encode(text))
}

async function checkSpace(fs: FileSystem, to: string, { files }: Tree): Promise<void> {
  const needed = sumBytes(files) + SPARE_BYTES
  const free = await fs.freeBytes(to).catch((error: unknown) => {
    throw unwritable(error, to)
  })
  if (free >= needed) return
  const [needs, has] = [needed, free].map(
    (bytes) => `${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`,
  )
  throw new LecternError(
    'unwritable',
    `There is not enough space in ${to}: the library needs ${needs}, ${has} are free.`,
    {
      todo: 'Free some space on this disk, or choose a folder on another.',
    },
  )
}

/** @returns the hash of each file, in order */
async function copyFiles(
  move: LibraryMove,
  fs: FileSystem,
  { folders, files }: Tree,
  made: { folders: string[]; files: string[] },
): Promise<string[]> {
  const { from, to } = move
  for (const folder of folders) {
    stopIfCancelled(move)
    await createFolderDurably(fs, join(to, folder))
    made.folders.push(join(to, folder))
  }
  const hashes: string[] = []
  const unsynced = new Set<string>()
  const tell = follow(move, 'copying', files)
  for (const { path } of files) {
    stopIfCancelled(move)
    const { bytes } = await readFile(fs, join(from, path))
    if (path === LIBRARY_FILE) await syncFolders(fs, unsynced)
    made.files.push(join(to, path))
    await writeUnsettled(fs, join(to, path), bytes)
    unsynced.add(dirname(join(to, path)))
    hashes.push(sha256(bytes))
    tell(bytes.length)
  }
  await syncFolders(fs, unsynced)
  return hashes
}

async function syncFolders(fs: FileSystem, folders: Set<string>): Promise<void> {
  for (const folder of folders) {
    await fs.syncFolder(folder).catch((error: unknown) => {
      throw unwritable(error, folder)
    })
  }
  folders.clear()
}

async function compareCopies(
  move: LibraryMove,
  fs: FileSystem,
  { files }: Tree,
  hashes: readonly string[],
): Promise<void> {
  const tell = follow(move, 'checking', files)
  for (const [index, { path }] of files.entries()) {
    stopIfCancelled(move)
    const { bytes } = await readFile(fs, join(move.to, path))
    if (sha256(bytes) !== hashes[index]) throw unlike(join(move.to, path))
    tell(bytes.length)
  }
}

function unlike(path: string): LecternError {
  return new LecternError('damaged', `The copy ${path} is not like the file that it was made of.`, {
    todo: 'The disk may be failing: choose a folder on another one.',
  })
}

function readFile(fs: FileSystem, path: string): Promise<{ bytes: Uint8Array }> {
  return fs.read(path).catch((error: unknown) => {
    throw unreadable(error, path)
  })
}

/** Counts files and bytes. @returns to be called after each file, with its bytes */
function follow({ onProgress }: LibraryMove, stage: LibraryProgress['stage'], files: Tree['files']) {
  const progress: LibraryProgress = {
    stage,
    done: 0,
    total: files.length,
    bytes: 0,
    totalBytes: sumBytes(files),
  }
  onProgress?.({ ...progress })
  return (bytes: number) => {
    progress.done++
    progress.bytes += bytes
    onProgress?.({ ...progress })
  }
}

function stopIfCancelled({ signal }: LibraryMove): void {
  if (signal?.aborted) throw new LecternError('cancelled', 'The library was not moved: you stopped it.')
}

/** Adds that the library is safe, and what is left of the copies, if anything. */
function explain({ code, message, todo }: Failure, from: string, left: string | null): LecternError {
  const rest = left === null ? '' : ` Some copies could not be removed from ${left}: you can delete them.`
  return new LecternError(code, message, {
    kept: `Your library is whole and in use where it was: ${from}.${rest}`,
    ...(todo !== undefined && { todo }),
  })
}

/** @returns whether all are gone */
async function removeCopies(fs: FileSystem, made: { folders: string[]; files: string[] }): Promise<boolean> {
  const left: string[] = []
  for (const path of made.files.toReversed()) {
    // It tells what the rest is.
    if (path.endsWith(UNFINISHED) && left.length > 0) continue
    await fs.unlink(path).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') left.push(path)
    })
  }
  for (const path of made.folders.toReversed()) await fs.removeFolder(path).catch(() => left.push(path))
  return left.length === 0
}
