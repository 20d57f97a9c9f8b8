import { isBookName } from '../../src-core/import/file-kinds.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { ImportRequests } from '../../src-core/ipc/import-requests.ts'
import { importPage } from '../import/import-page.ts'
import { readSourceFiles } from '../store/source-files.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

/** The ways into the library: dropped files, pasted text, an address, files chosen in a dialog. */
export function imports(context: Context): Pick<Handlers, keyof ImportRequests> {
  const { library, desktop } = context
  let fetching: AbortController | undefined
  return {
    'import.files': ({ files, chaptersApart }) =>
      library.importSources(files.map((file) => ({ ...file, chaptersApart }))),
    'import.askBooks': ({ books }) => desktop.askBooks(books),
    'import.text': ({ text, html }) => {
      const bytes = new TextEncoder().encode(html ?? text)
      return library.importSources([
        { name: '', bytes, ...(html !== undefined && { mediaType: 'text/html', charset: 'utf-8' }) },
      ])
    },
    'import.page': ({ address }) => {
      fetching = new AbortController()
      return importPage(library, address, { stop: fetching.signal })
    },
    'import.stopPage': () => {
      fetching?.abort()
      return null
    },
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
