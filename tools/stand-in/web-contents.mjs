// @ts-check
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { openPage } from './browser.mjs'
import { createCodec } from './codec.mjs'
import { createEvent, Emitter, guard } from './emitter.mjs'
import { receiveInvoke, receiveSend } from './ipc-main.mjs'
import { chooseItem, menuKeys, onMenuChange } from './menu.mjs'
import { darkMedia, onThemeChange } from './native-theme.mjs'
import { startPage } from './page-script.mjs'
import { printPage, printToPdf } from './printing.mjs'
import { toAppUrl, toChromiumUrl } from './scheme-map.mjs'
import { decidePermissions, session } from './session.mjs'

const EVENTS = [
  'did-finish-load',
  'dom-ready',
  'render-process-gone',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'destroyed',
]

const codec = createCodec()
let nextId = 0

/** @typedef {{ width: number, height: number, title: string, background: string, preload?: string | undefined }} PageSetup */

/** What a window shows. Its page opens with the first URL. */
export class WebContents extends Emitter {
  id = ++nextId
  session = session.defaultSession
  mainFrame
  #setup
  #owner
  /** @type {Promise<import('./page.mjs').Page> | undefined} */
  #opening
  /** @type {import('./page.mjs').Page | undefined} */
  #page
  #url = ''
  #loading = ''
  #destroyed = false
  #receiver = `receive-${randomUUID()}`
  /** @type {(details: object) => { action: 'allow' | 'deny' }} */
  #openHandler = () => ({ action: 'deny' })

  /**
   * @param {PageSetup} setup
   * @param {import('./windows.mjs').OpenWindow} owner
   */
  constructor(setup, owner) {
    super('webContents', EVENTS)
    this.#setup = setup
    this.#owner = owner
    const frameUrl = () => this.#url
    this.mainFrame = guard('mainFrame', {
      get url() {
        return frameUrl()
      },
      get origin() {
        return frameUrl().split('/', 3).join('/')
      },
      parent: null,
    })
  }

  getURL() {
    return this.#url
  }

  isDestroyed() {
    return this.#destroyed
  }

  /** @param {(details: object) => { action: 'allow' | 'deny' }} handler */
  setWindowOpenHandler(handler) {
    this.#openHandler = handler
  }

  /**
   * Tells the page.
   * @param {string} channel
   * @param {...unknown} args
   */
  send(channel, ...args) {
    this.deliver({ type: 'event', channel, args: codec.write(args) })
  }

  /**
   * Calls the page's receiver. A page that has gone, or is not there yet, hears nothing.
   * @param {object} message
   */
  deliver(message) {
    this.#page
      ?.evaluate(`globalThis[${JSON.stringify(this.#receiver)}]?.(${JSON.stringify(message)})`)
      .catch(() => undefined)
  }

  /**
   * The page as a PDF.
   * @param {import('./printing.mjs').PdfOptions} [options]
   */
  async printToPDF(options) {
    return printToPdf(await this.page(), options)
  }

  /**
   * @param {object} options
   * @param {(success: boolean, failureReason: string) => void} [done]
   */
  print(options, done) {
    void printPage(this.page(), options, done)
  }

  /** @param {string} url */
  async load(url) {
    const page = await this.page()
    const address = toChromiumUrl(url)
    this.#loading = withoutHash(toAppUrl(address))
    await decidePermissions(page, new URL(address).origin, this)
    await page.navigate(address)
  }

