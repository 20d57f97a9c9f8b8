import { setImmediate } from 'node:timers/promises'
import { originalsOf } from '../../src-core/article/article.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { toAnnotations } from '../../src-core/library/record.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { ArticleContents } from './article-contents.ts'
import type { ArticleRecords } from './article-records.ts'
import type { BackupFiles, BackupRow, CopyKind } from './backup-files.ts'
import type { TrayCopies } from './backup-tray.ts'
import type { BackupRows } from './backups.ts'
import { sameState } from './file-system.ts'
import { sha256 } from './hash.ts'
import type { LibraryFile } from './library-file.ts'
import type { TrayFiles } from './tray-files.ts'

/** What of a library is copied. */
export interface BackedLibrary {
  readonly folder: string
  readonly libraryFile: LibraryFile
  readonly records: ArticleRecords
  readonly contents: ArticleContents
  readonly trayFiles: TrayFiles
}

export interface CopiedRows {
  rows: BackupRow[]
  /** Whether they are those of the backup before. */
  isSame: boolean
  /** Whether articles of the backup before are not there any more. */
  hasLost: boolean
}

/** A library in use comes first: so few files are copied at a time. */
const AT_ONCE = 4
/** Of an article with this time, everything is looked at again: some of it could not be copied. */
const LOOK_AGAIN = -1

/**
 * Copies the records that have another state than in the backup before, with their texts and
 * originals. A damaged one is not copied: then what the backup before has of it stands.
 * @throws LecternError when a copy cannot be written, or the folder of records not be read
 */
export async function copyRows(
  { records, contents }: BackedLibrary,
  files: BackupFiles,
  before: BackupRows,
  signal?: AbortSignal,
): Promise<CopiedRows> {
  const ids = (await records.ids()).sort()
  const states = await records.states(ids)
  const rows: BackupRow[] = []
  let changed = 0
  const copy = async (id: string, index: number): Promise<BackupRow | undefined> => {
    const known = before.get(id)
    if (known && sameState(known, states[index])) return known
    const read = await whenWhole(records.readBytes(id))
    if (!read) return known
    changed++
    const { record, bytes, state } = read
    const hash = sha256(bytes)
    await addMissing(files, 'records', [hash], () => Promise.resolve(bytes))
    const names = {
      texts: [...new Set(record.revisions.map((revision) => revision.hash))],
      originals: [...new Set(record.revisions.flatMap(originalsOf))],
    }
    const texts = await addMissing(files, 'texts', names.texts, (name) => contents.readTextFile(name))
    const originals = await addMissing(files, 'originals', names.originals, (name) =>
      contents.readOriginal(name),
    )
    const isWhole = texts.length === names.texts.length && originals.length === names.originals.length
    return {
      id,
      hash,
      mtimeMs: isWhole ? state.mtimeMs : LOOK_AGAIN,
      size: state.size,
      isStanding: isStanding(record),
      annotations: toAnnotations(record).length,
      bytes: state.size + (await contents.bytesOf(names)),
      texts,
      originals,
    }
  }
  for (let start = 0; start < ids.length && !signal?.aborted; start += AT_ONCE) {
    const chunk = ids.slice(start, start + AT_ONCE)
    if (chunk.every((id, index) => sameState(before.get(id), states[start + index]))) {
      rows.push(...chunk.flatMap((id) => before.get(id) ?? []))
      continue
    }
    const copied = await Promise.all(chunk.map((id, index) => copy(id, start + index)))
    rows.push(...copied.filter((row) => row !== undefined))
    await setImmediate()
  }
  const there = new Set(ids)
  const hasLost = [...before.keys()].some((id) => !there.has(id))
  return { rows, isSame: changed === 0 && !hasLost && rows.length === before.size, hasLost }
}

/** Copies library.json. @returns the copy's hash; empty when the file is not there, or not whole */
export async function copyMeta({ libraryFile }: BackedLibrary, files: BackupFiles): Promise<string> {
  const bytes = await whenWhole(libraryFile.readBytes())
  if (!bytes) return ''
  const hash = sha256(bytes)
  await addMissing(files, 'records', [hash], () => Promise.resolve(bytes))
  return hash
}

/**
 * Copies the tray's files. Of a damaged one, what the backup before has stands.
 * @param before the hashes of the copies in the backup before, by the files' keys
 * @returns those of this one
 */
export async function copyTray(
  { trayFiles }: BackedLibrary,
  files: BackupFiles,
  before: TrayCopies,
): Promise<TrayCopies> {
  const copies = new Map<string, string>()
  for (const key of await trayFiles.keys()) {
    const bytes = (await whenWhole(trayFiles.read(key)))?.bytes
    const hash = bytes ? sha256(bytes) : before.get(key)
    if (bytes && hash) await addMissing(files, 'records', [hash], () => Promise.resolve(bytes))
    if (hash) copies.set(key, hash)
  }
  return copies
}

/** @returns those that the backup has now: what is missing or damaged in the library is left out */
async function addMissing(
  files: BackupFiles,
  kind: CopyKind,
  hashes: readonly string[],
  read: (hash: string) => Promise<Uint8Array>,
): Promise<string[]> {
  const there = await files.have(kind, hashes)
  const present: string[] = []
  for (const [index, hash] of hashes.entries()) {
    const bytes = there[index] ? undefined : await whenWhole(read(hash))
    if (bytes) await files.add(kind, hash, bytes)
    if (bytes || there[index]) present.push(hash)
  }
  return present
}

/** What is damaged, gone or of a newer schema is none of a backup's business: whoever opens it is told. */
async function whenWhole<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof LecternError) return undefined
    throw error
  }
}
