import { join } from 'node:path'
import { trayFileSchema } from '../../src-core/incoming/tray-schema.ts'
import { trayKey, type TrayFile } from '../../src-core/incoming/tray.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from './disk-failure.ts'
import { openJson, updateJson, type JsonFile } from './durable-json.ts'
import { errorCode, type FileState, type FileSystem } from './file-system.ts'
import { sha256 } from './hash.ts'

export const TRAY_FOLDER = 'unplaced'

const NAME = /^([0-9a-f]{32})\.json$/

/** A file of the tray as it was read, with its bytes. */
export interface StoredTrayFile {
  file: TrayFile
  state: FileState | undefined
  bytes: Uint8Array
}

/** The folder unplaced/: one small file for each thing that annotations from elsewhere were made on. */
export class TrayFiles {
  readonly folder: string
  readonly #fs: FileSystem

  constructor(fs: FileSystem, folder: string) {
    this.#fs = fs
    this.folder = folder
  }

  path(key: string): string {
    return join(this.folder, `${key}.json`)
  }

  /** The keys of all files, in order. There is no folder until something is put in it. */
  async keys(): Promise<string[]> {
    const names = await this.#fs.list(this.folder).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return []
      throw unreadable(error, this.folder)
    })
    return names.flatMap((name) => trayKeyIn(name) ?? []).sort()
  }

  /** The states of files, in order; undefined for those that are not there. */
  states(keys: readonly string[]): Promise<(FileState | undefined)[]> {
    if (keys.length === 0) return Promise.resolve([])
    return this.#fs.states(
      this.folder,
      keys.map((key) => `${key}.json`),
    )
  }

  /** @returns null when it is not there @throws LecternError `damaged`, `newer-schema` or `unreadable` */
  async read(key: string): Promise<StoredTrayFile | null> {
    const { db, file } = openJson(this.#fs, this.#json(key))
    await db.read()
    return db.data && { file: this.#checkOwn(key, db.data), state: file.state, bytes: file.bytes }
  }

  /** Changes a file, or makes it. To be called under the library's lock. @throws as {@link read}; `unwritable` */
  async update(key: string, change: (file: TrayFile | null) => TrayFile): Promise<void> {
    await updateJson(this.#fs, this.#json(key), (found) => change(found && this.#checkOwn(key, found)))
  }

  #json(key: string): JsonFile<TrayFile> {
    return { path: this.path(key), kind: 'tray', schema: trayFileSchema }
  }

  #checkOwn(key: string, file: TrayFile): TrayFile {
    if (trayKey(file.source, sha256) === key) return file
    const message = `The file ${this.path(key)} is damaged: it holds annotations of something else.`
    throw new LecternError('damaged', message)
  }
}

/** The key in the name of a file of the tray; undefined for any other file. */
export function trayKeyIn(name: string): string | undefined {
  return NAME.exec(name)?.[1]
}
