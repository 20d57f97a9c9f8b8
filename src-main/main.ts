import { app } from 'electron'
import { join } from 'node:path'
import { LecternError, type Failure } from '../src-core/ipc/result.ts'
import { declareAppScheme, serveAppFiles } from './app-protocol.ts'
import { desktop, showStartError } from './desktop.ts'
import type { AppContext } from './features/feature.ts'
import { appHandlers } from './features/handlers.ts'
import { importOpened } from './features/imports.ts'
import { LibraryHost } from './library-host.ts'
import {
  frontWindow,
  guardNavigation,
  loadPages,
  openMainWindow,
  raiseWindow,
  tellWindows,
} from './main-window.ts'
import { setApplicationMenu } from './menu.ts'
import { serveHost } from './serve-host.ts'
import { startArguments } from './start-arguments.ts'
import { findPlaces } from './store/places.ts'
import { SettingsFile } from './store/settings-file.ts'

const OUT = join(import.meta.dirname, '..')
const PRELOAD = join(OUT, 'preload', 'preload.cjs')
const RENDERER = join(OUT, 'renderer')
const SEARCH_WORKER = join(OUT, 'main', 'search-worker.js')
const IMPORT_WORKER = join(OUT, 'main', 'import-worker.js')
const SEEDS = join(OUT, '..', 'seeds')

const start = startArguments(process.argv, app.isPackaged)
const places = findPlaces()
/** Set once the library is being opened; files that are to be imported wait for it. */
let opened: Promise<LibraryHost> | undefined
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
    void importPaths(startArguments(argv, app.isPackaged, cwd).files)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void importPaths([path])
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
  opened = openHost()
  opened.catch(() => undefined) // Reported below; a file opened meanwhile must not report it again.
  serveAppFiles(RENDERER, readImage)
  setApplicationMenu(process.platform)
  await opened
  openMainWindow(PRELOAD)
  await importPaths(start.files)
}

async function readImage(hash: string): Promise<Uint8Array | undefined> {
  const context = await (await opened)?.current()
  return context?.library.readImage(hash)
}

/** Opens the library, and answers the windows from now on. */
async function openHost(): Promise<LibraryHost> {
  const { data } = places
  const settings = await SettingsFile.open(data)
  const context: AppContext = {
    settings,
    desktop,
    data,
    tell: tellWindows,
    pageOpened: () => undefined,
    attempt: (task) => task(),
  }
  const host: LibraryHost = new LibraryHost({
    app: {
      ...context,
      pageOpened: () => {
        pageOpened()
        host.pageOpened()
      },
    },
    files: { searchWorker: SEARCH_WORKER, importWorker: IMPORT_WORKER, seeds: SEEDS },
    defaultFolder: places.library,
    startFolder: start.library,
    loadPages,
  })
  await host.start()
  serveHost(host, appHandlers(context, host))
  desktop.applyTheme(settings.value.theme)
  desktop.applyKeys(settings.value.keys)
  return host
}

/** Imports files that the system or a second start asks to open. */
async function importPaths(paths: string[]): Promise<void> {
  if (paths.length === 0) return
  await pageHears
  const context = await (await opened)?.current()
  if (context) await importOpened(context, paths)
}

async function closeLibrary(): Promise<void> {
  closed = true
  try {
    await (await opened)?.close()
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
