import { isBookName } from '../../src-core/import/file-kinds.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import { readSourceFiles } from '../store/source-files.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

type Requests = 'import.files' | 'import.askBooks' | 'import.text' | 'import.choose'

/** The ways into the library: dropped files, pasted text, files chosen in a dialog. */
export function imports(context: Context): Pick<Handlers, Requests> {
  const { library, desktop } = context
  return {
    'import.files': ({ files, chaptersApart }) =>
      library.importSources(files.map((file) => ({ ...file, chaptersApart }))),
    'import.askBooks': ({ books }) => desktop.askBooks(books),
    'import.text': ({ text }) => library.importSources([{ name: '', bytes: new TextEncoder().encode(text) }]),
    'import.choose': async () => importPaths(context, await desktop.chooseFiles()),
  }
}

/** Imports files by their paths: chosen in a dialog, or opened with Lectern. */
export async function importPaths({ library, desktop }: Context, all: string[]): Promise<ImportReport> {
  const books = all.filter(isBookName)
  const choice = books.length > 0 ? await desktop.askBooks(books.length) : 'whole'
  const paths = choice === 'none' ? all.filter((path) => !books.includes(path)) : all
  const chaptersApart = choice === 'chapters'
  const { sources, failed } = await readSourceFiles(paths)
  const report = await library.importSources(sources.map((source) => ({ ...source, chaptersApart })))
  return { imported: report.imported, failed: [...failed, ...report.failed] }
}
