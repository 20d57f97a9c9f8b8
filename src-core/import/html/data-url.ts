/** What a `data:` URL holds. */
export interface DataUrl {
  /** In lower case, without parameters. */
  mediaType: string
  bytes: Uint8Array
}

/** @returns null unless it is one, and whole. @see RFC 2397 */
export function readDataUrl(url: string): DataUrl | null {
  if (!/^data:/i.test(url)) return null
  const comma = url.indexOf(',')
  if (comma === -1) return null
  const [type = '', ...parameters] = url.slice(5, comma).split(';')
  const body = url.slice(comma + 1)
  const isBase64 = parameters.some((parameter) => parameter.trim().toLowerCase() === 'base64')
  const bytes = isBase64 ? decodeBase64(body) : decodePercent(body)
  return bytes && { mediaType: type.trim().toLowerCase(), bytes }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Uint8Array(128).fill(255)
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value
VALUES['-'.charCodeAt(0)] = 62
VALUES['_'.charCodeAt(0)] = 63

/** The bytes of base64, also that of URLs; white space and percent signs in it are forgiven. Null if it is none. */
export function decodeBase64(text: string): Uint8Array | null {
  const body = (text.includes('%') ? unescape(text) : text).replace(/\s+/g, '').replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let index = 0; index < body.length; index++) {
    const value = VALUES[body.charCodeAt(index)] ?? 255
    if (value === 255) return null
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bytes
}

function unescape(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
}

function decodePercent(text: string): Uint8Array {
  const plain = unescape(text)
  const isBinary = /^[\0-\xff]*$/.test(plain)
  return isBinary && plain.length !== text.length
    ? Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
    : new TextEncoder().encode(plain)
}
