import { app, type BrowserWindow } from 'electron'
import { EVENT_CHANNEL } from '../src-core/ipc/channels.ts'

/** How long a page may take to save what is being written, milliseconds. One that hangs is not waited for. */
const SAVE_TIME = 5_000

/** Called when a page has said that all is saved. */
const waiting = new Set<() => void>()

/** The page has nothing more to save. */
export function pageSaved(): void {
  for (const resolve of waiting) resolve()
}

/**
 * Lets the page save what is being written before its window closes, whether the person closes the
 * window or quits the app.
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
    void askToSave(window).then(() => {
      state = 'saved'
      if (quitting) app.quit()
      else window.close()
    })
  })
}

function askToSave(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(late)
      waiting.delete(done)
      resolve()
    }
    const late = setTimeout(done, SAVE_TIME)
    waiting.add(done)
    window.webContents.on('render-process-gone', done)
    window.webContents.send(EVENT_CHANNEL, 'window.closing', {})
  })
}
