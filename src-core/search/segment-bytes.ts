import type { ArticleFacts, Segment } from './segment.ts'

/** "LSEG" in ASCII, and the form that this version writes. */
const MAGIC = 0x4745534c
const FORM = 3

const HEADER_NUMBERS = 4
const ALIGNMENT = 4

/** What a segment is made of besides its articles, in the order of the file. */
const COLUMNS = [
  ['articleOf', Uint32Array],
  ['kindOf', Uint8Array],
  ['annotationOf', Uint32Array],
  ['letters', Uint16Array],
  ['letterStarts', Uint32Array],
  ['postings', Uint8Array],
  ['postingStarts', Uint32Array],
  ['positions', Uint8Array],
  ['positionStarts', Uint32Array],
] as const

/**
 * A segment as a file's bytes: magic number, form, checksum, the lengths in bytes of the articles (in
 * JSON) and of each column; then these, each from a multiple of four bytes on. Numbers are as the
 * machine has them: the file is a cache and does not leave it.
 */
export function segmentToBytes(segment: Segment): Uint8Array {
  const articles = new TextEncoder().encode(JSON.stringify(segment.articles))
  const parts = [articles, ...COLUMNS.map(([name]) => asBytes(segment[name]))]
  const header = (HEADER_NUMBERS - 1 + parts.length) * ALIGNMENT
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + align(length), header))
  const numbers = new Uint32Array(bytes.buffer)
  let at = header
  for (const [index, part] of parts.entries()) {
    numbers[HEADER_NUMBERS - 1 + index] = part.length
    bytes.set(part, at)
    at += align(part.length)
  }
  numbers[0] = MAGIC
  numbers[1] = FORM
  numbers[2] = checksum(numbers)
  return bytes
}

/**
 * Reads what {@link segmentToBytes} wrote. The columns are views of the bytes: nothing is copied if
 * they begin at a multiple of four.
 * @returns undefined when the bytes are anything else, or damaged
 */
export function segmentFromBytes(given: Uint8Array): Segment | undefined {
  const bytes = given.byteOffset % ALIGNMENT === 0 ? given : given.slice()
  const header = (HEADER_NUMBERS + COLUMNS.length) * ALIGNMENT
  if (bytes.length < header || bytes.length % ALIGNMENT !== 0) return undefined
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / ALIGNMENT)
  if (numbers[0] !== MAGIC || numbers[1] !== FORM || numbers[2] !== checksum(numbers)) return undefined
  let at = header
  const [articles = new Uint8Array(), ...columns] = Array.from({ length: COLUMNS.length + 1 }, (_, index) => {
    const length = numbers[HEADER_NUMBERS - 1 + index] ?? 0
    const part = bytes.subarray(at, at + length)
    at += align(length)
    return part
  })
  const views = COLUMNS.map(([name, View], index) => {
    const part = columns[index] ?? new Uint8Array()
    return [name, new View(part.buffer as ArrayBuffer, part.byteOffset, part.length / View.BYTES_PER_ELEMENT)]
  })
  return {
    articles: JSON.parse(new TextDecoder().decode(articles)) as ArticleFacts[],
    ...(Object.fromEntries(views) as Omit<Segment, 'articles'>),
  }
}

function asBytes({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function align(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT
}

/** FNV-1a, a word of 32 bits at a time, over all but the head's first three. @see RFC 9923 */
function checksum(numbers: Uint32Array): number {
  let hash = 0x811c9dc5
  for (let index = HEADER_NUMBERS - 1; index < numbers.length; index++) {
    hash = Math.imul(hash ^ (numbers[index] ?? 0), 0x01000193)
  }
  return hash >>> 0
}
