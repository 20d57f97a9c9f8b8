// @ts-check
import { EventEmitter } from 'node:events'

/**
 * A connection to Chromium by the DevTools protocol, on the two pipes of `--remote-debugging-pipe`:
 * JSON messages that end in a NUL byte. Chromium ends when the pipes close, whatever ended us.
 * Events are emitted under their method's name, with (params, sessionId).
 */
export class Connection extends EventEmitter {
  #next = 0
  /** @type {Map<number, { method: string, resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #pending = new Map()
  #output
  #closed = false

  /**
   * @param {import('node:stream').Writable} output
   * @param {import('node:stream').Readable} input
   */
  constructor(output, input) {
    super()
    this.#output = output
    /** @type {Buffer[]} */
    let parts = []
    input.on('data', (/** @type {Buffer} */ data) => {
      let start = 0
      for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
        parts.push(data.subarray(start, end))
        const text = Buffer.concat(parts).toString()
        parts = []
        start = end + 1
        this.#receive(JSON.parse(text))
      }
      if (start < data.length) parts.push(data.subarray(start))
    })
    input.on('close', () => this.#close())
    output.on('error', () => this.#close())
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @param {string} [sessionId]
   * @returns {Promise<any>}
   */
  send(method, params = {}, sessionId) {
    if (this.#closed) return Promise.reject(new Error(`Chromium has closed (${method})`))
    const id = ++this.#next
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject })
      this.#output.write(JSON.stringify({ id, method, params, sessionId }) + '\0')
    })
  }

  /** @type {(message: any) => void} */
  #receive(message) {
    if (message.id === undefined) {
      this.emit(message.method, message.params, message.sessionId)
      return
    }
    const call = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
    else call?.resolve(message.result)
  }

  #close() {
    if (this.#closed) return
    this.#closed = true
    for (const { method, reject } of this.#pending.values())
      reject(new Error(`Chromium has closed (${method})`))
    this.#pending.clear()
    this.emit('close')
  }
}
