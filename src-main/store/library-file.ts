import { join } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { libraryMetaSchema, type LibraryMeta } from '../../src-core/library/library-meta.ts'
import { openJson, readJson, updateJson } from './durable-json.ts'
import type { FileSystem } from './file-system.ts'

export const LIBRARY_FILE = 'library.json'

/** The file library.json: what is true of the library as a whole. */
export class LibraryFile {
  readonly path: string
  readonly #fs: FileSystem

  constructor(fs: FileSystem, folder: string) {
    this.#fs = fs
    this.path = join(folder, LIBRARY_FILE)
  }

  /**
   * @returns null when there is none
   * @throws LecternError `damaged`, `newer-schema` or `unreadable`
   */
  read(): Promise<LibraryMeta | null> {
    return readJson(this.#fs, this.#json())
  }

  /** The bytes of the file, which is whole. @throws as {@link read}; LecternError `not-found` */
  async readBytes(): Promise<Uint8Array> {
    const { db, file } = openJson(this.#fs, this.#json())
    await db.read()
    if (db.data) return file.bytes
    throw new LecternError('not-found', `The file ${this.path} is not there.`)
  }

  /** Changes what is there, or makes it when there is none. To be called under the library's lock. */
  async update(change: (meta: LibraryMeta | null) => LibraryMeta): Promise<LibraryMeta> {
    return (await updateJson(this.#fs, this.#json(), change)).value
  }

  #json() {
    return { path: this.path, kind: 'library', schema: libraryMetaSchema } as const
  }
}
