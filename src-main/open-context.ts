import type { Context, AppContext } from './features/feature.ts'
import { libraryHandlers, type LibraryHandlers } from './features/handlers.ts'
import { ImportJobs } from './import/import-jobs.ts'
import { ImportThread } from './import/import-thread.ts'
import { UnsureSources } from './import/unsure-sources.ts'
import { Inbox } from './inbox/inbox.ts'
import { AutoExport } from './export/auto-export.ts'
import { LibraryNotebook } from './notebook/library-notebook.ts'
import { SearchService } from './search/search-service.ts'
import { Library } from './store/library.ts'
import { searchFolder } from './store/places.ts'

/** Files of the app that an open library needs. */
export interface AppFiles {
  /** Path of the search thread's module. */
  searchWorker: string
  /** Path of the import thread's module. */
  importWorker: string
  /** Folder of the sample articles. */
  seeds: string
}

/** A library with all that works on it. */
export interface OpenedLibrary {
  context: Context
  handlers: LibraryHandlers
  /** Saves and ends all of it. What goes wrong is logged: nobody could do anything about it. */
  close: () => Promise<void>
}

/**
 * Opens the library in a folder, or makes one there.
 * @param app `tell` is called with what happens in this library
 * @param onProgress as in `LibraryOptions`
 * @throws LecternError
 */
export async function openContext(
  app: AppContext,
  folder: string,
  files: AppFiles,
  onProgress?: (done: number, total: number) => void,
): Promise<OpenedLibrary> {
  const { data, tell } = app
  const thread = new ImportThread({ worker: files.importWorker })
  const unsure = new UnsureSources()
  const library = await Library.open({
    folder,
    data,
    read: thread.read,
    readIncoming: thread.readIncoming,
    keepUnsure: unsure.keep,
    ...(onProgress && { onProgress }),
  })
  await library.addSeeds(files.seeds)
  await library.removeExpired()
  library.backUpSoon()
  library.onProblem((problem) => tell('library.problem', { problem }))
  // The window that made an edit has it from the answer: all annotations of an article are sent once.
  library.onChange((changes, isAnswered) => {
    if (!isAnswered) tell('articles.changed', { changes })
  })
  library.outside.listen({
    copiesMerged: (copies) => tell('copies.merged', { copies }),
    missing: (ids) => tell('articles.missing', { ids }),
  })
  library.tray.onChange((waiting) => tell('tray.changed', { waiting }))
  library.choices.onChange((choices) => tell('library.changed', { choices }))
  const search = new SearchService(library, {
    worker: files.searchWorker,
    cache: searchFolder(data, library.id),
    onState: (state) => tell('search.state', state),
  })
  const notebook = new LibraryNotebook(library, {
    data,
    onProgress: (done, total) => tell('notebook.progress', { done, total }),
  })
  const { settings } = app
  const autoExport = new AutoExport({
    library,
    data,
    findPassages: (ids) => notebook.passages(ids),
    settings: () => settings.value,
    onStatus: (status) => tell('autoExport.status', { status }),
  })
  const inbox = new Inbox({
    library,
    data,
    settings: () => settings.value,
    onStatus: (status) => tell('inbox.status', { status }),
    onImported: (report) => tell('inbox.imported', report),
    attempt: app.attempt,
  })
  const takeUp = () => {
    for (const work of [autoExport.apply(), inbox.takeUp()])
      work.catch((error: unknown) => console.error(error))
  }
  const stopHearing = settings.onChange(takeUp)
  takeUp()
  const importJobs = new ImportJobs()
  const context: Context = { ...app, library, search, importJobs }
  const close = async () => {
    stopHearing()
    importJobs.stopAll()
    unsure.clear()
    await autoExport.close()
    const ends = await Promise.allSettled([search.close(), notebook.close(), inbox.close(), thread.close()])
    ends.push(...(await Promise.allSettled([library.close()])))
    for (const end of ends)
      if (end.status === 'rejected') console.error('The library did not close cleanly:', end.reason)
  }
  return { context, handlers: libraryHandlers(context, { notebook, autoExport, inbox, unsure }), close }
}
