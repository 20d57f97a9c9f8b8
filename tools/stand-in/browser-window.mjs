// @ts-check
import { app } from './app.mjs'
import { resizePage } from './browser.mjs'
import { tell } from './control.mjs'
import { createEvent, Emitter, missingMembersOf, refuseUnknown } from './emitter.mjs'
import { setNavigationGuard } from './session.mjs'
import { WebContents } from './web-contents.mjs'
import { windowClosed, windows } from './windows.mjs'

const EVENTS = [
  'blur',
  'close',
  'closed',
  'focus',
  'hide',
  'maximize',
  'minimize',
  'query-session-end',
  'ready-to-show',
  'restore',
  'session-end',
  'show',
  'unmaximize',
]
const OPTIONS = [
  'backgroundColor',
  'height',
  'icon',
  'minHeight',
  'minWidth',
  'show',
  'title',
  'webPreferences',
  'width',
]
const PREFERENCES = ['contextIsolation', 'nodeIntegration', 'preload', 'sandbox', 'spellcheck', 'webSecurity']

/** How long a window whose page has gone may keep the app from closing it, in milliseconds. */
const PATIENCE = 5000

let nextId = 0

/** @typedef {{ width: number, height: number }} Size */

export class BrowserWindow extends Emitter {
  id = ++nextId
  /** @type {WebContents} */
  webContents
  /** @type {{ x: number, y: number } & Size} */
  #bounds
  #title
  #isVisible
  #isFocused = false
  #isMinimized = false
  #isMaximized = false
  /** Whether the app has let it close and the page is still to say so. */
  #isClosing = false
  #isDestroyed = false

