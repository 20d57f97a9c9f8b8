import { basename } from 'node:path'
import { isBookName, type BookChoice } from '../../src-core/import/file-kinds.ts'
import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ImportProgress, ImportReport } from '../../src-core/ipc/contract.ts'
import { joinReports, NOTHING_IMPORTED } from '../../src-core/ipc/import-report.ts'
import { importMixed } from '../incoming/import-mixed.ts'
import { failureOf } from '../store/failure-of.ts'
import type { Library } from '../store/library.ts'
import { readSourceFiles } from '../store/source-files.ts'
import { findSources, type FoundSource } from './find-sources.ts'

/** What the person says of how files are to be read. */
export type Reading = Pick<ImportSource, 'chaptersApart' | 'encoding'>

/**
 * Reads a file and adds its articles. What fails is in the report, under the name that the person knows the file by.
 * @param stop ends it at once, also while the file is read
 */
export async function importFile(
  library: Library,
  { path, name }: FoundSource,
  reading: Reading,
  stop?: AbortSignal,
): Promise<ImportReport> {
  const { sources, failed } = await readSourceFiles([path])
  const report = await importMixed(
    library,
    sources.map((source) => ({ ...source, ...reading })),
    stop,
  )
  return { ...report, failed: [...failed, ...report.failed].map((failure) => ({ ...failure, name })) }
}

export interface PathImport {
  library: Library
  /** Asks how so many books are to come in. */
  askBooks: (books: number) => Promise<BookChoice>
  stop: AbortSignal
  /** Told before each file. */
  onProgress: (progress: Omit<ImportProgress, 'job'>) => void
}

/** Imports files, and what Lectern reads in folders, by their paths: one after the other, so that it can be stopped. */
export async function importPaths(paths: readonly string[], job: PathImport): Promise<ImportReport> {
  const { library, askBooks, stop, onProgress } = job
  onProgress({ done: 0, total: 0, name: '' })
  const { files, report } = await findAll(paths, stop)
  const books = files.filter(({ path }) => isBookName(path))
  const choice = books.length > 0 && !stop.aborted ? await askBooks(books.length) : 'whole'
  const wanted = choice === 'none' ? files.filter((file) => !books.includes(file)) : files
  let all = report
  for (const [done, file] of wanted.entries()) {
    if (stop.aborted) return joinReports(all, { ...NOTHING_IMPORTED, notReached: wanted.length - done })
    onProgress({ done, total: wanted.length, name: file.name })
    all = joinReports(all, await importFile(library, file, { chaptersApart: choice === 'chapters' }, stop))
  }
  return all
}

async function findAll(paths: readonly string[], stop: AbortSignal) {
  const files: FoundSource[] = []
  let report = NOTHING_IMPORTED
  for (const path of paths) {
    try {
      const found = await findSources(path, { isStopped: () => stop.aborted })
      const { failed, leftOut } = found
      files.push(...found.files.map((file) => (file.path === path ? { path, name: basename(path) } : file)))
      report = joinReports(report, { imported: [], failed, ...(leftOut && { leftOut }) })
    } catch (error) {
      report = joinReports(report, { imported: [], failed: [{ name: basename(path), ...failureOf(error) }] })
    }
  }
  return { files, report }
}
