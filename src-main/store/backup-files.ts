import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import * as v from 'valibot'
import {
  BACKUP_ID,
  BACKUP_REASONS,
  type BackupReason,
  type BackupSummary,
  type Keepable,
} from '../../src-core/library/backup.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { openEnvelope, sealEnvelope } from '../../src-core/library/envelope.ts'
import { libraryMetaSchema, type LibraryMeta } from '../../src-core/library/library-meta.ts'
import { articleRecordSchema } from '../../src-core/library/record-schema.ts'
import type { ArticleRecord } from '../../src-core/library/record.ts'
import { APP_NAME } from './app-name.ts'
import { unreadable } from './disk-failure.ts'
import { createFolderDurably, removeDurably, sweepTemporaries, writeUnsettled } from './durable-file.ts'
import { readJson, updateJson, type JsonFile } from './durable-json.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { sha256 } from './hash.ts'

/** A backup's own small file: what a list shows of it, and which rows belong to it. */
export interface BackupHeader extends Omit<BackupSummary, 'id'> {
  /** The library's folder at that time. */
  folder: string
  /** As in {@link Keepable}. */
  apart: boolean
  /** SHA-256 of its rows, by which they are named; of library.json as it was. */
  rows: string
  meta: string
  /** SHA-256 of the list of the tray's files; empty when the tray was, absent before there was one. */
  tray?: string
}

/** A backup's header, with its name. */
export type Backup = BackupHeader & Keepable

export interface HeaderOptions {
  /** Throws `unreadable` when the disk fails; damaged headers are passed over in any case. */
  mustRead?: boolean
}

/** What a list shows of a backup. */
export function toBackupSummary(backup: Backup): BackupSummary {
  const { id, takenAt, reason, articles, annotations, bytes } = backup
  return { id, takenAt, reason, articles, annotations, bytes }
}

/** One article in a backup. */
export interface BackupRow {
  id: string
  /** SHA-256 of the record's file, by which its copy is named. */
  hash: string
  /** The state of the record's file that was copied. */
  mtimeMs: number
  size: number
  isStanding: boolean
  annotations: number
  /** Bytes of the record with its texts and originals. */
  bytes: number
  texts: string[]
  originals: string[]
}

/** The kinds of copies: each is a folder, and in it a file is named by the SHA-256 of what it is. */
export const COPY_KINDS = ['records', 'texts', 'originals', 'rows'] as const
export type CopyKind = (typeof COPY_KINDS)[number]

const string = v.string()
const number = v.number()
const strings = v.array(string)

const headerSchema: v.GenericSchema<unknown, BackupHeader> = v.looseObject({
  takenAt: v.pipe(string, v.isoTimestamp()),
  reason: v.fallback(v.picklist(BACKUP_REASONS), 'automatic' satisfies BackupReason),
  articles: number,
  annotations: number,
  bytes: number,
  folder: string,
  apart: v.boolean(),
  rows: string,
  meta: string,
  tray: v.exactOptional(string),
})

const rowTuple = v.tuple([string, string, number, number, v.boolean(), number, number, strings, strings])
const rowsSchema = v.array(rowTuple)

const EXTENSION = '.json'

const deflate = promisify(gzip)
const inflate = promisify(gunzip)

/**
 * The backups of one library, as files: `backups/` has a header for each, and what they hold is
 * compressed, named by its content and shared among them. A backup is there when its header is.
 */
export class BackupFiles {
  readonly folder: string
  readonly #fs: FileSystem
  readonly #headers: string

  constructor(fs: FileSystem, folder: string) {
    this.#fs = fs
    this.folder = folder
    this.#headers = join(folder, 'backups')
  }

  async makeFolders(): Promise<void> {
    for (const name of ['backups', ...COPY_KINDS])
      await createFolderDurably(this.#fs, join(this.folder, name))
  }

  /** The ids of all backups, newest first; none when there are no backups yet. */
  async ids(): Promise<string[]> {
    const names = await this.#list(this.#headers)
    const ids = names
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => name.slice(0, -EXTENSION.length))
    return ids
      .filter((id) => BACKUP_ID.test(id))
      .sort()
      .reverse()
  }

