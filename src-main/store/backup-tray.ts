import * as v from 'valibot'
import { trayFileSchema } from '../../src-core/incoming/tray-schema.ts'
import type { TrayFile } from '../../src-core/incoming/tray.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { openEnvelope, sealEnvelope } from '../../src-core/library/envelope.ts'
import { APP_NAME } from './app-name.ts'
import type { BackupFiles, BackupHeader } from './backup-files.ts'
import { sha256 } from './hash.ts'

/** What a backup has of the tray: the hashes of the copies of its files, by their keys. */
export type TrayCopies = ReadonlyMap<string, string>

export const NO_TRAY: TrayCopies = new Map<string, string>()

const copiesSchema = v.array(v.tuple([v.string(), v.string()]))

/** @throws LecternError `not-found` or `damaged` */
export async function readTrayCopies(
  files: BackupFiles,
  { tray = '' }: Pick<BackupHeader, 'tray'>,
): Promise<TrayCopies> {
  if (tray === '') return NO_TRAY
  const text = Buffer.from(await files.read('rows', tray)).toString('utf8')
  const opened = openEnvelope(text, 'backup', copiesSchema, sha256)
  if (opened.state === 'intact') return new Map(opened.data)
  throw damaged()
}

/** @returns the hash by which a header names them; empty when there are none */
export async function addTrayCopies(files: BackupFiles, copies: TrayCopies): Promise<string> {
  if (copies.size === 0) return ''
  const bytes = Buffer.from(sealEnvelope([...copies], APP_NAME, sha256))
  const hash = sha256(bytes)
  await files.add('rows', hash, bytes)
  return hash
}

/** A file of the tray as it was. @throws LecternError `not-found` or `damaged` */
export async function readTrayCopy(files: BackupFiles, hash: string): Promise<TrayFile> {
  const text = Buffer.from(await files.read('records', hash)).toString('utf8')
  const opened = openEnvelope(text, 'tray', trayFileSchema, sha256)
  if (opened.state === 'intact') return opened.data
  throw damaged()
}

export function sameCopies(a: TrayCopies, b: TrayCopies): boolean {
  return a.size === b.size && [...a].every(([key, hash]) => b.get(key) === hash)
}

function damaged(): LecternError {
  return new LecternError('damaged', 'What this backup has of annotations without a passage is damaged.', {
    kept: 'Those that are in the library were left as they are.',
    todo: 'Choose another backup.',
  })
}
