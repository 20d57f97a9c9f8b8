import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { Library } from '../store/library.ts'
import type { AnnotationFile } from './annotation-file.ts'
import { holdsAnnotations, importAnnotations } from './import-annotations.ts'

/** Imports files: articles, and, by their content, annotations of other programs, which are placed last. */
export async function importMixed(
  library: Library,
  sources: readonly ImportSource[],
  stop?: AbortSignal,
): Promise<ImportReport> {
  const articles: ImportSource[] = []
  const annotations: AnnotationFile[] = []
  for (const source of sources) {
    if (await holdsAnnotations(source, library.readIncoming, stop)) annotations.push(source)
    else articles.push(source)
  }
  const report = await library.importSources(articles, stop)
  if (annotations.length === 0 || stop?.aborted)
    return {
      ...report,
      ...(annotations.length > 0 && { notReached: (report.notReached ?? 0) + annotations.length }),
    }
  return { ...report, annotations: await importAnnotations(library, annotations) }
}
