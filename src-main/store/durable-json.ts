import { Low, type Adapter } from 'lowdb'
import { basename, dirname } from 'node:path'
import type { GenericSchema } from 'valibot'
import { openEnvelope, sealEnvelope } from '../../src-core/library/envelope.ts'
import type { FileKind } from '../../src-core/library/migrations.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { APP_NAME } from './app-name.ts'
import { unreadable } from './disk-failure.ts'
import { writeDurably } from './durable-file.ts'
import { errorCode, sameState, type FileState, type FileSystem } from './file-system.ts'
import { sha256 } from './hash.ts'

/** A file in an envelope: where it is, and what must be in it. */
export interface JsonFile<T> {
  path: string
  kind: FileKind
  schema: GenericSchema<unknown, T>
}

/**
 * Keeps one value in one file, for lowdb's `Low`. What `write` resolved for is on the disk; what
 * `read` gives was checked; and a file that could not be read is never written over.
 */
export class DurableJson<T> implements Adapter<T> {
  /** The file as it was last read or written; undefined when it was not there. */
  state: FileState | undefined
  /** The hash of the data as it was last read. */
  checksum = ''
  /** The file's bytes as they were last read, whole. */
  bytes: Uint8Array = new Uint8Array()
  readonly #fs: FileSystem
  readonly #file: JsonFile<T>
  #barrier: LecternError | undefined

  constructor(fs: FileSystem, file: JsonFile<T>) {
    this.#fs = fs
    this.#file = file
  }

  /**
   * @returns null only when there is no file
   * @throws LecternError `damaged`, `newer-schema` or `unreadable`
   */
  async read(): Promise<T | null> {
    this.#barrier = undefined
    try {
      return await this.#read()
    } catch (error) {
      this.#barrier = unreadable(error, this.#file.path)
      throw this.#barrier
    }
  }

  async #read(): Promise<T | null> {
    const { path, kind, schema } = this.#file
    const found = await this.#fs.read(path).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return undefined
      throw isTooLarge(error) ? tooLarge(path) : error
    })
    this.state = found?.state
    if (!found) return null
    const opened = openEnvelope(toText(found.bytes, path), kind, schema, sha256)
    switch (opened.state) {
      case 'intact':
        this.checksum = opened.checksum
        this.bytes = found.bytes
        return opened.data
      case 'damaged':
        throw new LecternError('damaged', `The file ${path} is damaged: ${opened.reason}.`)
      case 'newer':
        throw new LecternError(
          'newer-schema',
          `The file ${path} was written by a newer version of Lectern (${opened.app}).`,
          {
            kept: 'It was left exactly as it is.',
            todo: 'Update Lectern on this computer, then open it again.',
          },
        )
    }
  }

  /**
   * @throws FileChanged when the file is no longer as this adapter read or wrote it;
   * LecternError `unwritable`, or what the last `read` threw
   */
  async write(data: T): Promise<void> {
    if (this.#barrier) throw this.#barrier
    const text = sealEnvelope(data, APP_NAME, sha256)
    const bytes = new TextEncoder().encode(text)
    this.state = await writeDurably(this.#fs, this.#file.path, bytes, () => this.#checkUnchanged())
  }

  /** The lock keeps other Lecterns out, but not a program that syncs the folder. */
  async #checkUnchanged(): Promise<void> {
    const { path } = this.#file
    const [state] = await this.#fs.states(dirname(path), [basename(path)])
    if (!sameState(state, this.state)) throw new FileChanged(path)
  }
}

/** Twice as fast as a TextDecoder, which counts when a catalogue of megabytes is read at the start. */
function toText({ buffer, byteOffset, byteLength }: Uint8Array, path: string): string {
  try {
    return Buffer.from(buffer, byteOffset, byteLength).toString('utf8')
  } catch (error) {
    throw isTooLarge(error) ? tooLarge(path) : error
  }
}

/** Whether Node refused a file for its size (gigabytes), which no file that Lectern wrote comes near. */
function isTooLarge(error: unknown): boolean {
  return ['ERR_FS_FILE_TOO_LARGE', 'ERR_STRING_TOO_LONG'].includes(errorCode(error))
}

function tooLarge(path: string): LecternError {
  return new LecternError('damaged', `The file ${path} is damaged: it is far too large to be whole.`)
}

/** A file as lowdb's database of one value, null while there is no file, and the adapter under it. */
export function openJson<T>(fs: FileSystem, json: JsonFile<T>): { db: Low<T | null>; file: DurableJson<T> } {
  const file = new DurableJson(fs, json)
  // Sound: `Low` never writes null.
  return { db: new Low<T | null>(file as Adapter<T | null>, null), file }
}

/** @returns null when there is no file @throws as {@link DurableJson.read} */
export async function readJson<T>(fs: FileSystem, json: JsonFile<T>): Promise<T | null> {
  const { db } = openJson(fs, json)
  await db.read()
  return db.data
}

const TRIES = 5

/**
 * Reads a file, changes its value and puts it in place of the old one; all of it again when another
 * program changed the file meanwhile. A change that gives back the very same value writes nothing.
 * @param change a pure function; it is given null when there is no file
 */
export async function updateJson<T>(
  fs: FileSystem,
  json: JsonFile<T>,
  change: (value: T | null) => T,
): Promise<{ value: T; state: FileState | undefined }> {
  for (let tries = 1; ; tries++) {
    const { db, file } = openJson(fs, json)
    await db.read()
    const value = change(db.data)
    try {
      if (value !== db.data) {
        db.data = value
        await db.write()
      }
      return { value, state: file.state }
    } catch (error) {
      if (!(error instanceof FileChanged) || tries === TRIES) throw error
    }
  }
}

/** Another program changed a file between our reading and our writing it. Reading it again helps. */
export class FileChanged extends LecternError {
  constructor(path: string) {
    super('locked', `Another program changed ${path} at the same moment.`, {
      kept: 'Its change was kept; yours was not saved.',
      todo: 'Try again.',
    })
  }
}
