import { dirname, join } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unwritable } from './disk-failure.ts'
import { createFolderDurably, removeDurably, writeDurably, writeUnsettled } from './durable-file.ts'
import { examineFolder, UNFINISHED } from './examine-folder.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { LIBRARY_FILE } from './library-file.ts'

/** What an empty disk needs for its own records of files. */
const SPARE_BYTES = 1_000_000

/**
 * A library that is put into a folder file by file. Until it is finished, a file in the folder says so and the
 * folder is not taken for a library: what a power cut leaves can be told from a whole one.
 */
export class LibraryInMaking {
  readonly #fs: FileSystem
  readonly #folder: string
  /** From the topmost folder on, and from the first file on. */
  readonly #made = { folders: [] as string[], files: [] as string[] }
  readonly #unsynced = new Set<string>()

  /** @param folder an empty one, or one that is not there yet */
  constructor(fs: FileSystem, folder: string) {
    this.#fs = fs
    this.#folder = folder
  }

  /**
   * @param bytes of all the files together
   * @param note what to tell a person who finds the folder unfinished
   * @throws LecternError `unwritable`, also when the disk does not take so much
   */
  async begin(bytes: number, note: string): Promise<void> {
    await this.#create(this.#folder)
    await this.#checkSpace(bytes + SPARE_BYTES)
    const path = join(this.#folder, UNFINISHED)
    this.#made.files.push(path)
    await writeDurably(this.#fs, path, new TextEncoder().encode(note))
  }

  /** @param path relative to the library's folder; those above it are there already */
  async createFolder(path: string): Promise<void> {
    const folder = join(this.#folder, path)
    await createFolderDurably(this.#fs, folder)
    this.#made.folders.push(folder)
  }

  /** @param path relative to the library's folder; library.json comes last, when the rest is on the disk */
  async write(path: string, bytes: Uint8Array): Promise<void> {
    const file = join(this.#folder, path)
    if (path === LIBRARY_FILE) await this.sync()
    this.#made.files.push(file)
    await writeUnsettled(this.#fs, file, bytes)
    this.#unsynced.add(dirname(file))
  }

  /** Brings the names of the files to the disk. */
  async sync(): Promise<void> {
    for (const folder of this.#unsynced) {
      await this.#fs.syncFolder(folder).catch((error: unknown) => {
        throw unwritable(error, folder)
      })
    }
    this.#unsynced.clear()
  }

  /** From now on it is a library. */
  async finish(): Promise<void> {
    await this.sync()
    await removeDurably(this.#fs, join(this.#folder, UNFINISHED))
  }

  /** Removes all that was made. @returns whether it is gone */
  async remove(): Promise<boolean> {
    const left: string[] = []
    for (const path of this.#made.files.toReversed()) {
      // It tells what the rest is.
      if (path === join(this.#folder, UNFINISHED) && left.length > 0) continue
      await this.#fs.unlink(path).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') left.push(path)
      })
    }
    for (const path of this.#made.folders.toReversed()) {
      await this.#fs.removeFolder(path).catch(() => left.push(path))
    }
    return left.length === 0
  }

  async #create(folder: string): Promise<void> {
    if ((await examineFolder(folder, this.#fs)) !== 'missing') return
    await this.#create(dirname(folder))
    await createFolderDurably(this.#fs, folder)
    this.#made.folders.push(folder)
  }

  async #checkSpace(needed: number): Promise<void> {
    const free = await this.#fs.freeBytes(this.#folder).catch((error: unknown) => {
      throw unwritable(error, this.#folder)
    })
    if (free >= needed) return
    const [needs, has] = [needed, free].map(
      (bytes) => `${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`,
    )
    const message = `There is not enough space in ${this.#folder}: the library needs ${needs}, ${has} are free.`
    throw new LecternError('unwritable', message, {
      todo: 'Free some space on this disk, or choose a folder on another.',
    })
  }
}
