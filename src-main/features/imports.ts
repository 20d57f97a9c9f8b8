import { randomUUID } from 'node:crypto'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import { NOTHING_IMPORTED } from '../../src-core/ipc/import-report.ts'
import type { ImportRequests } from '../../src-core/ipc/import-requests.ts'
import { importDropped } from '../import/import-dropped.ts'
import { importPaths } from '../import/import-files.ts'
import { importPage } from '../import/import-page.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

/** The ways into the library: dropped files, pasted text, an address, files and folders chosen in a dialog. */
export function imports(context: Context): Pick<Handlers, keyof ImportRequests> {
  const { library, desktop, importJobs } = context
  let fetching: AbortController | undefined
  return {
    'import.files': ({ job, ...dropped }) =>
      importJobs.run(job, (stop) => importDropped(library, dropped, stop)),
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
    'import.choose': async ({ job }) => {
      const paths = await desktop.chooseFiles()
      return paths.length > 0 ? importJob(context, job, paths) : NOTHING_IMPORTED
    },
    'import.chooseFolder': async ({ job }) => {
      const folder = await desktop.chooseFolder('Import a folder', '')
      return folder === null ? NOTHING_IMPORTED : importJob(context, job, [folder])
    },
    'import.stop': ({ job }) => {
      importJobs.stop(job)
      return null
    },
  }
}

/** Imports files and folders that were opened with Lectern, and tells the window what came of it. */
export async function importOpened(context: Context, paths: string[]): Promise<void> {
  const job = randomUUID()
  context.tell('import.finished', { job, report: await importJob(context, job, paths) })
}

/** Imports by paths that the window never named. */
function importJob(
  { library, desktop, importJobs, tell }: Context,
  job: string,
  paths: string[],
): Promise<ImportReport> {
  return importJobs.run(job, (stop) =>
    importPaths(paths, {
      library,
      askBooks: (books) => desktop.askBooks(books),
      stop,
      // All of it: the file that is told of last may be the one that takes long.
      onProgress: (progress) => tell('import.progress', { job, ...progress }),
    }),
  )
}
