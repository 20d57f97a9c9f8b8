import type { ExportReport } from '../../src-core/ipc/contract.ts'

/** What came of an export, in a line: `Exported 3 articles; 1 merged with what you had written`. */
export function summariseExport({ written, merged, keptBeside, failed }: ExportReport): string {
  const parts = [
    (written.length > 0 || failed.length === 0) && `Exported ${articles(written.length)}`,
    merged.length > 0 && `${merged.length.toLocaleString()} merged with what you had written`,
    keptBeside.length > 0 && `${keptBeside.length} written beside a file of yours`,
    failed.length > 0 && `${articles(failed.length)} could not be exported`,
  ]
  return parts.filter((part) => part !== false).join('; ')
}

function articles(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'article' : 'articles'}`
}

/** The last part of a path of any system. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path
}
