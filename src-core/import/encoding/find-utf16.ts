import { decodeStrictly } from './decode-as.ts'

// eslint-disable-next-line no-control-regex -- These are what is looked for.
const STRAY = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\p{Cn}\p{Co}\p{Cs}]/u
const KNOWN = /[\p{L}\p{M}\p{N}\p{P}\s]/gu
/** This share of the units must be letters, digits, punctuation or space. */
const ENOUGH_KNOWN = 0.8

/**
 * The text of bytes that are UTF-16 without a byte order mark. Line ends, spaces and all of ASCII have a zero
 * byte there, always on the same side; other text has none.
 */
export function findUtf16(bytes: Uint8Array): { text: string; encoding: string } | null {
  if (bytes.length % 2 !== 0) return null
  const [even, odd] = countZeros(bytes)
  // A letter such as Ā has its zero on the other side.
  const encoding = even < odd ? 'utf-16le' : 'utf-16be'
  if (Math.min(even, odd) * 10 > Math.max(even, odd)) return null
  const text = decodeStrictly(bytes, encoding)
  if (text === null || STRAY.test(text)) return null
  return (text.match(KNOWN)?.length ?? 0) >= text.length * ENOUGH_KNOWN ? { text, encoding } : null
}

function countZeros(bytes: Uint8Array): [even: number, odd: number] {
  const counts: [number, number] = [0, 0]
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) counts[at % 2 === 0 ? 0 : 1]++
  return counts
}
