import { join } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { articleRecordSchema } from '../../src-core/library/record-schema.ts'
import type { ArticleRecord } from '../../src-core/library/record.ts'
import { unreadable } from './disk-failure.ts'
import { removeDurably } from './durable-file.ts'
import { openJson, updateJson } from './durable-json.ts'
import type { FileState, FileSystem } from './file-system.ts'

/** A record and the state of the file that it was read from or written to. */
export interface StoredRecord {
  record: ArticleRecord
  state: FileState
}

const NAME = /^([0-9A-HJKMNP-TV-Z]{26})\.json$/

/** The folder articles/: one small file an article. */
export class ArticleRecords {
  readonly folder: string
  readonly #fs: FileSystem

  constructor(fs: FileSystem, folder: string) {
    this.#fs = fs
    this.folder = folder
  }

  path(id: string): string {
    return join(this.folder, `${id}.json`)
  }

  /** The ids of all articles, in no order. */
  async ids(): Promise<string[]> {
    const names = await this.#fs.list(this.folder).catch((error: unknown) => {
      throw unreadable(error, this.folder)
    })
    return names.flatMap((name) => recordId(name) ?? [])
  }

  /** The states of records' files, in order; undefined for those that are not there. */
  async states(ids: readonly string[]): Promise<(FileState | undefined)[]> {
    try {
      return await this.#fs.states(
        this.folder,
        ids.map((id) => `${id}.json`),
      )
    } catch (error) {
      throw unreadable(error, this.folder)
    }
  }

  /** @throws LecternError `not-found`, `damaged`, `newer-schema` or `unreadable` */
  async read(id: string): Promise<StoredRecord> {
    const { record, state } = await this.readBytes(id)
    return { record, state }
  }

  /** As {@link read}, with the bytes of the file. */
  async readBytes(id: string): Promise<StoredRecord & { bytes: Uint8Array }> {
    const { db, file } = openJson(this.#fs, this.#json(id))
    await db.read()
    return { ...stored(this.#checkOwn(id, db.data), file.state), bytes: file.bytes }
  }

  /** Adds a record, which must not be there yet. */
  async create(record: ArticleRecord): Promise<StoredRecord> {
    const { value, state } = await updateJson(this.#fs, this.#json(record.id), () => record)
    return stored(value, state)
  }

  /**
   * Changes a record, unless the change gives back the very same one. To be called under the
   * library's lock.
   * @param change a pure function; it runs again when another program changed the file meanwhile
   * @returns what `change` gave, and the file's state
   * @throws as {@link read} and `change`; LecternError `unwritable`
   */
  async update<Changed extends { record: ArticleRecord }>(
    id: string,
    change: (record: ArticleRecord) => Changed,
  ): Promise<Changed & StoredRecord> {
    let changed: Changed | undefined
    const { state } = await updateJson(this.#fs, this.#json(id), (found) => {
      changed = change(this.#checkOwn(id, found))
      return changed.record
    })
    if (!changed) throw new Error(`The record of ${id} was not changed.`)
    return { ...changed, ...stored(changed.record, state) }
  }

  /**
   * As {@link update}, for a record that may not be there: null is given for it then. A change that
   * gives back the very same record writes nothing.
   */
  async restore(id: string, change: (record: ArticleRecord | null) => ArticleRecord): Promise<StoredRecord> {
    const { value, state } = await updateJson(this.#fs, this.#json(id), (found) =>
      change(found && this.#checkOwn(id, found)),
    )
    return stored(value, state)
  }

  /** Removes a record. To be called under the library's lock. @throws LecternError `unwritable` */
  async remove(id: string): Promise<void> {
    await removeDurably(this.#fs, this.path(id))
  }

  #json(id: string) {
    return { path: this.path(id), kind: 'article', schema: articleRecordSchema } as const
  }

  #checkOwn(id: string, record: ArticleRecord | null): ArticleRecord {
    if (!record) {
      throw new LecternError('not-found', `There is no article ${id} in ${this.folder}.`, {
        todo: 'If its file was moved or deleted by another program, put it back and try again.',
      })
    }
    if (record.id === id) return record
    const message = `The file ${this.path(id)} is damaged: it holds another article, “${record.title}”.`
    throw new LecternError('damaged', message)
  }
}

/** The id in the name of a record's file; undefined for any other file. */
export function recordId(name: string): string | undefined {
  return NAME.exec(name)?.[1]
}

function stored(record: ArticleRecord, state: FileState | undefined): StoredRecord {
  if (!state) throw new Error(`The record of ${record.id} was neither read nor written.`)
  return { record, state }
}
