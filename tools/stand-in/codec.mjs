// @ts-check
/**
 * Writes and reads values of the structured clone algorithm as JSON text. One function without
 * outside names, so that its source can be sent to the page.
 */
export function createCodec() {
  const CHUNK = 0x8000

  /** @type {(bytes: Uint8Array & { toBase64?: () => string }) => string} */
  function toBase64(bytes) {
    if (bytes.toBase64) return bytes.toBase64()
    const parts = []
    for (let at = 0; at < bytes.length; at += CHUNK)
      parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
    return btoa(parts.join(''))
  }

  /** @type {(text: string) => Uint8Array} */
  function fromBase64(text) {
    const { fromBase64: read } = /** @type {{ fromBase64?: (text: string) => Uint8Array }} */ (
      /** @type {unknown} */ (Uint8Array)
    )
    if (read) return read.call(Uint8Array, text)
    const characters = atob(text)
    const bytes = new Uint8Array(characters.length)
    for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
    return bytes
  }

  /** @type {(value: any) => unknown} */
  function pack(value) {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (Array.isArray(value)) return Array.from(value, pack)
    if (value instanceof Date) return { $: 'date', v: pack(value.getTime()) }
    if (value instanceof Map) return { $: 'map', v: [...value].map(pack) }
    if (value instanceof Set) return { $: 'set', v: [...value].map(pack) }
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message] }
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $: 'view', v: [value.constructor.name, toBase64(bytes)] }
    }
    const packed = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item)]))
    return '$' in packed ? { $: 'object', v: packed } : packed
  }

  /** @type {(entries: Record<string, any>) => object} */
  function unpackEntries(entries) {
    return Object.fromEntries(Object.entries(entries).map(([key, item]) => [key, unpack(item)]))
  }

  /** @type {Record<string, (v: any) => unknown>} */
  const readers = {
    number: Number,
    undefined: () => undefined,
    bigint: BigInt,
    date: (v) => new Date(/** @type {number} */ (unpack(v))),
    map: (v) => new Map(/** @type {[unknown, unknown][]} */ (v.map(unpack))),
    set: (v) => new Set(v.map(unpack)),
    error: ([name, message]) => {
      const kind = /** @type {any} */ (globalThis)[name]
      return kind?.prototype instanceof Error ? new kind(message) : new Error(message)
    },
    buffer: (v) => fromBase64(v).buffer,
    view: ([kind, v]) => {
      const bytes = fromBase64(v)
      return kind === 'Uint8Array' ? bytes : new /** @type {any} */ (globalThis)[kind](bytes.buffer)
    },
    object: unpackEntries,
  }

  /** @type {(value: any) => unknown} */
  function unpack(value) {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    if (!('$' in value)) return unpackEntries(value)
    return /** @type {(v: unknown) => unknown} */ (readers[value.$])(value.v)
  }

  return {
    /**
     * @param {unknown} value
     * @returns {string}
     * @throws DataCloneError as Electron's own channels do, for a function, a proxy or a symbol
     */
    write: (value) => JSON.stringify(pack(structuredClone(value))),
    /**
     * @param {string} text
     * @returns {unknown}
     */
    read: (text) => unpack(JSON.parse(text)),
  }
}
