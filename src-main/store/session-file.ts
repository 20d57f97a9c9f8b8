import { join } from 'node:path'
import * as v from 'valibot'
import { historyEntrySchema, openColumnsSchema, unsavedEditSchema } from '../../src-core/ipc/parse-request.ts'
import { EMPTY_SESSION, type Session } from '../../src-core/ipc/session.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { createFolderDurably } from './durable-file.ts'
import { readJson, updateJson, type JsonFile } from './durable-json.ts'
import { disk, type FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { Quarantine } from './quarantine.ts'

/** Entries that can be read, however the others are: to lose a step of undo is better than to lose all. */
function readable<T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((entries) => entries.filter((entry): entry is T => v.is(schema, entry))),
  )
}

const NONE_OPEN = { articles: [], focused: 0 }

const sessionSchema: v.GenericSchema<unknown, Session> = v.object({
  undo: readable(historyEntrySchema),
  redo: readable(historyEntrySchema),
  unsaved: readable(unsavedEditSchema),
  columns: v.exactOptional(v.fallback(openColumnsSchema, NONE_OPEN)),
})

/** What a window keeps of its work on one library, in `sessions/` of the app's data folder. */
export class SessionFile {
  readonly #fs: FileSystem
  readonly #data: string
  readonly #folder: string
  readonly #lock: FolderLock
  readonly #json: JsonFile<Session>

  /** @param data the app's data folder */
  constructor(data: string, libraryId: string, fs: FileSystem = disk) {
    this.#fs = fs
    this.#data = data
    this.#folder = join(data, 'sessions')
    this.#lock = new FolderLock(this.#folder)
    this.#json = { path: join(this.#folder, `${libraryId}.json`), kind: 'session', schema: sessionSchema }
  }

  /** What was kept. A damaged file goes to quarantine; one that cannot be read is left and counts as none. */
  async read(): Promise<Session> {
    const quarantine = new Quarantine(this.#fs, join(this.#data, 'quarantine'), Date.now)
    try {
      const read = () => readJson(this.#fs, this.#json)
      return (await quarantine.recover(this.#json.path, this.#lock, read)).value ?? EMPTY_SESSION
    } catch (error) {
      if (error instanceof LecternError) return EMPTY_SESSION
      throw error
    }
  }

  /** Resolves when it is on the disk. @throws LecternError when it could not be kept */
  async keep(session: Session): Promise<void> {
    await createFolderDurably(this.#fs, this.#folder)
    await this.#lock.run(() => updateJson(this.#fs, this.#json, () => session))
  }
}
