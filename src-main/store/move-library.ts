import { realpath } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { LibraryProgress } from '../../src-core/library/library-places.ts'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import { unreadable } from './disk-failure.ts'
import { examineFolder } from './examine-folder.ts'
import { failureOf } from './failure-of.ts'
import { disk, type FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { sha256 } from './hash.ts'
import { LibraryInMaking } from './library-in-making.ts'
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
    const copy = new LibraryInMaking(fs, to)
    try {
      await copy.begin(sumBytes(tree.files), note(from))
      const hashes = await copyFiles(move, fs, tree, copy)
      await compareCopies(move, fs, tree, hashes)
      if (!sameTree(tree, await readTree(fs, from))) throw changedMeanwhile()
      stopIfCancelled(move)
      await copy.finish()
      await move.switchOver()
    } catch (error) {
      const isClean = await copy.remove()
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

function note(from: string): string {
  return `Lectern was copying a library into this folder, and did not finish.\nThe library is where it was: ${from}\nYou can delete this folder.\n`
}

/** @returns the hash of each file, in order */
async function copyFiles(
  move: LibraryMove,
  fs: FileSystem,
  { folders, files }: Tree,
  copy: LibraryInMaking,
): Promise<string[]> {
  for (const folder of folders) {
    stopIfCancelled(move)
    await copy.createFolder(folder)
  }
  const hashes: string[] = []
  const tell = follow(move, 'copying', files)
  for (const { path } of files) {
    stopIfCancelled(move)
    const { bytes } = await readFile(fs, join(move.from, path))
    await copy.write(path, bytes)
    hashes.push(sha256(bytes))
    tell(bytes.length)
  }
  await copy.sync()
  return hashes
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
