import { decodeAs, isWholeIn } from './decode-as.ts'

/** How a text reads, for who has to choose its encoding. */
export interface TextPreview {
  /** Its first lines, then lines that have more than ASCII; what stood between two passages is left out. */
  passages: string[]
  /** One line around the first character that is not ASCII; of the start when there is none. */
  sample: string
  /** Characters that could not be read: U+FFFD. */
  lost: number
  /** Control characters, and what no character has been given for, which have no place in a text. */
  stray: number
}

/** How bytes read in an encoding. */
export interface EncodingPreview extends TextPreview {
  /** WHATWG label. */
  encoding: string
  /** Whether all of the bytes, also beyond what was previewed, are characters in it. */
  isWhole: boolean
}

/** A part of a text: as it is, or something that is shown in its place because it cannot be seen. */
export interface ShownPart {
  kind: 'text' | 'lost' | 'stray'
  text: string
}

/** Bytes that are previewed. */
const MOST_BYTES = 256_000
/** Lines and UTF-16 code units. */
const FIRST_LINES = 3
const MOST_LINES = 24
const LINE_LENGTH = 320
const SAMPLE_LENGTH = 72
const SAMPLE_BEFORE = 24

const LOST = /\uFFFD/gu
// eslint-disable-next-line no-control-regex -- These are what is looked for.
const STRAY = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\p{Cn}\p{Co}]/gu
const LOST_OR_STRAY = new RegExp(`(${LOST.source}|${STRAY.source})`, 'u')

/** @param encoding a label that `TextDecoder` knows */
export function previewEncoding(bytes: Uint8Array, encoding: string): EncodingPreview {
  const isPart = bytes.length > MOST_BYTES
  const text = decodeAs(isPart ? bytes.subarray(0, MOST_BYTES) : bytes, encoding, isPart)
  const preview = previewText(text)
  return { encoding, ...preview, isWhole: preview.lost === 0 && isWholeIn(bytes, encoding) }
}

/** @param text with line ends of any kind */
export function previewText(text: string): TextPreview {
  return {
    passages: pickPassages(text.split(/\r\n?|\n/u)),
    sample: sampleOf(text),
    lost: countOf(text, LOST),
    stray: countOf(text, STRAY),
  }
}

/** Cuts a text where it has something that cannot be seen, and gives that a form: `␇`, `U+0085`, `�`. */
export function showHidden(text: string): ShownPart[] {
  return text.split(LOST_OR_STRAY).flatMap((part, index): ShownPart[] => {
    if (part === '') return []
    if (index % 2 === 0) return [{ kind: 'text', text: part }]
    return [part === '\uFFFD' ? { kind: 'lost', text: part } : { kind: 'stray', text: nameStray(part) }]
  })
}

/** C0 controls have pictures of their own; others are named by their number. */
function nameStray(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function pickPassages(lines: readonly string[]): string[] {
  const passages: string[][] = []
  let [shown, last] = [0, -1]
  for (const [index, line] of lines.entries()) {
    if (shown >= MOST_LINES) break
    const isBlank = line.trim() === ''
    if (isBlank || (shown >= FIRST_LINES && !hasMore(line))) continue
    const isNext = lines.slice(last + 1, index).every((between) => between.trim() === '')
    if (isNext && passages.length > 0) passages.at(-1)?.push(cut(line))
    else passages.push([cut(line)])
    last = index
    shown++
  }
  return passages.map((passage) => passage.join('\n'))
}

/** A long line from where it starts, or from shortly before what is not ASCII in it. */
function cut(line: string): string {
  if (line.length <= LINE_LENGTH) return line
  const first = firstMore(line)
  const start = first > LINE_LENGTH - SAMPLE_BEFORE ? startOfWord(line, first) : 0
  const end = start + LINE_LENGTH
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`
}

function sampleOf(text: string): string {
  const first = Math.max(0, firstMore(text))
  const line = Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1
  const start = Math.max(line, startOfWord(text, first))
  const end = start + SAMPLE_LENGTH
  return `${start > line ? '…' : ''}${text.slice(start, end).trim().replace(/\s+/gu, ' ')}${end < text.length ? '…' : ''}`
}

/** Where a word starts that is shortly before a position. */
function startOfWord(text: string, position: number): number {
  const from = Math.max(0, position - SAMPLE_BEFORE)
  if (from === 0) return 0
  const space = text.slice(from, position).search(/\s\S/u)
  return space === -1 ? position : from + space + 1
}

function hasMore(text: string): boolean {
  return firstMore(text) !== -1
}

/** Index of the first character that is not ASCII, or has no place in a text. */
function firstMore(text: string): number {
  return text.search(/[^\t\n\f\r\u0020-\u007E]/u)
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count++
  return count
}
