import { join } from 'node:path'
import type { MergedCopy } from '../../src-core/ipc/contract.ts'
import { trayFileSchema } from '../../src-core/incoming/tray-schema.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { libraryMetaSchema } from '../../src-core/library/library-meta.ts'
import { mergeLibraryMeta, mergeRecords } from '../../src-core/library/merge-records.ts'
import { articleRecordSchema } from '../../src-core/library/record-schema.ts'
import type { ArticleRecord } from '../../src-core/library/record.ts'
import { recordId, type StoredRecord } from './article-records.ts'
import { readJson, type JsonFile } from './durable-json.ts'
import { putAway } from './put-away.ts'
import type { Shelves } from './shelves.ts'
import { trayKeyIn } from './tray-files.ts'

/** What was found and merged. */
export interface TakenIn {
  /** The records as they are now. */
  records: StoredRecord[]
  copies: MergedCopy[]
}

// A record of this size would hold a hundred thousand notes.
const MOST_BYTES = 64_000_000

/**
 * Merges the second copies of records that programs like Syncthing, Dropbox or OneDrive leave beside
 * them when two computers changed the same file. Their names differ by program and language, so what
 * is in a file tells, not its name. Each copy is merged into its record first, and then put away.
 * What cannot be read, such as a file that is still arriving, stays for the next time.
 * @param folder the library's
 * @throws LecternError when a record could not be written; no copy is lost
 */
export async function takeInCopies(shelves: Shelves, folder: string): Promise<TakenIn> {
  const taken: TakenIn = { records: [], copies: [] }
  for (const name of await foreignFiles(shelves, shelves.records.folder, isNoRecord)) {
    await shelves.lock.run(() => takeInRecord(shelves, folder, name, taken))
  }
  for (const name of await foreignFiles(shelves, folder, isLikeLibraryFile)) {
    await shelves.lock.run(() => takeInMeta(shelves, folder, name, taken))
  }
  for (const name of await foreignFiles(shelves, shelves.trayFiles.folder, isNoTrayFile)) {
    await shelves.lock.run(() => takeInTrayFile(shelves, folder, name, taken))
  }
  return taken
}

/** Whether a name in unplaced/ is none that Lectern gives, nor one of a file that is being written. */
export function isNoTrayFile(name: string): boolean {
  return trayKeyIn(name) === undefined && isNoRecord(name)
}

/** Whether a name in articles/ is none that Lectern gives, nor one of a file that is being written. */
export function isNoRecord(name: string): boolean {
  return recordId(name) === undefined && !/^[.~]|\.(tmp|part|partial|crdownload)$/i.test(name)
}

/** Whether a name beside library.json may be that of a copy of it. */
export function isLikeLibraryFile(name: string): boolean {
  return name !== 'library.json' && isNoRecord(name) && /library.*\.json/i.test(name)
}

async function foreignFiles(
  { fs }: Shelves,
  folder: string,
  isForeign: (name: string) => boolean,
): Promise<string[]> {
  const names = (await fs.list(folder).catch(() => [])).filter(isForeign)
  const states = names.length === 0 ? [] : await fs.states(folder, names)
  return names.filter((_name, index) => (states[index]?.size ?? Infinity) < MOST_BYTES)
}

async function takeInRecord(shelves: Shelves, folder: string, name: string, taken: TakenIn): Promise<void> {
  const path = join(shelves.records.folder, name)
  const copy = await readCopy(shelves, { path, kind: 'article', schema: articleRecordSchema })
  // An id becomes a file's name: it has to look like one.
  if (!copy || recordId(`${copy.id}.json`) === undefined) return
  const stored = await mergeIn(shelves, copy)
  shelves.catalogue.note(stored)
  taken.records.push(stored)
  taken.copies.push({ title: stored.record.title, name, path: await toTrash(shelves, folder, path) })
}

/** A record that is missing, or was damaged, is made of the copy. */
async function mergeIn({ records, recovery }: Shelves, copy: ArticleRecord): Promise<StoredRecord> {
  const { id } = copy
  try {
    return await recovery.readRecordUnderLock(id, () =>
      records.update(id, (record) => ({ record: mergeRecords(record, copy) })),
    )
  } catch (error) {
    const code = error instanceof LecternError ? error.failure.code : undefined
    if (code === 'not-found' || code === 'damaged') return await records.create(copy)
    throw error
  }
}

async function takeInMeta(shelves: Shelves, folder: string, name: string, taken: TakenIn): Promise<void> {
  const path = join(folder, name)
  const copy = await readCopy(shelves, { path, kind: 'library', schema: libraryMetaSchema })
  if (!copy) return
  shelves.meta = await shelves.libraryFile.update((meta) => mergeLibraryMeta(meta ?? shelves.meta, copy))
  taken.copies.push({ title: '', name, path: await toTrash(shelves, folder, path) })
}

async function takeInTrayFile(shelves: Shelves, folder: string, name: string, taken: TakenIn): Promise<void> {
  const path = join(shelves.trayFiles.folder, name)
  const copy = await readCopy(shelves, { path, kind: 'tray', schema: trayFileSchema })
  if (!copy) return
  await shelves.tray.mergeIn(copy)
  taken.copies.push({ title: copy.source.title, name, path: await toTrash(shelves, folder, path) })
}

async function readCopy<T>({ fs }: Shelves, file: JsonFile<T>): Promise<T | null> {
  try {
    return await readJson(fs, file)
  } catch (error) {
    if (error instanceof LecternError) return null
    throw error
  }
}

function toTrash({ fs, now }: Shelves, folder: string, path: string): Promise<string> {
  return putAway(fs, path, join(folder, 'trash'), now())
}
