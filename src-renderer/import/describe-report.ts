import type { ImportedSummary, ImportFailure, ImportReport } from '../../src-core/ipc/contract.ts'

/** An import report, sorted by what a person has to do about it. */
export interface SortedReport {
  imported: ImportReport['imported']
  /** Texts that the library has already. */
  known: ImportFailure[]
  failed: ImportFailure[]
}

export function sortReport({ imported, failed }: ImportReport): SortedReport {
  return {
    imported,
    known: failed.filter(({ code }) => code === 'duplicate'),
    failed: failed.filter(({ code }) => code !== 'duplicate'),
  }
}

/** A file whose encoding a person may choose. */
export type UnsureFailure = ImportFailure & { unsure: string }

export function isUnsure(failed: ImportFailure): failed is UnsureFailure {
  return failed.code === 'uncertain-encoding' && failed.unsure !== undefined
}

/** What came of an import of one article. */
export function describeImported({ title, restored }: ImportedSummary): string {
  return restored ? `Restored “${title}” from the Trash` : `Added “${title}”`
}

/** What came of an import, in a line: `Added 3 articles; 1 was there already; 2 could not be read`. */
export function summarise(report: ImportReport): string {
  const { imported, known, failed } = sortReport(report)
  const restored = imported.filter((article) => article.restored).length
  const added = imported.length - restored
  const parts = [
    added > 0 && `Added ${count(added, 'article')}`,
    restored > 0 && `Restored ${count(restored, 'article')} from the Trash`,
    known.length > 0 && `${known.length} ${known.length === 1 ? 'was' : 'were'} there already`,
    failed.length > 0 && `${failed.length} could not be added`,
  ].filter((part) => part !== false)
  const { notReached = 0 } = report
  if (notReached === 0) return parts.join('; ')
  return [
    `Import stopped. ${parts.length > 0 ? parts.join('; ') : 'Nothing was added'}`,
    leave(notReached),
  ].join('; ')
}

function leave(files: number): string {
  return `${count(files, 'file')} ${files === 1 ? 'was' : 'were'} not reached`
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString()} ${noun}${number === 1 ? '' : 's'}`
}
