import { basename, dirname, join } from 'node:path'
import type { InboxAfter } from '../../src-core/inbox/inbox.ts'
import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ImportFailure, ImportReport } from '../../src-core/ipc/contract.ts'
import { LecternError, type FailureCode } from '../../src-core/ipc/result.ts'
import { failureOf } from '../store/failure-of.ts'
import { sameState, type FileSystem } from '../store/file-system.ts'
import { sha256 } from '../store/hash.ts'
import { readSourceFiles } from '../store/source-files.ts'
import type { InboxMemory } from './inbox-memory.ts'
import type { InboxFile } from './list-inbox.ts'
import { moveImported } from './move-imported.ts'

/** What a file is taken in with. */
export interface TakeIn {
  fs: FileSystem
  library: { importSources(sources: readonly ImportSource[]): Promise<ImportReport> }
  memory: InboxMemory
  /** Hashes of what came in by hand. */
  byHand: ReadonlySet<string>
  folder: string
  after: InboxAfter
}

/** What became of a file: it came in, did not, or is no longer as it was seen. */
export type TakenIn =
  | { outcome: 'in'; report: ImportReport; failed: ImportFailure[] }
  | { outcome: 'failed'; report: ImportReport; failed: ImportFailure[] }
  | { outcome: 'changed' }

/** These are not the file's fault: the next one would fail as well. */
const OF_THE_LIBRARY: ReadonlySet<FailureCode> = new Set([
  'unwritable',
  'locked',
  'newer-schema',
  'cancelled',
])

const NOTHING: ImportReport = { imported: [], failed: [] }

/**
 * Imports a file of an inbox folder, then moves it or remembers it. A text that the library has counts as in.
 * @throws LecternError when the library takes nothing at present; the file is as it was then
 */
export async function takeIn(job: TakeIn, file: InboxFile): Promise<TakenIn> {
  const { fs, library, memory, folder } = job
  const path = join(folder, file.name)
  const { sources, failed } = await readSourceFiles([path])
  const [source] = sources
  if (!source)
    return failed[0]?.code === 'not-found'
      ? { outcome: 'changed' }
      : { outcome: 'failed', report: NOTHING, failed }
  if (!(await isAsSeen(fs, path, file))) return { outcome: 'changed' }
  const hash = sha256(source.bytes)
  if (job.byHand.has(hash)) return { outcome: 'in', report: NOTHING, failed: await putAside(job, file, hash) }
  // Programs that sync, and `touch`, change the time and not the text; who deleted the article wants it no more.
  if (memory.get(path)?.hash === hash) {
    memory.note(path, { ...file.state, hash, unmoved: false })
    return { outcome: 'in', report: NOTHING, failed: [] }
  }
  const report = await library.importSources([source])
  const refused = report.failed.find(({ code }) => OF_THE_LIBRARY.has(code))
  if (refused) throw new LecternError(refused.code, refused.message, refused)
  const wrong = report.failed.filter(({ code }) => code !== 'duplicate')
  if (wrong.length > 0) return { outcome: 'failed', report: withoutFailures(report), failed: wrong }
  return { outcome: 'in', report, failed: await putAside(job, file, hash) }
}

/** Moves a file that came in, or remembers it. @returns why it could not be moved, if so */
export async function putAside(
  { fs, memory, folder, after }: Omit<TakeIn, 'library' | 'byHand'>,
  file: Pick<InboxFile, 'name' | 'state' | 'companions'>,
  hash: string,
): Promise<ImportFailure[]> {
  const path = join(folder, file.name)
  if (after === 'leave') {
    memory.note(path, { ...file.state, hash, unmoved: false })
    return []
  }
  try {
    await moveImported(fs, folder, file)
    memory.forget(path)
    return []
  } catch (error) {
    memory.note(path, { ...file.state, hash, unmoved: true })
    return [{ name: file.name, ...failureOf(error) }]
  }
}

async function isAsSeen(fs: FileSystem, path: string, { state }: InboxFile): Promise<boolean> {
  const [now] = await fs.states(dirname(path), [basename(path)])
  return sameState(now, state)
}

/** What failed is told in the status, as long as it is so. */
function withoutFailures(report: ImportReport): ImportReport {
  return { ...report, failed: report.failed.filter(({ code }) => code === 'duplicate') }
}
