import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unwritable } from './disk-failure.ts'
import { createFolderDurably, writeDurably } from './durable-file.ts'
import { errorCode, sameState, type FileSystem } from './file-system.ts'
import type { FolderLock } from './folder-lock.ts'

/** What could be read of a file, or why it counts as not there. */
export interface Recovered<T> {
  value: T | null
  problem: LecternError | null
}

/**
 * Where damaged files go: out of the way, under a name that nothing has. They are never deleted and
 * never overwritten.
 */
export class Quarantine {
  readonly #fs: FileSystem
  readonly #folder: string
  readonly #now: () => number

  constructor(fs: FileSystem, folder: string, now: () => number) {
    this.#fs = fs
    this.#folder = folder
    this.#now = now
  }

  /**
   * Reads a file; one that is damaged is moved here. To be called by whoever may change the file.
   * @param recover gives the bytes that take its place, if there are any: then its name is never without a file
   * @throws what `read` throws; when that is `damaged`, it says where the file is now
   */
  async readOrTakeIn<T>(
    path: string,
    read: () => Promise<T>,
    recover: () => Promise<Uint8Array | undefined> = () => Promise.resolve(undefined),
  ): Promise<T> {
    try {
      return await read()
    } catch (error) {
      throw isDamage(error) ? await this.#takeIn(path, error, await recover()) : error
    }
  }

  /** As {@link readOrTakeIn}, for those that do not hold the lock: damage is looked at again under it. */
  async check<T>(path: string, lock: FolderLock, read: () => Promise<T>): Promise<T> {
    try {
      return await read()
    } catch (error) {
      if (!isDamage(error)) throw error
      return await lock.run(() => this.readOrTakeIn(path, read))
    }
  }

  /** As {@link check}, for files that can be made anew: damage gives null and is told beside it. */
  async recover<T>(path: string, lock: FolderLock, read: () => Promise<T | null>): Promise<Recovered<T>> {
    try {
      return { value: await this.check(path, lock, read), problem: null }
    } catch (error) {
      if (isDamage(error)) return { value: null, problem: error }
      throw error
    }
  }

  async #takeIn(path: string, { failure }: LecternError, instead?: Uint8Array): Promise<LecternError> {
    const time = new Date(this.#now()).toISOString().replaceAll(':', '')
    const aside = join(this.#folder, `${time}-${randomBytes(3).toString('hex')}-${basename(path)}`)
    try {
      await createFolderDurably(this.#fs, this.#folder)
      if (!instead || !(await this.#replace(path, aside, instead))) {
        await this.#fs.rename(path, aside)
        await this.#fs.syncFolder(this.#folder)
        await this.#fs.syncFolder(dirname(path))
        if (instead) await writeDurably(this.#fs, path, instead)
      }
    } catch (error) {
      const { message } = unwritable(error, dirname(path)).failure
      return new LecternError('damaged', failure.message, {
        kept: `It was left where it is. (${message})`,
        todo: 'Put a copy from a backup in its place.',
      })
    }
    return new LecternError('damaged', failure.message, {
      kept: `Nothing of it was deleted: it was moved to ${aside}.`,
      todo: `If you have a backup, put its copy back as ${path} and open the library again.`,
    })
  }

  /** Copies a file here and puts another in its place. @returns false if it is too large for that */
  async #replace(path: string, aside: string, instead: Uint8Array): Promise<boolean> {
    const found = await this.#fs.read(path).catch((error: unknown) => {
      if (errorCode(error) === 'ERR_FS_FILE_TOO_LARGE') return undefined
      throw error
    })
    if (!found) return false
    await writeDurably(this.#fs, aside, found.bytes)
    const isStillThere = async () => {
      const [state] = await this.#fs.states(dirname(path), [basename(path)])
      return sameState(state, found.state)
    }
    try {
      await writeDurably(this.#fs, path, instead, async () => {
        if (!(await isStillThere())) throw new Error('another program changed it meanwhile')
      })
    } catch (error) {
      // The other may be in its place already: then the copy is all that is left of the damaged file.
      if (await isStillThere().catch(() => false)) await this.#fs.unlink(aside).catch(() => undefined)
      throw error
    }
    return true
  }
}

export function isDamage(error: unknown): error is LecternError {
  return error instanceof LecternError && error.failure.code === 'damaged'
}
