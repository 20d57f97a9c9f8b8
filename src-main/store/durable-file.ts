import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { unwritable } from './disk-failure.ts'
import { errorCode, type FileState, type FileSystem, type WritableFile } from './file-system.ts'

// A virus scanner or a sync client may hold a file for a moment.
const RENAME_PAUSES = [10, 20, 40, 80, 160, 320]
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES'])

/** Names this machine, since a process id says nothing to the others that share a folder. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const TEMPORARY = /^\..+\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/
const ABANDONED_AFTER = 60 * 60 * 1000

/**
 * Puts a file in place so that, whatever happens, its name holds either the old bytes or the new:
 * written under another name in the same folder, brought to the disk, renamed, and the name brought
 * to the disk as well. When this resolves, the file outlives a power cut.
 * @param bytes all at once, or part by part for what is too large for that
 * @param check runs last before the rename, with the path of what was written; what it throws stops the write
 * @returns the state of the new file
 * @throws LecternError `unwritable`, or what `check` threw
 */
export async function writeDurably(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  check: (temporary: string) => Promise<void> = () => Promise.resolve(),
): Promise<FileState> {
  const state = await writeUnsettled(fs, path, bytes, check)
  try {
    await fs.syncFolder(dirname(path))
  } catch (error) {
    throw unwritable(error, dirname(path))
  }
  return state
}

/**
 * As {@link writeDurably}, for many files of one folder: the caller brings their names to the disk,
 * once for all, by a `syncFolder`.
 */
export async function writeUnsettled(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  check: (temporary: string) => Promise<void> = () => Promise.resolve(),
): Promise<FileState> {
  const temporary = temporaryPath(path)
  try {
    const state = await writeWhole(fs, temporary, bytes instanceof Uint8Array ? [bytes] : bytes)
    await check(temporary)
    await renamePatiently(fs, temporary, path)
    return state
  } catch (error) {
    await fs.unlink(temporary).catch(() => undefined)
    throw unwritable(error, dirname(path))
  }
}

/** Removes a file so that it stays removed after a power cut. One that is not there is no error. */
export async function removeDurably(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.unlink(path)
    await fs.syncFolder(dirname(path))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw unwritable(error, dirname(path))
  }
}

/** Creates a folder, and those above it, so that they outlive a power cut. */
export async function createFolderDurably(fs: FileSystem, path: string): Promise<void> {
  try {
    const topmost = await fs.createFolder(path)
    if (topmost === undefined) return
    for (let folder = path; ; folder = dirname(folder)) {
      await fs.syncFolder(dirname(folder))
      if (folder === topmost || folder === dirname(folder)) return
    }
  } catch (error) {
    throw unwritable(error, path)
  }
}

/** Removes what writes that were cut off left in a folder. Files in use by others are left alone. */
export async function sweepTemporaries(fs: FileSystem, folder: string, now: number): Promise<void> {
  const names = (await fs.list(folder)).filter((name) => name.startsWith('.') && TEMPORARY.test(name))
  if (names.length === 0) return
  const states = await fs.states(folder, names)
  for (const [index, name] of names.entries()) {
    const age = now - (states[index]?.mtimeMs ?? now)
    if (age > ABANDONED_AFTER || isFromDeadProcess(name)) {
      await fs.unlink(join(folder, name)).catch(() => undefined)
    }
  }
}

/** Whether a name is that of a file that a write was, or is, under way in. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name)
}

function temporaryPath(path: string): string {
  const unique = `${HOST}-${process.pid}-${randomBytes(6).toString('hex')}`
  return join(dirname(path), `.${basename(path)}.${unique}.tmp`)
}

function isFromDeadProcess(name: string): boolean {
  const [, host, pid] = TEMPORARY.exec(name) ?? []
  if (host !== HOST) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return errorCode(error) === 'ESRCH'
  }
}

async function writeWhole(
  fs: FileSystem,
  path: string,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<FileState> {
  const file = await fs.create(path)
  try {
    let bytes = 0
    for await (const part of parts) {
      await writeAll(file, part)
      bytes += part.length
    }
    await file.sync()
    const state = await file.state()
    if (state.size !== bytes) throw new Error(`${state.size} of ${bytes} bytes arrived`)
    return state
  } finally {
    await file.close()
  }
}

/** One write may take fewer bytes than it was given, as on a disk that is filling up. */
async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const written = await file.write(bytes, offset)
    if (written === 0) throw new Error(`the disk took ${offset} of ${bytes.length} bytes`)
    offset += written
  }
}

async function renamePatiently(fs: FileSystem, from: string, to: string): Promise<void> {
  for (const pause of RENAME_PAUSES) {
    try {
      return await fs.rename(from, to)
    } catch (error) {
      if (!HELD.has(errorCode(error))) throw error
    }
    await setTimeout(pause)
  }
  await fs.rename(from, to)
}