  /**
   * Whether a frame may show another document: the app is asked, but for what it loads itself and for
   * a reload, which in Electron comes from the browser's side.
   * @param {{ url: string, isMainFrame: boolean }} navigation
   */
  mayNavigate({ url, isMainFrame }) {
    if (isMainFrame && [this.#loading, withoutHash(this.#url)].includes(withoutHash(url))) return true
    const event = createEvent({ url, isMainFrame, isSameDocument: false })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  /** @returns {Promise<import('./page.mjs').Page>} the page, opened if need be */
  page() {
    this.#opening ??= this.#open()
    return this.#opening
  }

  /** @returns {import('./page.mjs').Page | undefined} */
  openedPage() {
    return this.#page
  }

  async #open() {
    const page = await openPage(this.#setup)
    this.#page = page
    const binding = `call-${randomUUID()}`
    page.on('called', (text) => this.#hear(JSON.parse(text)))
    page.on('stayed', () => this.#owner.stayed())
    page.on('navigated', (url) => {
      this.#url = toAppUrl(url)
      this.#loading = ''
    })
    page.on('load', () => {
      if (this.#url === '') return
      this.emit('dom-ready', createEvent())
      this.emit('did-finish-load', createEvent())
    })
    page.on('crashed', () =>
      this.emit('render-process-gone', createEvent(), { reason: 'crashed', exitCode: 1 }),
    )
    page.on('window-asked', ({ url, windowName }) => this.#askToOpen(url, windowName))
    const stopThemes = onThemeChange(() => void this.#showTheme(page))
    const stopMenus = onMenuChange(() => this.#sendMenuKeys())
    page.once('closed', () => {
      stopThemes()
      stopMenus()
      this.#destroyed = true
      this.#page = undefined
      this.emit('destroyed')
    })
    await Promise.all([page.addStartScript(await this.#startScript(binding), binding), this.#showTheme(page)])
    return page
  }

  /**
   * The script that runs first in each document: in the main frame of the app's own pages it starts the
   * preload, and everywhere it takes the way out from the page's reach.
   * @param {string} binding
   */
  async #startScript(binding) {
    const { preload } = this.#setup
    const source = preload === undefined ? '' : await readFile(preload, 'utf8')
    const name = JSON.stringify(binding)
    const page = {
      receiver: this.#receiver,
      process: {
        platform: process.platform,
        arch: process.arch,
        type: 'renderer',
        sandboxed: true,
        contextIsolated: true,
        env: {},
      },
    }
    return `{
      const call = globalThis[${name}]
      delete globalThis[${name}]
      if (top === self && location.protocol === 'http:')
        (${startPage})((${createCodec})(), call, ${JSON.stringify(page)}, function (require, module, exports, process) {
          ${source}
        })
    }`
  }

  /** @param {import('./page.mjs').Page} page */
  async #showTheme(page) {
    await page.send('Emulation.setEmulatedMedia', { features: darkMedia() }).catch(() => undefined)
  }

  /**
   * The app hears of it, and should it allow the window: the stand-in has none to give.
   * @type {(url: string, frameName: string) => void}
   */
  #askToOpen(url, frameName) {
    const { action } = this.#openHandler({ url: toAppUrl(url), frameName, disposition: 'new-window' })
    if (action !== 'deny') throw new Error('The stand-in opens no window for a page')
  }

  #sendMenuKeys() {
    this.deliver({ type: 'keys', keys: menuKeys() })
  }

  /** @param {any} message from the page's script */
  #hear(message) {
    const sender = this
    const event = {
      sender,
      senderFrame: this.#frameAt(message.href),
      processId: 1,
      frameId: 1,
      type: 'frame',
    }
    switch (message.type) {
      case 'hello':
        return this.#sendMenuKeys()
      case 'key':
        return chooseItem(message.id, this.#owner)
      case 'open':
        return this.#askToOpen(message.url, message.target)
      case 'focus':
        return this.#owner.tookFocus()
      case 'blur':
        return this.#owner.lostFocus()
      case 'send':
        return receiveSend(event, message.channel, /** @type {unknown[]} */ (codec.read(message.args)))
      case 'invoke':
        return void this.#answer(event, message)
    }
  }

  /**
   * @param {object} event
   * @param {{ id: string, channel: string, args: string }} call
   */
  async #answer(event, { id, channel, args }) {
    try {
      const value = await receiveInvoke(event, channel, /** @type {unknown[]} */ (codec.read(args)))
      this.deliver({ type: 'result', id, value: codec.write(value) })
    } catch (error) {
      this.deliver({ type: 'failure', id, message: `Error invoking remote method '${channel}': ${error}` })
    }
  }

  /**
   * The frame that speaks: the main one, unless its document has changed meanwhile.
   * @param {string} href
   */
  #frameAt(href) {
    const url = toAppUrl(href)
    return url === this.#url
      ? this.mainFrame
      : guard('senderFrame', { url, origin: url.split('/', 3).join('/'), parent: null })
  }
}

/** @type {(url: string) => string} */
function withoutHash(url) {
  return url.split('#', 1)[0] ?? ''
}
