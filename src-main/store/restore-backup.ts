import type { ArticleDifference, BackupPreview, RestoreReport } from '../../src-core/library/backup.ts'
import type { LibraryMeta } from '../../src-core/library/library-meta.ts'
import { latestStamp, type ArticleRecord } from '../../src-core/library/record.ts'
import { describeDifference, restoreRecord, trashRecord } from '../../src-core/library/restore-record.ts'
import type { TrayFile } from '../../src-core/incoming/tray.ts'
import { laterStamp, nextStamp, type StampSource } from '../../src-core/library/stamp.ts'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import { toBackupSummary, type Backup, type BackupRow } from './backup-files.ts'
import { readTrayCopies, readTrayCopy } from './backup-tray.ts'
import type { BackupRows } from './backups.ts'
import type { StoredRecord } from './article-records.ts'
import { mapAtOnce } from './at-once.ts'
import { failureOf } from './failure-of.ts'
import { sameState } from './file-system.ts'
import { sha256 } from './hash.ts'
import type { Shelves } from './shelves.ts'

/** So many differences are shown one by one. */
const SHOWN = 200
/** So many articles are restored under one lock, told and counted together. */
const STEP = 40
const WRITES_AT_ONCE = 8

/** The one who watches a restore. */
export interface RestoreWatcher {
  /** Is given the records that were changed. */
  tell: (records: StoredRecord[]) => void
  /** Told how many articles were seen to, of those that differ. */
  onProgress?: ((done: number, total: number) => void) | undefined
  /** Stops it between two steps. */
  signal?: AbortSignal | undefined
}

/** An article that is not as the backup has it; `row` is missing for one that came later. */
interface Task {
  id: string
  row?: BackupRow
}

/**
 * What restoring a backup would change. The library is only read.
 * @throws LecternError when the backup is not there any more, or damaged
 */
export async function previewBackup(shelves: Shelves, backupId: string): Promise<BackupPreview> {
  const { backups, records } = shelves
  const backup = await backups.files.header(backupId)
  const stamps = await shelves.stampSource()
  const preview: BackupPreview = {
    backup: toBackupSummary(backup),
    differences: [],
    articles: { back: 0, trash: 0, changed: 0 },
    annotationsBack: 0,
    annotationsGone: 0,
    annotationsChanged: 0,
    ...(await shelves.tray.previewRestore(await wantedTray(shelves, backup))),
    library: await differsInMeta(shelves, backup),
  }
  for (const task of await findTasks(shelves, await backups.rows(backup))) {
    const wanted = task.row && (await backups.files.record(task.row))
    const current = await whenThere(records.read(task.id))
    const difference = describeDifference(
      current?.record ?? null,
      changeRecord(current?.record ?? null, wanted, stamps),
    )
    if (difference) count(preview, difference)
  }
  return preview
}

function count(preview: BackupPreview, difference: ArticleDifference): void {
  if (preview.differences.length < SHOWN) preview.differences.push(difference)
  preview.articles[difference.kind]++
  preview.annotationsBack += difference.annotationsBack
  preview.annotationsGone += difference.annotationsGone
  preview.annotationsChanged += difference.annotationsChanged
}

/**
 * Gives the library the content of a backup, article by article. First a backup of it as it is now is
 * taken; what came after the restored one goes to the Trash. What cannot be restored does not stop
 * the rest.
 * @throws LecternError when nothing was changed: the backup is damaged, none could be taken first, or
 * it was stopped before the first article
 */
export async function restoreBackup(
  shelves: Shelves,
  backupId: string,
  { tell, onProgress, signal }: RestoreWatcher,
): Promise<RestoreReport> {
  const { backups } = shelves
  const backup = await backups.files.header(backupId)
  const rows = await backups.rows(backup)
  const undo = await backups.take({ reason: 'before-restore', apart: true })
  if (!undo) throw new Error('No backup was taken.')
  const stamps = await shelves.stampSource()
  const tasks = await findTasks(shelves, rows)
  const report: RestoreReport = { changed: 0, left: tasks.length, undo: undo.id, failed: [] }
  onProgress?.(0, tasks.length)
  for (let start = 0; start < tasks.length && !signal?.aborted; start += STEP) {
    const step = tasks.slice(start, start + STEP)
    const changed = await restoreStep(shelves, step, stamps, report.failed)
    tell(changed)
    report.changed += changed.length
    report.left -= step.length
    onProgress?.(start + step.length, tasks.length)
  }
  if (signal?.aborted && report.left === tasks.length) throw stopped()
  try {
    if (report.left === 0) {
      await restoreMeta(shelves, backup)
      await restoreTray(shelves, backup)
    }
  } catch (error) {
    report.failed.push(failureOf(error))
  }
  backups.standApart()
  return report
}

