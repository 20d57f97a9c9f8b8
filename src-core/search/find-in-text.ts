import type { Span } from '../article/segments.ts'
import { fold } from './fold.ts'

/** A text folded, with the way back to where each letter came from. */
export interface FoldedText {
  /** The text as it was. */
  text: string
  folded: string
  /** Of each code unit of `folded`, where what it was made of starts in `text`. */
  starts: Uint32Array
  /** Of each code unit of `folded`, where what it was made of ends in `text`. */
  ends: Uint32Array
}

/** What may differ without a passage being another: a letter, with the marks that follow it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/uy
const FIRST_BEYOND_ASCII = 0x80
const FIRST_MARK = 0x300
const SOFT_HYPHEN = /\u00AD/g
const SPACE = /\s/g
/** How many letters can be arguments of one call. */
const AT_ONCE = 8_192

/**
 * Folds a text for finding in it: without case, accents and soft hyphens, and every white space a blank.
 * A megabyte takes as long as a few frames, so a text that is searched often is folded once.
 */
export function foldText(text: string): FoldedText {
  const writer = new FoldedWriter(text.length)
  const known = new Map<string, string>()
  let index = 0
  while (index < text.length) {
    const code = text.charCodeAt(index)
    // Nearly all of most texts: no need to look further than at the next one, which may be a mark on it.
    if (code < FIRST_BEYOND_ASCII && !(text.charCodeAt(index + 1) >= FIRST_MARK)) {
      writer.writeCode(foldAscii(code), index, index + 1)
      index++
      continue
    }
    CLUSTER.lastIndex = index
    const cluster = CLUSTER.exec(text)?.[0] ?? text.charAt(index)
    let piece = known.get(cluster)
    if (piece === undefined) known.set(cluster, (piece = foldForFinding(cluster)))
    for (let at = 0; at < piece.length; at++) {
      writer.writeCode(piece.charCodeAt(at), index, index + cluster.length)
    }
    index += cluster.length
  }
  return { text, ...writer.finish() }
}

/**
 * All places in a text where something stands, folded as the text is; ascending, none over another.
 * @param wholeWord whether letters, digits and marks may not go on before or after it
 * @returns spans of the text as it was, UTF-16 code units; none for a query of nothing
 */
export function findInText(
  { text, folded, starts, ends }: FoldedText,
  query: string,
  wholeWord = false,
): Span[] {
  const wanted = foldForFinding(query)
  const found: Span[] = []
  if (wanted === '') return found
  let at = folded.indexOf(wanted)
  while (at !== -1) {
    const start = starts[at] ?? 0
    const end = ends[at + wanted.length - 1] ?? start
    const isWhole = !wholeWord || (!isWordAround(text, start, wanted) && !isWordAt(text, end, wanted))
    const isHit = isWhole && start >= (found.at(-1)?.end ?? 0)
    if (isHit) found.push({ start, end })
    at = folded.indexOf(wanted, at + (isHit ? wanted.length : 1))
  }
  return found
}

function foldForFinding(text: string): string {
  return fold(text).replace(SOFT_HYPHEN, '').replace(SPACE, ' ')
}

const WORD_BEFORE = /[\p{L}\p{M}\p{N}_]$/u
const WORD_AFTER = /^[\p{L}\p{M}\p{N}_]/u

/** Whether a word goes on from before a position into something that begins like a word itself. */
function isWordAround(text: string, start: number, wanted: string): boolean {
  return WORD_AFTER.test(wanted) && WORD_BEFORE.test(text.slice(Math.max(0, start - 2), start))
}

/** Whether a word goes on at a position after something that ends like a word itself. */
function isWordAt(text: string, end: number, wanted: string): boolean {
  return WORD_BEFORE.test(wanted) && WORD_AFTER.test(text.slice(end, end + 2))
}

function foldAscii(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20
  return code >= 0x09 && code <= 0x0d ? 0x20 : code
}

/** Gathers a folded text; a letter may become several, so there may be more to write than was read. */
class FoldedWriter {
  #codes: Uint16Array
  #starts: Uint32Array
  #ends: Uint32Array
  #length = 0

  constructor(expected: number) {
    this.#codes = new Uint16Array(expected + 16)
    this.#starts = new Uint32Array(expected + 16)
    this.#ends = new Uint32Array(expected + 16)
  }

  writeCode(code: number, start: number, end: number): void {
    if (this.#length === this.#codes.length) this.#grow()
    this.#codes[this.#length] = code
    this.#starts[this.#length] = start
    this.#ends[this.#length] = end
    this.#length++
  }

  finish(): Omit<FoldedText, 'text'> {
    const pieces: string[] = []
    for (let from = 0; from < this.#length; from += AT_ONCE) {
      pieces.push(String.fromCharCode(...this.#codes.subarray(from, Math.min(from + AT_ONCE, this.#length))))
    }
    return {
      folded: pieces.join(''),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    }
  }

  #grow(): void {
    const size = this.#length * 2
    const codes = new Uint16Array(size)
    const starts = new Uint32Array(size)
    const ends = new Uint32Array(size)
    codes.set(this.#codes)
    starts.set(this.#starts)
    ends.set(this.#ends)
    this.#codes = codes
    this.#starts = starts
    this.#ends = ends
  }
}
