import type { Segment } from './segment.ts'

/** "LSEG" in ASCII, and the form that this version writes. */
const MAGIC = 0x4745534c
const FORM = 4

const HEADER_NUMBERS = 4
const ALIGNMENT = 4

/** What a segment is made of besides its lists of tags, in the order of the file. */
const COLUMNS = [
  ['names', Uint8Array],
  ['nameStarts', Uint32Array],
  ['statusOf', Uint8Array],
  ['dateOf', Uint32Array],
  ['tagsOf', Uint32Array],
  ['annotationStarts', Uint32Array],
  ['colourOf', Uint8Array],
  ['annotationTagsOf', Uint32Array],
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
 * A segment as a file's bytes: magic number, form, checksum, the lengths in bytes of the lists of
 * tags (in JSON) and of each column; then these, each from a multiple of four bytes on. Numbers are as the
 * machine has them: the file is a cache and does not leave it.
 */
export function segmentToBytes(segment: Segment): Uint8Array {
  const tagLists = new TextEncoder().encode(JSON.stringify(segment.tagLists))
  const parts = [tagLists, ...COLUMNS.map(([name]) => asBytes(segment[name]))]
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

/** How many bytes the columns of a segment take: all of it but the lists of tags. */
export function columnBytes(segment: Segment): number {
  return COLUMNS.reduce((sum, [name]) => sum + segment[name].byteLength, 0)
}

/**
 * Reads what {@link segmentToBytes} wrote. The columns are views of a copy of their bytes, so that the
 * rest of the file need not be held.
 * @returns undefined when the bytes are anything else, or damaged
 */
export function segmentFromBytes(given: Uint8Array): Segment | undefined {
  const bytes = given.byteOffset % ALIGNMENT === 0 ? given : given.slice()
  const header = (HEADER_NUMBERS + COLUMNS.length) * ALIGNMENT
  if (bytes.length < header || bytes.length % ALIGNMENT !== 0) return undefined
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / ALIGNMENT)
  if (numbers[0] !== MAGIC || numbers[1] !== FORM || numbers[2] !== checksum(numbers)) return undefined
  const [tagLists = 0, ...lengths] = numbers.subarray(HEADER_NUMBERS - 1, HEADER_NUMBERS + COLUMNS.length)
  // Not `slice`, which on Node's Buffer is a view and no copy.
  const { buffer } = new Uint8Array(bytes.subarray(header + align(tagLists)))
  let at = 0
  const columns = COLUMNS.map(([name, View], index) => {
    const length = lengths[index] ?? 0
    const column = new View(buffer, at, length / View.BYTES_PER_ELEMENT)
    at += align(length)
    return [name, column]
  })
  return {
    tagLists: JSON.parse(new TextDecoder().decode(bytes.subarray(header, header + tagLists))) as string[][],
    ...(Object.fromEntries(columns) as Omit<Segment, 'tagLists'>),
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
