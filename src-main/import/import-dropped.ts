import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { ImportRequests } from '../../src-core/ipc/import-requests.ts'
import { importMixed } from '../incoming/import-mixed.ts'
import type { Library } from '../store/library.ts'

type Dropped = Omit<ImportRequests['import.files']['in'], 'job'>

/**
 * Imports files that the window has read: it was given them, and knows no path. What fails is named by its path in the
 * dropped folder, unless two files of one name are among them.
 */
export async function importDropped(
  library: Library,
  { files, chaptersApart }: Dropped,
  stop: AbortSignal,
): Promise<ImportReport> {
  const sources = files.map(({ name, bytes, siblings = [] }) => ({
    name: fileNameOf(name),
    bytes,
    chaptersApart,
    ...(siblings.length > 0 && { siblings: new Map(siblings.map(({ path, bytes }) => [path, bytes])) }),
  }))
  const report = await importMixed(library, sources, stop)
  const failed = report.failed.map((failure) => {
    const [named, ...more] = files.filter(({ name }) => fileNameOf(name) === failure.name)
    return named && more.length === 0 ? { ...failure, name: named.name } : failure
  })
  return { ...report, failed }
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
