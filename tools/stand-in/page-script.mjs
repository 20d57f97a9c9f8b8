// @ts-check
/* global location, HTMLElement, addEventListener, removeEventListener -- this runs in the page */
/**
 * @typedef {import('./accelerator.mjs').Keystroke} Keystroke
 * @typedef {object} PageOptions
 * @property {string} receiver name of the function by which the stand-in calls the page
 * @property {Record<string, unknown>} process what the preload sees as `process`
 */

/**
 * What runs in the page before its own scripts: it gives the preload its `require('electron')`, and
 * tells of keys that the page left alone. One function without outside names, so that its source can
 * be sent there.
 * @param {{ write: (value: unknown) => string, read: (text: string) => any }} codec
 * @param {(text: string) => void} call the way out; known to this function alone
 * @param {PageOptions} options
 * @param {(...args: any[]) => void} preload
 */
export function startPage(codec, call, { receiver, process }, preload) {
  /** @type {Map<string, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const pending = new Map()
  /** @type {Map<string, Set<(event: object, ...args: any[]) => void>>} */
  const listeners = new Map()
  /** @type {{ keystroke: Keystroke, id: number }[]} */
  let menuKeys = []
  const documentId = crypto.randomUUID()
  let next = 0

  /** @type {(message: object) => void} */
  const tell = (message) => call(JSON.stringify({ ...message, href: location.href }))

  /** Members that the stand-in lacks are named, not undefined. */
  /** @type {<T extends object>(owner: string, members: T) => T} */
  const guard = (owner, members) =>
    new Proxy(members, {
      get(target, member) {
        if (member in target) return Reflect.get(target, member)
        throw new Error(
          `The stand-in has no ${owner}.${String(member)}: add it to tools/stand-in if the preload needs it`,
        )
      },
    })

  const ipcRenderer = guard('ipcRenderer', {
    /** @type {(channel: string, ...args: unknown[]) => Promise<unknown>} */
    invoke(channel, ...args) {
      const id = `${documentId}/${++next}`
      return new Promise((resolve, reject) => {
        const text = codec.write(args)
        pending.set(id, { resolve, reject })
        tell({ type: 'invoke', id, channel, args: text })
      })
    },
    /** @type {(channel: string, ...args: unknown[]) => void} */
    send: (channel, ...args) => tell({ type: 'send', channel, args: codec.write(args) }),
    /** @type {(channel: string, listener: (event: object, ...args: any[]) => void) => object} */
    on(channel, listener) {
      const heard = listeners.get(channel) ?? new Set()
      listeners.set(channel, heard.add(listener))
      return ipcRenderer
    },
    /** @type {(channel: string, listener: (event: object, ...args: any[]) => void) => object} */
    once(channel, listener) {
      /** @type {typeof listener} */
      const hear = (event, ...args) => {
        listeners.get(channel)?.delete(hear)
        listener(event, ...args)
      }
      return ipcRenderer.on(channel, hear)
    },
    /** @type {(channel: string, listener: (event: object, ...args: any[]) => void) => object} */
    removeListener(channel, listener) {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  })

  /** @type {(value: any) => boolean} */
  const isPlain = (value) =>
    value !== null &&
    typeof value === 'object' &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value))

  /**
   * A value as it looks on the other side of the bridge: a copy, in which only functions stay alive.
   * @type {(value: any) => any}
   */
  function pass(value) {
    if (typeof value === 'function')
      return (/** @type {unknown[]} */ ...args) => pass(value(...args.map(pass)))
    if (value instanceof Promise)
      return new Promise(
        (resolve, reject) =>
          void value.then(
            (result) => resolve(pass(result)),
            (error) => reject(pass(error)),
          ),
      )
    if (!holdsLife(value)) return structuredClone(value)
    return Array.isArray(value)
      ? value.map(pass)
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pass(item)]))
  }

  /** @type {(value: any) => boolean} */
  const holdsLife = (value) =>
    typeof value === 'function' ||
    value instanceof Promise ||
    ((Array.isArray(value) || isPlain(value)) && Object.values(value).some(holdsLife))

  /** @type {(value: any) => any} */
  const freeze = (value) => {
    if (isPlain(value) || Array.isArray(value)) Object.values(value).forEach(freeze)
    return Object.freeze(value)
  }

  const electron = guard('electron', {
    ipcRenderer,
    contextBridge: guard('contextBridge', {
      /** @type {(key: string, api: unknown) => void} */
      exposeInMainWorld(key, api) {
        if (key in globalThis)
          throw new Error(`Cannot bind an API on top of an existing property on the window object (${key})`)
        Object.defineProperty(globalThis, key, { value: freeze(pass(api)), enumerable: true })
      },
    }),
    // A path is for the main process to know; a page that is shown by Chromium alone has none.
    webUtils: guard('webUtils', { getPathForFile: () => '' }),
  })

  /** @type {Record<string, (message: any) => void>} */
  const receive = {
    result({ id, value }) {
      pending.get(id)?.resolve(codec.read(value))
      pending.delete(id)
    },
    failure({ id, message }) {
      pending.get(id)?.reject(new Error(message))
      pending.delete(id)
    },
    event({ channel, args }) {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...codec.read(args))
    },
    keys({ keys }) {
      menuKeys = keys
    },
  }
  Object.defineProperty(globalThis, receiver, {
    value: (/** @type {any} */ message) => receive[message.type]?.(message),
  })

  /** @type {(event: KeyboardEvent, keystroke: Keystroke) => boolean} */
  const matches = (event, { key, ctrl, meta, alt, shift }) =>
    event.ctrlKey === ctrl &&
    event.metaKey === meta &&
    event.altKey === alt &&
    event.shiftKey === shift &&
    (event.key.toLowerCase() === key || [`key${key}`, `digit${key}`].includes(event.code.toLowerCase()))

  /** Keys that edit text belong to the text field that has the focus, whatever the menu says. */
  /** @type {(event: KeyboardEvent) => boolean} */
  const edits = (event) => {
    const field = event.composedPath()[0]
    const editable =
      field instanceof HTMLElement && (field.isContentEditable || field.matches('input, textarea, select'))
    return (
      editable &&
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      'acvxyz'.includes(event.key.toLowerCase())
    )
  }

  // The menu hears of a key last, after the page, and only if the page did not take it for itself.
  addEventListener(
    'keydown',
    (event) => {
      const found = menuKeys.find(({ keystroke }) => matches(event, keystroke))
      if (!found || edits(event)) return
      let offered = false
      const offer = () => {
        if (offered) return
        offered = true
        removeEventListener('keydown', offer)
        if (event.defaultPrevented) return
        event.preventDefault()
        tell({ type: 'key', id: found.id })
      }
      addEventListener('keydown', offer)
      setTimeout(offer)
    },
    true,
  )

  // A denied window is none; Chromium would open one after a click, if only for a moment.
  globalThis.open = (url = '', target = '') => {
    tell({ type: 'open', url: new URL(url, location.href).href, target })
    return null
  }

  addEventListener('focus', () => tell({ type: 'focus' }))
  addEventListener('blur', () => tell({ type: 'blur' }))
  tell({ type: 'hello' })

  /** @type {(name: string) => unknown} */
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  try {
    preload(require, module, module.exports, process)
  } catch (error) {
    console.error('Unable to load preload script:', error)
  }
}
