import { statSync } from 'node:fs'
import { mkdir, open, readdir, rename, rmdir, stat, statfs, unlink } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'

/** Which state of a file was seen. Two states with the same time and size are taken for one. */
export interface FileState {
  /** Milliseconds since 1970, with the fraction that the disk offers. */
  mtimeMs: number
  /** Bytes. */
  size: number
}

/** A file opened for writing. */
export interface WritableFile {
  /** Writes some of the bytes, from `offset` on, after what was written before. Answers how many: it may be fewer. */
  write(bytes: Uint8Array, offset: number): Promise<number>
  state(): Promise<FileState>
  /** Resolves when what was written is on the disk itself. */
  sync(): Promise<void>
  close(): Promise<void>
}

export interface FolderEntry {
  name: string
  kind: 'file' | 'folder' | 'other'
}

/** The few operations that the store needs of the disk, so that tests can make each of them fail. */
export interface FileSystem {
  read(path: string): Promise<{ bytes: Uint8Array; state: FileState }>
  /** Creates a file; fails with EEXIST if it is there. */
  create(path: string): Promise<WritableFile>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Creates a folder and those above it. Answers the topmost one that was not there, if any. */
  createFolder(path: string): Promise<string | undefined>
  /** Makes the names in a folder durable. */
  syncFolder(path: string): Promise<void>
  list(folder: string): Promise<string[]>
  /** What is in a folder, links taken for themselves. */
  entries(folder: string): Promise<FolderEntry[]>
  /** Removes a folder that is empty. */
  removeFolder(path: string): Promise<void>
  /** How many bytes the disk that a folder is on takes. */
  freeBytes(folder: string): Promise<number>
  /** The states of files in a folder, in order; undefined for those that are not there. */
  states(folder: string, names: readonly string[]): Promise<(FileState | undefined)[]>
}

/** Windows cannot open a folder to sync it, and some network drives do not offer it. */
const NO_FOLDER_SYNC = new Set(['EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS'])
const onWindows = process.platform === 'win32'

// A synchronous stat costs a fifth of an asynchronous one; so many at a time hold nothing up.
const STATS_AT_ONCE = 500

/** The disk. */
export const disk: FileSystem = {
  async read(path) {
    const file = await open(path, 'r')
    try {
      const { mtimeMs, size } = await file.stat()
      return { bytes: await file.readFile(), state: { mtimeMs, size } }
    } finally {
      await file.close()
    }
  },

  async create(path) {
    const file = await open(path, 'wx')
    return {
      async write(bytes, offset) {
        return (await file.write(bytes, offset)).bytesWritten
      },
      async state() {
        const { mtimeMs, size } = await file.stat()
        return { mtimeMs, size }
      },
      sync: () => file.sync(),
      close: () => file.close(),
    }
  },

  rename,
  unlink,

  // Not `mkdir` with `recursive`, which never ends on a disk that takes no folders, such as /proc.
  async createFolder(path) {
    if (await isFolder(path)) return undefined
    const topmost = await disk.createFolder(dirname(path))
    await mkdir(path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
    return topmost ?? path
  },

  async syncFolder(path) {
    if (onWindows) return
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } catch (error) {
      if (!NO_FOLDER_SYNC.has(errorCode(error))) throw error
    } finally {
      await folder.close()
    }
  },

  list: (folder) => readdir(folder),

  async entries(folder) {
    const found = await readdir(folder, { withFileTypes: true })
    return found.map((entry) => ({
      name: entry.name,
      kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
    }))
  },

  removeFolder: (path) => rmdir(path),

  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  },

  async states(folder, names) {
    const states: (FileState | undefined)[] = []
    const before = join(folder, sep)
    for (const [index, name] of names.entries()) {
      const found = statSync(before + name, { throwIfNoEntry: false })
      states.push(found && { mtimeMs: found.mtimeMs, size: found.size })
      if (index % STATS_AT_ONCE === STATS_AT_ONCE - 1) await setImmediate()
    }
    return states
  },
}

async function isFolder(path: string): Promise<boolean> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && dirname(path) !== path) return false
    throw error
  }
  throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' })
}

/** The system's code of an error, such as `ENOENT`; empty when it has none. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}

/** Whether two looks at a file saw the same state. */
export function sameState(a: FileState | undefined, b: FileState | undefined): boolean {
  return a?.mtimeMs === b?.mtimeMs && a?.size === b?.size
}
