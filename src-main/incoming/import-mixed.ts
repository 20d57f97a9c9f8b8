import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { Library } from '../store/library.ts'
import { bringIn, readBesideArticles, type ReadAnnotations } from './import-annotations.ts'

/** Imports files: articles, and, by their content, annotations of other programs, which are placed last. */
export async function importMixed(
  library: Library,
  sources: readonly ImportSource[],
  stop?: AbortSignal,
): Promise<ImportReport> {
  const articles: ImportSource[] = []
  const annotations: ReadAnnotations[] = []
  for (const source of sources) {
    const read = await readBesideArticles(source, library.readIncoming, stop)
    if (read) annotations.push(read)
    else articles.push(source)
  }
  const report = await library.importSources(articles, stop)
  if (annotations.length === 0 || stop?.aborted)
    return {
      ...report,
      ...(annotations.length > 0 && { notReached: (report.notReached ?? 0) + annotations.length }),
    }
  return { ...report, annotations: await bringIn(library, annotations) }
}
