// @ts-check
import { readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeChromium } from './browser.mjs'
import { createEvent, Emitter } from './emitter.mjs'
import { onQuitRole } from './menu-roles.mjs'
import { becomeOnlyInstance } from './single-instance.mjs'
import { onAllClosed, windows } from './windows.mjs'

const EVENTS = [
  'activate',
  'before-quit',
  'open-file',
  'quit',
  'ready',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
]

class App extends Emitter {
  #isReady = false
  /** @type {(value: void) => void} */
  #markReady = () => undefined
  #ready = new Promise((/** @type {(value: void) => void} */ resolve) => (this.#markReady = resolve))
  /** @type {'running' | 'quitting' | 'ending'} Quitting can still be refused, ending cannot. */
  #state = 'running'
  #folder = ''
  /** @type {Record<string, string>} */
  #paths = {}
  /** @type {(() => void) | undefined} */
  #releaseLock
  isPackaged = false
  name = ''
  #version = ''

  constructor() {
    super('app', EVENTS)
  }

  /** @param {string} folder that holds the app's package.json */
  describe(folder) {
    const { productName, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    this.#folder = folder
    this.name = productName ?? name
    this.#version = version
    const home = homedir()
    const appData = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
    this.#paths = {
      home,
      appData,
      userData: join(appData, this.name),
      temp: tmpdir(),
      desktop: join(home, 'Desktop'),
      documents: join(home, 'Documents'),
      downloads: join(home, 'Downloads'),
      exe: process.execPath,
    }
  }

  /** Called once the main module has run: as in Electron, one that waits for it at its top level hangs. */
  becomeReady() {
    if (this.#state !== 'running') return
    this.#isReady = true
    this.#markReady()
    this.emit('ready', createEvent(), {})
  }

  getName() {
    return this.name
  }

  /** @param {string} name */
  setName(name) {
    this.name = name
  }

  getVersion() {
    return this.#version
  }

  getAppPath() {
    return this.#folder
  }

  getLocale() {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }

  /** @param {string} name */
  getPath(name) {
    const path = this.#paths[name]
    if (path === undefined) throw new Error(`The stand-in has no path “${name}”`)
    return path
  }

  /**
   * @param {string} name
   * @param {string} path
   */
  setPath(name, path) {
    this.#paths[name] = path
  }

  isReady() {
    return this.#isReady
  }

  whenReady() {
    return this.#ready
  }

  /** @param {unknown} [data] for the first instance, if this is not the one */
  requestSingleInstanceLock(data = {}) {
    const message = { argv: process.argv, cwd: process.cwd(), data }
    this.#releaseLock ??= becomeOnlyInstance(this.getPath('userData'), message, (received) => {
      this.emit('second-instance', createEvent(), received.argv, received.cwd, received.data)
    })
    return this.hasSingleInstanceLock()
  }

  hasSingleInstanceLock() {
    return this.#releaseLock !== undefined
  }

  releaseSingleInstanceLock() {
    this.#releaseLock?.()
    this.#releaseLock = undefined
  }

  focus() {}

  enableSandbox() {}

  /** Is of Windows alone. */
  setAppUserModelId() {}

  /** They are shown by the system's own About, which the stand-in has not. */
  setAboutPanelOptions() {}

  /** Asks the app, then each window; any of them may refuse. */
  quit() {
    if (this.#state !== 'running' || this.#isKept('before-quit')) return
    this.#state = 'quitting'
    for (const window of windows) window.close()
    if (windows.size === 0) this.#end()
  }

  /** Ends at once, without asking. @param {number} [code] */
  exit(code = 0) {
    this.#state = 'ending'
    for (const window of windows) window.destroy()
    this.emit('quit', createEvent(), code)
    void closeChromium().finally(() => process.exit(code))
  }

  /** A window stays open, and so does the app. */
  stayOpen() {
    if (this.#state === 'quitting') this.#state = 'running'
  }

  allClosed() {
    if (this.#state === 'ending') return
    if (this.#state === 'quitting') this.#end()
    else if (this.listenerCount('window-all-closed') === 0) this.quit()
    else this.emit('window-all-closed')
  }

  #end() {
    if (this.#isKept('will-quit')) this.stayOpen()
    else this.exit(0)
  }

  /** @param {'before-quit' | 'will-quit'} question */
  #isKept(question) {
    const event = createEvent()
    this.emit(question, event)
    return event.defaultPrevented
  }
}

export const app = new App()

onAllClosed(() => app.allClosed())
onQuitRole(() => app.quit())
