import { decodeStrictly } from '../../../src-core/import/encoding/decode-as.ts'

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

/**
 * A text in an encoding: the inverse of `TextDecoder`, found by decoding every sequence of one and two bytes. Typographic
 * signs that the encoding does not have become those of a typewriter.
 * @throws Error if it has not a letter of the text
 */
export function encodeText(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding.startsWith('utf-16')) return encodeUtf16(text, encoding === 'utf-16le')
  if (encoding === 'iso-2022-jp') return encodeIso2022(text)
  const table = tableOf(encoding)
  return Uint8Array.from(
    Array.from(text).flatMap(
      (character) => table.get(character) ?? table.get(plain(character)) ?? missing(character, encoding),
    ),
  )
}

function encodeUtf16(text: string, isLowFirst: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return Uint8Array.from(
    units.flatMap((unit) => (isLowFirst ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  )
}

/** JIS X 0208 as in EUC-JP without the high bits, between escapes. */
function encodeIso2022(text: string): Uint8Array {
  const parts = text.split(/([^\0-\x7f]+)/u)
  return Uint8Array.from(
    parts.flatMap((part, index) => {
      const bytes = [...encodeText(part, 'euc-jp')]
      if (index % 2 === 0) return bytes
      return [0x1b, 0x24, 0x42, ...bytes.map((byte) => byte & 0x7f), 0x1b, 0x28, 0x42]
    }),
  )
}

function plain(character: string): string {
  return /[’‘]/u.test(character)
    ? "'"
    : /[“”„«»]/u.test(character)
      ? '"'
      : /[–—]/u.test(character)
        ? '-'
        : character
}

function missing(character: string, encoding: string): never {
  throw new Error(`${encoding} has no ${character}`)
}

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, readonly number[]>()
  const note = (bytes: number[]) => {
    const character = decodeStrictly(Uint8Array.from(bytes), encoding)
    if (character !== null && Array.from(character).length === 1 && !table.has(character))
      table.set(character, bytes)
  }
  for (let byte = 0; byte < 256; byte++) note([byte])
  if (/^(?:gb|big5|euc|shift)/.test(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) note([lead, trail])
  }
  tables.set(encoding, table)
  return table
}
