// @ts-check
/* global document, addEventListener -- part of this runs in the page */
import { tell } from './control.mjs'
import { guard } from './emitter.mjs'
import { windows } from './windows.mjs'

let written = ''

export const clipboard = guard('clipboard', {
  /**
   * Writes to Chromium's clipboard, which is the system's unless Chromium is headless.
   * @param {string} text
   */
  async writeText(text) {
    written = text
    tell('shown', { kind: 'clipboard.write', text })
    const [window] = windows
    const page = window?.webContents.openedPage()
    await page?.evaluate(`(${copyInPage})(${JSON.stringify(text)})`, { asPerson: true })
  },
  /** What the app itself wrote last: the stand-in may not read the system's. */
  readText: async () => written,
})

/** @param {string} text */
function copyInPage(text) {
  addEventListener(
    'copy',
    (event) => {
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true, once: true },
  )
  document.execCommand('copy')
}
