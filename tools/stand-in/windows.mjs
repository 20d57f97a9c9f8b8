// @ts-check
/**
 * A window, as the rest of the stand-in knows it.
 * @typedef {object} OpenWindow
 * @property {import('./web-contents.mjs').WebContents} webContents
 * @property {() => void} tookFocus
 * @property {() => void} lostFocus
 * @property {() => void} stayed
 * @property {() => void} close
 * @property {() => void} destroy
 * @property {() => void} minimize
 * @property {() => boolean} isFocused
 * @property {() => void} toggleFullScreen
 * @property {(command: string) => void} editWith does what the menus' Edit items do
 * @property {(steps: number) => void} zoomBy 0 for the usual size
 */

/** @type {Set<any>} The windows that are open, oldest first. */
export const windows = new Set()

/** @type {() => void} */
let allClosed = () => undefined

/**
 * Says what is to be done when the last window has closed.
 * @param {() => void} action
 */
export function onAllClosed(action) {
  allClosed = action
}

/** Called after a window has told that it closed. */
export function windowClosed() {
  if (windows.size === 0) allClosed()
}
