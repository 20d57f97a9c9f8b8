import { parseUrl } from './parse-url.ts'

/** What a person typed as an address, as one of the web; null when it is none. `https` is meant when nothing is said. */
export function readWebAddress(typed: string): URL | null {
  const text = typed.trim()
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const url = /\s/.test(text) || text === '' ? null : parseUrl(whole)
  if (!url) return null
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && (url.hostname.includes('.') || url.hostname.includes(':') || url.hostname === 'localhost')
    ? url
    : null
}

/** What stands in no path of an IRI, which addresses of the web are less strict about. */
const NOT_IN_IRI = /[\s\p{Cc}\p{Cs}<>"{}|\\^`[\]]|%(?![\da-f]{2})/giu

/**
 * An address of the web as an IRI: as it is when it is one, else with what an IRI may not have escaped. Null when it
 * is none of the web.
 * @see RFC 3987, section 2.2
 */
export function webIri(address: string): string | null {
  const url = /^https?:/i.test(address) ? parseUrl(address) : null
  if (!url) return null
  if (afterHost(address).search(NOT_IN_IRI) === -1 && !/\s/.test(address)) return address
  const { href } = url
  const rest = afterHost(href)
  return href.slice(0, href.length - rest.length) + rest.replace(NOT_IN_IRI, encodeURIComponent)
}

/** The path of an address and what follows. A host of numbers may have brackets. */
function afterHost(address: string): string {
  return address.replace(/^[a-z]+:\/\/[^/?#]*/i, '')
}

/** Whether whoever typed this host meant a computer of their own network: its number, or a name of such. */
export function isNamedPrivately(hostname: string): boolean {
  return (
    isPrivateAddress(hostname) || /^localhost$|\.(?:local|localhost|internal|home\.arpa)$/i.test(hostname)
  )
}

/**
 * Whether an IP address is none of the public internet: this computer, its networks, and what is reserved.
 * @param address also in brackets, as in URLs
 * @see RFC 6890, RFC 4291, RFC 6598
 */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').toLowerCase()
  if (/^\d+(?:\.\d+){3}$/.test(bare)) return isPrivateV4(bare.split('.').map(Number))
  if (!bare.includes(':')) return false
  const groups = expandV6(bare)
  if (!groups) return true
  const [first = 0, second = 0] = groups
  const [, , , , , fifth = 0, high = 0, low = 0] = groups
  const isZero = (count: number) => groups.slice(0, count).every((group) => group === 0)
  const inner = [high >> 8, high & 0xff, low >> 8, low & 0xff]
  if (isZero(5) && (fifth === 0xffff || fifth === 0))
    return isZero(6) && high === 0 ? true : isPrivateV4(inner)
  if (first === 0x64 && second === 0xff9b) return isPrivateV4(inner)
  if (first === 0x2002) return isPrivateV4([second >> 8, second & 0xff, (groups[2] ?? 0) >> 8, 0])
  return (
    (first & 0xfe00) === 0xfc00 ||
    (first & 0xffc0) === 0xfe80 ||
    (first & 0xffc0) === 0xfec0 ||
    (first & 0xff00) === 0xff00 ||
    (first === 0x2001 && second === 0xdb8) ||
    first === 0x100
  )
}

function isPrivateV4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113)
  )
}

/** The eight groups of an IPv6 address; null when it is none. */
function expandV6(text: string): number[] | null {
  const plain = text
    .replace(/%.*$/, '')
    .replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a: string, b: string, c: string, d: string) =>
      [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((group) => group.toString(16)).join(':'),
    )
  const [head = '', tail] = plain.split('::')
  const toGroups = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)))
  const before = toGroups(head)
  const after = tail === undefined ? [] : toGroups(tail)
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 0) return null
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after]
  return groups.every((group) => group >= 0 && group <= 0xffff) ? groups : null
}
