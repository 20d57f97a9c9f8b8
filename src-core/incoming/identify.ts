import { sha256 } from '@noble/hashes/sha2'

/** Crockford's base 32, as in ULIDs. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The latest time that a ULID can hold, milliseconds. */
const LATEST = 2 ** 48 - 1

const OWN = /^urn:lectern:annotation:([0-9A-HJKMNP-TV-Z]{26})$/i

/**
 * The id of an annotation of another program: a ULID whose time is when it was made, and whose other part comes of
 * its name, so that the same one always has the same. One that Lectern exported keeps its own.
 * @param name what names it among all, such as an IRI
 * @param createdAt ISO 8601 instant, or empty
 */
export function identify(name: string, createdAt: string): string {
  const own = ownId(name)
  if (own !== null) return own
  const made = Date.parse(createdAt)
  const time = Number.isNaN(made) ? 0 : Math.min(Math.max(0, Math.trunc(made)), LATEST)
  return writeTime(time) + writeBytes(sha256(new TextEncoder().encode(name)).subarray(0, 10))
}

/** The id in the IRI of an annotation of Lectern's; null when it is another's. */
export function ownId(name: string): string | null {
  return OWN.exec(name)?.[1]?.toUpperCase() ?? null
}

function writeTime(time: number): string {
  let digits = ''
  for (let rest = time, place = 0; place < 10; place++) {
    digits = (DIGITS[rest % 32] ?? '') + digits
    rest = Math.floor(rest / 32)
  }
  return digits
}

/** Five bits a digit. */
function writeBytes(bytes: Uint8Array): string {
  let digits = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      digits += DIGITS[(value >> bits) & 31] ?? ''
    }
    value &= (1 << bits) - 1
  }
  return digits
}