/** @returns the records that were changed */
async function restoreStep(
  shelves: Shelves,
  step: readonly Task[],
  stamps: StampSource,
  failed: Failure[],
): Promise<StoredRecord[]> {
  const restore = async (task: Task) => {
    try {
      return await restoreArticle(shelves, task, stamps)
    } catch (error) {
      failed.push(failureOf(error))
      return undefined
    }
  }
  try {
    const restored = await shelves.lock.run(() => mapAtOnce(step, WRITES_AT_ONCE, restore))
    return restored.flatMap((stored) => stored ?? [])
  } catch (error) {
    failed.push(failureOf(error))
    return []
  }
}

function stopped(): LecternError {
  return new LecternError('cancelled', 'The backup was not restored: you stopped it.', {
    kept: 'Your library is as it was.',
  })
}

/** The articles whose records are not, byte for byte, as the backup has them. */
async function findTasks(shelves: Shelves, rows: BackupRows): Promise<Task[]> {
  const ids = await shelves.records.ids()
  const hashes = await currentHashes(shelves, ids)
  const differing = [...rows.values()].filter(({ id, hash }) => hashes.get(id) !== hash)
  return [
    ...differing.map((row) => ({ id: row.id, row })),
    ...ids.filter((id) => !rows.has(id)).map((id) => ({ id })),
  ]
}

/** The hashes of the records' files. Those that are as the newest backup has them are not read. */
async function currentHashes(
  { records, backups }: Shelves,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const known = await backups.newestRows()
  const states = await records.states(ids)
  const hashes = new Map<string, string>()
  for (const [index, id] of ids.entries()) {
    const row = known.get(id)
    if (row && sameState(row, states[index])) hashes.set(id, row.hash)
    else {
      const found = await whenThere(records.readBytes(id))
      if (found) hashes.set(id, sha256(found.bytes))
    }
  }
  return hashes
}

function changeRecord(
  current: ArticleRecord | null,
  wanted: ArticleRecord | undefined,
  stamps: StampSource,
): ArticleRecord {
  const latest = laterStamp(current ? latestStamp(current) : '', wanted ? latestStamp(wanted) : '')
  const stamp = nextStamp(stamps, latest)
  if (wanted) return restoreRecord(current, wanted, stamp)
  if (current) return trashRecord(current, stamp)
  throw new Error('There is neither an article nor a copy of it.')
}

/** @returns the record if it was changed */
async function restoreArticle(
  shelves: Shelves,
  { id, row }: Task,
  stamps: StampSource,
): Promise<StoredRecord | undefined> {
  const { backups, records, recovery, catalogue } = shelves
  const wanted = row && (await backups.files.record(row))
  if (row) await restoreContents(shelves, row)
  const before: (ArticleRecord | null)[] = []
  const stored = await recovery.readRecordUnderLock(id, () =>
    records.restore(id, (current) => {
      before.push(current)
      return changeRecord(current, wanted, stamps)
    }),
  )
  catalogue.note(stored)
  return stored.record === before.at(-1) ? undefined : stored
}

/** Puts back texts and originals that are not there; damaged ones are noticed when they are read. */
async function restoreContents({ contents, backups }: Shelves, row: BackupRow): Promise<void> {
  for (const hash of await contents.missingTexts(row.texts)) {
    await contents.putText(hash, await backups.files.read('texts', hash))
  }
  for (const hash of await contents.missingOriginals(row.originals)) {
    await contents.addOriginal(await backups.files.read('originals', hash))
  }
}

/** What a restore would make of library.json: whose library it is stays as it is. */
async function wantedMeta({ backups, meta }: Shelves, backup: Backup): Promise<LibraryMeta> {
  const wanted = await backups.files.meta(backup)
  if (!wanted) return meta
  const { id, createdAt } = meta
  return { ...wanted, id, createdAt, seeded: wanted.seeded || meta.seeded }
}

async function differsInMeta(shelves: Shelves, backup: Backup): Promise<boolean> {
  return JSON.stringify(await wantedMeta(shelves, backup)) !== JSON.stringify(shelves.meta)
}

async function restoreMeta(shelves: Shelves, backup: Backup): Promise<void> {
  if (!(await differsInMeta(shelves, backup))) return
  const wanted = await wantedMeta(shelves, backup)
  shelves.meta = await shelves.lock.run(() => shelves.libraryFile.update(() => wanted))
}

/** What waits in the tray since then still waits. */
async function restoreTray(shelves: Shelves, backup: Backup): Promise<void> {
  await shelves.tray.restore(await wantedTray(shelves, backup))
}

async function wantedTray({ backups: { files } }: Shelves, backup: Backup): Promise<TrayFile[]> {
  const wanted: TrayFile[] = []
  for (const hash of (await readTrayCopies(files, backup)).values())
    wanted.push(await readTrayCopy(files, hash))
  return wanted
}

async function whenThere<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof LecternError && ['not-found', 'damaged'].includes(error.failure.code)) return null
    throw error
  }
}
