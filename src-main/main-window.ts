import { app, BrowserWindow, nativeTheme } from 'electron'
import { APP_ORIGIN, EVENT_CHANNEL } from '../src-core/ipc/channels.ts'
import type { EventName, Events } from '../src-core/ipc/contract.ts'
import type { Theme } from '../src-core/ipc/settings.ts'
import { saveBeforeClosing, saveBeforeSleep } from './closing-window.ts'

// The desk colours of the themes, light and dark: what shows before the first paint.
const DESKS: Readonly<Record<Theme, readonly [light: string, dark: string]>> = {
  system: ['#f1eee8', '#14110e'],
  paper: ['#f1eee8', '#f1eee8'],
  sepia: ['#e9decb', '#e9decb'],
  night: ['#14110e', '#14110e'],
  contrast: ['#f0f0f0', '#0d0d0d'],
}

let theme: Theme = 'system'

/**
 * Opens the window. It stays hidden until the page has something to show.
 * @param preload path of the built preload script
 */
export function openMainWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Lectern',
    width: 1280,
    height: 840,
    minWidth: 800,
    minHeight: 600,
    show: false,
    backgroundColor: deskColour(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
    },
  })
  saveBeforeClosing(window)
  saveBeforeSleep(window)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}

/** Loads the windows' pages anew, as after a start. */
export function loadPages(): void {
  for (const window of BrowserWindow.getAllWindows()) void window.loadURL(`${APP_ORIGIN}/`)
}

/** Says which theme's desk shows behind the windows' pages, from now on. */
export function showDesk(next: Theme): void {
  theme = next
  for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(deskColour())
}

function deskColour(): string {
  return DESKS[theme][nativeTheme.shouldUseDarkColors ? 1 : 0]
}

/** The window in front, or the first one. */
export function frontWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}

/** Brings the window back to the person, wherever it is. */
export function raiseWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Tells every window. */
export function tellWindows<Name extends EventName>(name: Name, payload: Events[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENT_CHANNEL, name, payload)
}

/**
 * No page leaves the app: navigation, new windows and webviews are refused, whatever asks for them.
 * (A Content-Security-Policy does not stop a link from navigating.)
 */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
