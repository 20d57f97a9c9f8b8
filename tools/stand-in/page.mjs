// @ts-check
import { EventEmitter } from 'node:events'

/**
 * One page of Chromium's: a window of the app, or a dialog.
 *
 * Emits `load`, `closed`, `crashed`, `navigated` (url),
 * `stayed` (it refused to close), `window-asked` (details) and `called` (the text that the page passed to its binding).
 */
export class Page extends EventEmitter {
  /** @type {Set<string>} Ids of the frames inside the main one. */
  frames = new Set()
  url = 'about:blank'
  #connection
  #session
  #bindings = new Set()

  /**
   * @param {import('./cdp.mjs').Connection} connection
   * @param {string} target id of the page and of its main frame
   * @param {string} session
   */
  constructor(connection, target, session) {
    super()
    this.target = target
    this.#connection = connection
    this.#session = session
    this.#listen()
  }

  /** @type {(method: string, params?: object) => Promise<any>} */
  send(method, params) {
    return this.#connection.send(method, params, this.#session)
  }

  /**
   * Runs a script before all others of each document, with a function of this name to call us by.
   * @param {string} source
   * @param {string} binding
   */
  async addStartScript(source, binding) {
    this.#bindings.add(binding)
    await Promise.all([
      this.send('Runtime.addBinding', { name: binding }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source }),
    ])
  }

  /**
   * @param {string} expression
   * @param {{ asPerson?: boolean }} [options] whether it runs as if a person had clicked
   * @returns {Promise<unknown>}
   */
  async evaluate(expression, { asPerson = false } = {}) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      userGesture: asPerson,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /**
   * @param {string} url
   * @throws when nothing answers under it
   */
  async navigate(url) {
    // The document before may still be loading: only a load after the change of document counts.
    const loaded = new Promise((resolve) => this.once('navigated', () => this.once('load', resolve)))
    const { errorText } = await this.send('Page.navigate', { url })
    if (errorText) throw new Error(`${errorText} loading ${url}`)
    await loaded
  }

  /** Asks the page to close, as the window's own button does. */
  async close() {
    await this.send('Page.close').catch(() => undefined)
  }

  /** Closes at once. */
  async destroy() {
    await this.#connection.send('Target.closeTarget', { targetId: this.target }).catch(() => undefined)
  }

  #listen() {
    /** @type {Record<string, (params: any) => void>} */
    const inSession = {
      'Page.loadEventFired': () => this.emit('load'),
      'Page.frameAttached': ({ frameId }) => this.frames.add(frameId),
      'Page.frameDetached': ({ frameId }) => this.frames.delete(frameId),
      'Page.frameNavigated': ({ frame }) => this.#navigated(frame),
      'Page.navigatedWithinDocument': ({ frameId, url }) => this.#navigated({ id: frameId, url }),
      'Page.windowOpen': (request) => this.emit('window-asked', request),
      'Page.javascriptDialogOpening': ({ type }) => void this.#answerScript(type),
      'Runtime.bindingCalled': ({ name, payload }) =>
        this.#bindings.has(name) && this.emit('called', payload),
    }
    /** @type {[string, (params: any, session?: string) => void][]} */
    const listeners = Object.entries(inSession).map(([method, listener]) => [
      method,
      (params, session) => session === this.#session && listener(params),
    ])
    listeners.push([
      'Target.targetCrashed',
      ({ targetId }) => targetId === this.target && this.emit('crashed'),
    ])
    const ended = () => {
      for (const [method, listener] of listeners) this.#connection.off(method, listener)
      this.#connection.off('close', ended)
      this.emit('closed')
    }
    listeners.push(['Target.targetDestroyed', ({ targetId }) => targetId === this.target && ended()])
    for (const [method, listener] of listeners) this.#connection.on(method, listener)
    this.#connection.once('close', ended)
  }

  /** @param {{ id: string, url: string, urlFragment?: string }} frame */
  #navigated({ id, url, urlFragment = '' }) {
    if (id !== this.target) return
    this.url = url + urlFragment
    this.emit('navigated', this.url)
  }

  /**
   * A page that asks whether to leave stays, as in Electron; its other questions are just closed.
   * @param {string} type
   */
  async #answerScript(type) {
    await this.send('Page.handleJavaScriptDialog', { accept: type === 'alert' }).catch(() => undefined)
    if (type === 'beforeunload') this.emit('stayed')
  }
}
