import type { Span } from '../article/segments.ts'

/** Finds where a span of one text lies in the other; null where they cannot be told to correspond. */
export type Alignment = (span: Span) => Span | null

interface Word {
  start: number
  end: number
}

const WORD = /[^ \t\n]+/gu
// eslint-disable-next-line no-control-regex -- It is what the encodings agree on.
const ASCII = /^[\u0000-\u007F]+$/

/**
 * Aligns two readings of the same bytes in different encodings. Nearly all encodings agree on ASCII, so that words
 * end at the same spaces and line ends, and letters of ASCII in them are the same; what lies between those
 * corresponds.
 * @param before canonical text of one reading
 * @param after of the other
 */
export function alignReadings(before: string, after: string): Alignment {
  const pairs = pairWords(before, after)
  return ({ start, end }) => {
    const from = carry(start, pairs, before, after, false)
    const to = carry(end, pairs, before, after, true)
    return from !== null && to !== null && from < to ? { start: from, end: to } : null
  }
}

/** Words of both that are the same bytes, in order: of the whole texts, else line by line. */
function pairWords(before: string, after: string): [Word, Word][] {
  const whole = pairIn(before, 0, after, 0)
  if (whole) return whole
  const [lines, others] = [linesOf(before), linesOf(after)]
  if (lines.length !== others.length) return []
  return lines.flatMap(({ start, end }, index) => {
    const other = others[index] ?? { start: 0, end: 0 }
    return pairIn(before.slice(start, end), start, after.slice(other.start, other.end), other.start) ?? []
  })
}

function pairIn(before: string, at: number, after: string, otherAt: number): [Word, Word][] | null {
  const [words, others] = [[...before.matchAll(WORD)], [...after.matchAll(WORD)]]
  if (words.length !== others.length) return null
  const pairs: [Word, Word][] = []
  for (const [index, word] of words.entries()) {
    const other = others[index]
    if (!other || (ASCII.test(word[0]) && word[0] !== other[0])) return null
    pairs.push([toWord(word, at), toWord(other, otherAt)])
  }
  return pairs
}

function toWord({ 0: text, index }: RegExpExecArray, at: number): Word {
  return { start: at + index, end: at + index + text.length }
}

function linesOf(text: string): Word[] {
  let start = 0
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length }
    start = span.end + 1
    return span
  })
}

/** @param isEnd whether the position is the end of a span: then it belongs to the word before it */
function carry(
  position: number,
  pairs: readonly [Word, Word][],
  before: string,
  after: string,
  isEnd: boolean,
): number | null {
  const found = findPair(pairs, position, isEnd)
  if (!found) return null
  const [word, other] = found
  // Space beside a word.
  if (position < word.start) return clamp(other.start - (word.start - position), after)
  if (position > word.end) return clamp(other.end + (position - word.end), after)
  const [text, otherText] = [before.slice(word.start, word.end), after.slice(other.start, other.end)]
  const [fromStart, fromEnd] = [position - word.start, word.end - position]
  if (fromStart <= sharedStart(text, otherText)) return other.start + fromStart
  if (fromEnd <= sharedEnd(text, otherText)) return other.end - fromEnd
  // One letter for one letter, as between two encodings of one byte a letter.
  return text.length === otherText.length ? other.start + fromStart : null
}

/** The word that a position is in, or the nearest: before an end, after a start. */
function findPair(
  pairs: readonly [Word, Word][],
  position: number,
  isEnd: boolean,
): readonly [Word, Word] | undefined {
  let [low, high] = [0, pairs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const word = pairs[middle]?.[0]
    if (word && (isEnd ? word.end < position : word.end <= position)) low = middle + 1
    else high = middle
  }
  const next = pairs[low]
  return isEnd && (!next || next[0].start >= position) ? pairs[low - 1] : next
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

function sharedEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}

function clamp(position: number, text: string): number {
  return Math.max(0, Math.min(text.length, position))
}
