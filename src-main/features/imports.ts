import type { ImportReport } from '../../src-core/ipc/contract.ts'
import { readSourceFiles } from '../store/source-files.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

type Requests = 'import.files' | 'import.text' | 'import.choose'

/** The ways into the library: dropped files, pasted text, files chosen in a dialog. */
export function imports(context: Context): Pick<Handlers, Requests> {
  const { library, desktop } = context
  return {
    'import.files': ({ files }) => library.importSources(files),
    'import.text': ({ text }) => library.importSources([{ name: '', bytes: new TextEncoder().encode(text) }]),
    'import.choose': async () => importPaths(context, await desktop.chooseFiles()),
  }
}

/** Imports files by their paths: chosen in a dialog, or opened with Lectern. */
export async function importPaths({ library }: Context, paths: string[]): Promise<ImportReport> {
  const { sources, failed } = await readSourceFiles(paths)
  const report = await library.importSources(sources)
  return { imported: report.imported, failed: [...failed, ...report.failed] }
}
