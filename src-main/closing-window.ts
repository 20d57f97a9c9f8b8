import { app, dialog, powerMonitor, type BrowserWindow } from 'electron'
import { EVENT_CHANNEL } from '../src-core/ipc/channels.ts'

/** How long a page may take to save what is being written, milliseconds. One that hangs is not waited for. */
const SAVE_TIME = 5_000

/** What a page says once it has saved what it could. */
export interface SaveReport {
  /** How many edits are not in the library. */
  unsaved: number
  /** Whether they are kept over a restart. */
  kept: boolean
}

/** Called when a page has said that all is saved. */
const waiting = new Set<(report: SaveReport) => void>()
/** The system is going down: nobody is there to answer a question, and no time to. */
let systemEnds = false

/** The page has saved what it can. */
export function pageSaved(report: SaveReport): void {
  for (const resolve of waiting) resolve(report)
}

/**
 * Lets the page save what is being written before its window closes, whether the person closes the
 * window or quits the app. When something could not be saved, the person says whether to close.
 */
export function saveBeforeClosing(window: BrowserWindow): void {
  let quitting = false
  let state: 'open' | 'saving' | 'saved' = 'open'
  const noteQuitting = () => {
    quitting = true
  }
  app.on('before-quit', noteQuitting)
  window.on('closed', () => app.off('before-quit', noteQuitting))
  window.on('close', (event) => {
    if (state === 'saved') return
    // This also stops the app from quitting: it goes on below.
    event.preventDefault()
    if (state === 'saving') return
    state = 'saving'
    void mayClose(window).then((may) => {
      state = may ? 'saved' : 'open'
      if (!may) quitting = false
      else if (quitting) app.quit()
      else window.close()
    })
  })
}

/** Has the page save what is being written when the computer goes to sleep or shuts down. */
export function saveBeforeSleep(window: BrowserWindow): void {
  const save = () => window.webContents.send(EVENT_CHANNEL, 'window.save', {})
  const quit = () => {
    systemEnds = true
    app.quit()
  }
  // Linux and macOS wait for the app then, if it asks for that.
  const shutDown = (event?: { preventDefault(): void }) => {
    event?.preventDefault()
    quit()
  }
  powerMonitor.on('suspend', save)
  powerMonitor.on('shutdown', shutDown)
  window.on('query-session-end', save)
  window.on('session-end', quit)
  window.on('closed', () => {
    powerMonitor.off('suspend', save)
    powerMonitor.off('shutdown', shutDown)
  })
}

async function mayClose(window: BrowserWindow): Promise<boolean> {
  const { unsaved, kept } = await askToSave(window)
  if (unsaved === 0 || systemEnds) return true
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message:
      unsaved === 1
        ? 'One change is not in your library yet'
        : `${unsaved.toLocaleString()} changes are not in your library yet`,
    detail: kept
      ? 'The library could not be written. They are kept on this computer, and are saved when Lectern opens this library again.'
      : 'The library could not be written, nor could they be kept elsewhere. Keep the window open and use “Copy as text” or “Save as a file…”: closing it loses them.',
    buttons: ['Keep Open', kept ? 'Close' : 'Close and Lose Them'],
    defaultId: kept ? 1 : 0,
    cancelId: 0,
  })
  return response === 1
}

function askToSave(window: BrowserWindow): Promise<SaveReport> {
  return new Promise((resolve) => {
    const done = (report: SaveReport) => {
      clearTimeout(late)
      waiting.delete(done)
      resolve(report)
    }
    const giveUp = () => done({ unsaved: 0, kept: false })
    const late = setTimeout(giveUp, SAVE_TIME)
    waiting.add(done)
    window.webContents.on('render-process-gone', giveUp)
    window.webContents.send(EVENT_CHANNEL, 'window.closing', {})
  })
}
