import { app } from 'electron'
import { join } from 'node:path'
import { LecternError, type Failure } from '../src-core/ipc/result.ts'
import { declareAppScheme, serveAppFiles } from './app-protocol.ts'
import { desktop, showStartError } from './desktop.ts'
import type { Context } from './features/feature.ts'
import { handlers } from './features/handlers.ts'
import { importPaths } from './features/imports.ts'
import { frontWindow, guardNavigation, openMainWindow, raiseWindow, tellWindows } from './main-window.ts'
import { setApplicationMenu } from './menu.ts'
import { SearchService } from './search/search-service.ts'
import { serve } from './serve.ts'
import { startArguments } from './start-arguments.ts'
import { Library } from './store/library.ts'
import { findPlaces, searchFolder } from './store/places.ts'
import { SettingsFile } from './store/settings-file.ts'

const OUT = join(import.meta.dirname, '..')
const PRELOAD = join(OUT, 'preload', 'preload.cjs')
const RENDERER = join(OUT, 'renderer')
const SEARCH_WORKER = join(OUT, 'main', 'search-worker.js')
const SEEDS = join(OUT, '..', 'seeds')

const start = startArguments(process.argv, app.isPackaged)
const places = findPlaces({ library: start.library })
/** Set once the library is open; files that are to be imported wait for it. */
let opened: Promise<Context> | undefined
let closed = false

/** The page has asked for the library: from now on it hears what it is told. */
let pageOpened: () => void
const pageHears = new Promise<void>((resolve) => (pageOpened = resolve))

app.setPath('userData', places.data)
// Chromium's own files stand apart from the person's.
app.setPath('sessionData', join(places.data, 'cache', 'chromium'))
declareAppScheme()
guardNavigation()

if (app.requestSingleInstanceLock()) run()
else app.quit()

// Never awaited at the top level: an ES module main that awaits `ready` there waits for itself.
function run(): void {
  app.on('second-instance', (_event, argv, cwd) => {
    const window = frontWindow()
    if (window) raiseWindow(window)
    void importOpened(startArguments(argv, app.isPackaged, cwd).files)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void importOpened([path])
  })
  app.on('activate', () => {
    if (!frontWindow() && app.isReady()) openMainWindow(PRELOAD)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  // The windows have closed by now, each after its page had saved.
  app.on('will-quit', (event) => {
    if (closed || !opened) return
    event.preventDefault()
    void closeLibrary().then(() => app.quit())
  })
  app.whenReady().then(openApp).catch(stop)
}

async function openApp(): Promise<void> {
  opened = openContext()
  opened.catch(() => undefined) // Reported below; a file opened meanwhile must not report it again.
  serveAppFiles(RENDERER)
  setApplicationMenu(process.platform)
  const context = await opened
  serve(handlers(context))
  desktop.applyTheme(context.settings.value.theme)
  desktop.applyKeys(context.settings.value.keys)
  openMainWindow(PRELOAD)
  await importOpened(start.files)
}

async function openContext(): Promise<Context> {
  const { data, library: folder } = places
  const settings = await SettingsFile.open(data)
  const library = await Library.open({ folder, data })
  await library.addSeeds(SEEDS)
  await library.removeExpired()
  library.backUpSoon()
  library.onProblem((problem) => tellWindows('library.problem', { problem }))
  library.onChange((changes) => tellWindows('articles.changed', { changes }))
  library.outside.listen({
    copiesMerged: (copies) => tellWindows('copies.merged', { copies }),
    missing: (ids) => tellWindows('articles.missing', { ids }),
  })
  library.choices.onChange((choices) => tellWindows('library.changed', { choices }))
  const search = new SearchService(library, {
    worker: SEARCH_WORKER,
    cache: searchFolder(data, library.id),
    onState: (state) => tellWindows('search.state', state),
  })
  return { library, settings, desktop, search, data, tell: tellWindows, pageOpened }
}

/** Imports files that the system or a second start asks to open. */
async function importOpened(paths: string[]): Promise<void> {
  if (paths.length === 0) return
  await pageHears
  if (opened) tellWindows('import.finished', await importPaths(await opened, paths))
}

async function closeLibrary(): Promise<void> {
  closed = true
  try {
    const context = await opened
    await context?.search.close()
    await context?.library.close()
  } catch (error) {
    console.error('The library did not close cleanly:', error)
  }
}

function stop(error: unknown): void {
  const failure: Failure =
    error instanceof LecternError
      ? error.failure
      : { code: 'unexpected', message: error instanceof Error ? error.message : String(error) }
  showStartError(
    'Lectern could not open your library',
    [failure.message, failure.kept, failure.todo].filter(Boolean).join('\n\n'),
  )
  closed = true
  app.exit(1)
}