  /** @throws LecternError `not-found`, `damaged`, `newer-schema` or `unreadable` */
  async header(id: string): Promise<Backup> {
    const header = await readJson(this.#fs, this.#headerJson(id))
    if (header) return { ...header, id }
    throw new LecternError('not-found', 'This backup is not there any more.', {
      kept: 'Nothing was changed.',
      todo: 'Choose another one.',
    })
  }

  /** All headers that can be read, newest first, and how many cannot. */
  async headers({ mustRead = false }: HeaderOptions = {}): Promise<{
    backups: Backup[]
    unreadable: number
  }> {
    const backups: Backup[] = []
    let unreadable = 0
    for (const id of await this.ids()) {
      try {
        backups.push(await this.header(id))
      } catch (error) {
        if (!(error instanceof LecternError)) throw error
        if (mustRead && error.failure.code === 'unreadable') throw error
        if (error.failure.code !== 'not-found') unreadable++
      }
    }
    return { backups, unreadable }
  }

  /** Puts the header in place, which makes the backup; its copies must be settled. */
  async addHeader(id: string, header: BackupHeader): Promise<void> {
    await updateJson(this.#fs, this.#headerJson(id), () => header)
  }

  async removeHeader(id: string): Promise<void> {
    await removeDurably(this.#fs, this.#headerJson(id).path)
  }

  /** @throws LecternError `not-found` or `damaged` */
  async rows(hash: string): Promise<BackupRow[]> {
    const text = Buffer.from(await this.read('rows', hash)).toString('utf8')
    const opened = openEnvelope(text, 'backup', rowsSchema, sha256)
    if (opened.state !== 'intact') throw damagedCopy(this.#path('rows', hash))
    return opened.data.map(fromTuple)
  }

  /** @returns the hash by which a header names them */
  async addRows(rows: readonly BackupRow[]): Promise<string> {
    const bytes = Buffer.from(sealEnvelope(rows.map(toTuple), APP_NAME, sha256))
    const hash = sha256(bytes)
    await this.add('rows', hash, bytes)
    return hash
  }

  /** The record that a row stands for. @throws LecternError `not-found` or `damaged` */
  async record({ id, hash }: BackupRow): Promise<ArticleRecord> {
    const text = Buffer.from(await this.read('records', hash)).toString('utf8')
    const opened = openEnvelope(text, 'article', articleRecordSchema, sha256)
    if (opened.state === 'intact' && opened.data.id === id) return opened.data
    throw damagedCopy(this.#path('records', hash))
  }

  /** library.json as it was; null when the backup has none that is whole. */
  async meta({ meta: hash }: BackupHeader): Promise<LibraryMeta | null> {
    if (hash === '') return null
    const text = Buffer.from(await this.read('records', hash)).toString('utf8')
    const opened = openEnvelope(text, 'library', libraryMetaSchema, sha256)
    return opened.state === 'intact' ? opened.data : null
  }

  /** Which of these copies are there. Not that they are whole: see {@link read}. */
  async have(kind: CopyKind, hashes: readonly string[]): Promise<boolean[]> {
    const names = hashes.map(copyName)
    const states = await this.#fs.states(join(this.folder, kind), names)
    return states.map((state) => state !== undefined)
  }

  /** The bytes that were copied. @throws LecternError `not-found`, `damaged` or `unreadable` */
  async read(kind: CopyKind, hash: string): Promise<Uint8Array> {
    const path = this.#path(kind, hash)
    const { bytes } = await this.#fs.read(path).catch((error: unknown) => {
      if (errorCode(error) === 'ERR_FS_FILE_TOO_LARGE') throw damagedCopy(path)
      if (errorCode(error) !== 'ENOENT') throw unreadable(error, path)
      throw new LecternError('not-found', `The copy ${path} is not there.`)
    })
    const content = await inflate(bytes).catch(() => {
      throw damagedCopy(path)
    })
    // Texts are named by the hash of their blocks, which whoever asked for one looks at.
    if (kind !== 'texts' && sha256(content) !== hash) throw damagedCopy(path)
    return content
  }

  /** Adds a copy. It outlives a power cut after {@link settle}. */
  async add(kind: CopyKind, hash: string, bytes: Uint8Array): Promise<void> {
    await writeUnsettled(this.#fs, this.#path(kind, hash), await deflate(bytes))
  }

  /** Brings the names of the copies to the disk. */
  async settle(): Promise<void> {
    for (const kind of COPY_KINDS) await this.#fs.syncFolder(join(this.folder, kind))
  }

  /** Removes the copies of a kind that are not needed, and what was not finished. */
  async sweep(kind: CopyKind, needed: ReadonlySet<string>, now: number): Promise<void> {
    const folder = join(this.folder, kind)
    await sweepTemporaries(this.#fs, folder, now)
    for (const name of await this.#list(folder)) {
      if (/^[0-9a-f]{64}\.gz$/.test(name) && !needed.has(name.slice(0, 64)))
        await this.#fs.unlink(join(folder, name)).catch(() => undefined)
    }
  }

  async #list(folder: string): Promise<string[]> {
    return this.#fs.list(folder).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return []
      throw unreadable(error, folder)
    })
  }

  #path(kind: CopyKind, hash: string): string {
    return join(this.folder, kind, copyName(hash))
  }

  #headerJson(id: string): JsonFile<BackupHeader> {
    return { path: join(this.#headers, id + EXTENSION), kind: 'backup', schema: headerSchema }
  }
}

function copyName(hash: string): string {
  return `${hash}.gz`
}

function damagedCopy(path: string): LecternError {
  return new LecternError('damaged', `The copy ${path} in this backup is damaged.`, {
    kept: 'The library was not changed by it.',
    todo: 'Choose another backup.',
  })
}

// prettier-ignore
function toTuple(row: BackupRow): v.InferOutput<typeof rowTuple> {
  const { id, hash, mtimeMs, size, isStanding, annotations, bytes, texts, originals } = row
  return [id, hash, mtimeMs, size, isStanding, annotations, bytes, texts, originals]
}

// prettier-ignore
function fromTuple(tuple: v.InferOutput<typeof rowTuple>): BackupRow {
  const [id, hash, mtimeMs, size, isStanding, annotations, bytes, texts, originals] = tuple
  return { id, hash, mtimeMs, size, isStanding, annotations, bytes, texts, originals }
}