  /** @param {Partial<Size> & { minWidth?: number, minHeight?: number, title?: string, show?: boolean, backgroundColor?: string, icon?: string, webPreferences?: { preload?: string } }} [options] */
  constructor(options = {}) {
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    super('BrowserWindow', EVENTS)
    refuseUnknown('BrowserWindow', options, OPTIONS)
    const {
      width = 800,
      height = 600,
      title = app.name,
      backgroundColor = '#fff',
      webPreferences = {},
    } = options
    refuseUnknown('webPreferences', webPreferences, PREFERENCES)
    this.#bounds = { x: 0, y: 0, width, height }
    this.#title = title
    this.#isVisible = options.show !== false
    this.webContents = new WebContents(
      { width, height, title, background: backgroundColor, preload: webPreferences.preload },
      this,
    )
    this.webContents.once('did-finish-load', () => {
      tell('loaded')
      this.emit('ready-to-show', createEvent())
    })
    this.webContents.once('destroyed', () => this.#pageClosed())
    windows.add(this)
    app.emit('web-contents-created', createEvent(), this.webContents)
  }

  /** @returns {BrowserWindow[]} */
  static getAllWindows() {
    return [...windows]
  }

  /** @returns {BrowserWindow | null} */
  static getFocusedWindow() {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  /**
   * @param {WebContents} contents
   * @returns {BrowserWindow | null}
   */
  static fromWebContents(contents) {
    return BrowserWindow.getAllWindows().find(({ webContents }) => webContents === contents) ?? null
  }

  /** @param {string} url */
  async loadURL(url) {
    await this.webContents.load(url)
  }

  show() {
    this.#isVisible = true
    tell('shown', { kind: 'window.show', title: this.#title })
    this.emit('show', createEvent())
    this.focus()
  }

  hide() {
    this.#isVisible = false
    this.emit('hide', createEvent())
    this.lostFocus()
  }

  focus() {
    tell('shown', { kind: 'window.focus', title: this.#title })
    void this.#inPage((page) => page.send('Page.bringToFront'))
    this.tookFocus()
  }

  tookFocus() {
    if (this.#isFocused) return
    for (const other of BrowserWindow.getAllWindows()) if (other !== this) other.lostFocus()
    this.#isFocused = true
    this.emit('focus', createEvent())
  }

  lostFocus() {
    if (!this.#isFocused) return
    this.#isFocused = false
    this.emit('blur', createEvent())
  }

  /** Asks the app, then the page; either may keep the window open. */
  close() {
    if (this.#isDestroyed || this.#isClosing) return
    if (this.#isKept()) {
      app.stayOpen()
      return
    }
    this.#isClosing = true
    const page = this.webContents.openedPage()
    if (page) void page.close()
    else this.destroy()
  }

  /** The page refused to close. */
  stayed() {
    this.#isClosing = false
    app.stayOpen()
  }

  destroy() {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.#isVisible = false
    this.#isFocused = false
    void this.#inPage((page) => page.destroy())
    windows.delete(this)
    this.emit('closed', createEvent())
    windowClosed()
  }

  isDestroyed() {
    return this.#isDestroyed
  }

  isVisible() {
    return this.#isVisible
  }

  isFocused() {
    return this.#isFocused
  }

  isMinimized() {
    return this.#isMinimized
  }

  isMaximized() {
    return this.#isMaximized
  }

  minimize() {
    this.#isMinimized = true
    this.#setState('minimized')
    this.emit('minimize', createEvent())
  }

  maximize() {
    this.#isMaximized = true
    this.#setState('maximized')
    this.emit('maximize', createEvent())
  }

  restore() {
    this.#isMinimized = false
    this.#setState('normal')
    this.emit('restore', createEvent())
  }

  toggleFullScreen() {
    this.#setState('fullscreen')
  }

  /** @param {string} title */
  setTitle(title) {
    this.#title = title
    void this.#inPage((page) => page.evaluate(`document.title = ${JSON.stringify(title)}`))
  }

  getTitle() {
    return this.#title
  }

  getBounds() {
    return { ...this.#bounds }
  }

  /** @param {Partial<{ x: number, y: number } & Size>} bounds */
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds }
    return this.#inPage((page) => resizePage(page, this.#bounds))
  }

  /** There is no menu bar to see. */
  setMenuBarVisibility() {}

  /** The colour shows before the first paint, which is over by then. */
  setBackgroundColor() {}

  /** @param {string} command */
  editWith(command) {
    void this.#inPage((page) => page.send('Input.dispatchKeyEvent', { type: 'keyDown', commands: [command] }))
  }

  /** @param {number} steps */
  zoomBy(steps) {
    const zoom = steps === 0 ? '1' : `(Number(document.documentElement.style.zoom || 1) * ${1.2 ** steps})`
    void this.#inPage((page) => page.evaluate(`document.documentElement.style.zoom = String(${zoom})`))
  }

  /** @param {'normal' | 'minimized' | 'maximized' | 'fullscreen'} windowState */
  #setState(windowState) {
    void this.#inPage(async (page) => {
      const { windowId } = await page.send('Browser.getWindowForTarget')
      await page.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
    })
  }

  /** @param {(page: import('./page.mjs').Page) => Promise<unknown>} action on a page that may just go */
  async #inPage(action) {
    const page = this.webContents.openedPage()
    if (page) await action(page).catch(() => undefined)
  }

  /** Whether the app prevents closing. */
  #isKept() {
    const event = createEvent()
    this.emit('close', event)
    return event.defaultPrevented
  }

  /** The page has gone: by our own doing, or because the person closed Chromium's window. */
  #pageClosed() {
    if (this.#isDestroyed) return
    if (this.#isClosing || !this.#isKept()) {
      this.destroy()
      return
    }
    // What has gone cannot be kept. The app is told that nobody answers there, and gets some time to put
    // things away.
    this.webContents.emit('render-process-gone', createEvent(), { reason: 'killed', exitCode: 0 })
    setTimeout(() => this.destroy(), PATIENCE).unref()
  }
}

Object.setPrototypeOf(BrowserWindow, missingMembersOf('BrowserWindow', Emitter))

setNavigationGuard((page, navigation) => {
  const contents = BrowserWindow.getAllWindows().map(({ webContents }) => webContents)
  return contents.find((each) => each.openedPage() === page)?.mayNavigate(navigation) ?? false
})
