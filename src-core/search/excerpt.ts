import type { Span } from '../article/segments.ts'
import type { Phrase } from './query.ts'
import { foldWord, wordsIn } from './words-of.ts'

/** The piece of a text that shows best what was found in it. */
export interface Excerpt {
  /** One line; `…` stands for what was cut off. */
  snippet: string
  /** What was found, within the snippet. */
  marks: Span[]
  /** The first mark within the text; an empty range at its beginning when nothing was found. */
  start: number
  end: number
}

/** Something found in a text. */
interface Mark extends Span {
  /** Index of the phrase. */
  phrase: number
}

interface FoldedWord extends Span {
  word: string
}

const ELLIPSIS = '…'
/** How far a cut is moved so that it falls between words, in UTF-16 code units. */
const LONGEST_CUT = 24

/**
 * Cuts out the line of a text, or the piece of it, in which the most of some phrases stands closest.
 * @param length of the piece in UTF-16 code units, about
 */
export function cutExcerpt(text: string, phrases: readonly Phrase[], length = 160): Excerpt {
  const marks = findMarks(text, phrases)
  const { from, to } = chooseMarks(text, marks, length)
  const first = marks[from] ?? { start: 0, end: 0 }
  const last = marks[to] ?? first
  const line = lineAround(text, first.start)
  const spare = Math.max(0, length - (last.end - first.start))
  let start = Math.max(line.start, first.start - Math.floor(spare / 2))
  const end = Math.min(line.end, Math.max(last.end, start + length))
  start = Math.max(line.start, Math.min(start, end - length))
  return cut(
    text,
    line,
    { start: toWordStart(text, line, start, first.start), end: toWordEnd(text, line, end, last.end) },
    marks,
    first,
  )
}

/** Everything in a text that is one of some phrases, ascending; where several begin, the longest. */
export function findMarks(text: string, phrases: readonly Phrase[]): Mark[] {
  const words = foldText(text)
  const byFirst = new Map<string, number[]>()
  const open: number[] = []
  for (const [index, { words: wanted, isOpen }] of phrases.entries()) {
    const [first = ''] = wanted
    if (isOpen && wanted.length === 1) open.push(index)
    else byFirst.set(first, [...(byFirst.get(first) ?? []), index])
  }
  const marks: Mark[] = []
  for (const [at, { word, start }] of words.entries()) {
    if (start < (marks.at(-1)?.end ?? 0)) continue
    const found = [...(byFirst.get(word) ?? []), ...open]
      .map((phrase) => ({ start, end: phraseEnd(words, at, phrases[phrase]), phrase }))
      .sort((a, b) => b.end - a.end)[0]
    if (found && found.end > start) marks.push(found)
  }
  return marks
}

function foldText(text: string): FoldedWord[] {
  const words: FoldedWord[] = []
  const folded = new Map<string, string[]>()
  for (const { raw, start } of wordsIn(text)) {
    let each = folded.get(raw)
    if (!each) folded.set(raw, (each = foldWord(raw)))
    for (const word of each) words.push({ word, start, end: start + raw.length })
  }
  return words
}

/** Where a phrase ends in a text that begins at a word; 0 if it does not stand there. */
function phraseEnd(words: readonly FoldedWord[], at: number, phrase: Phrase | undefined): number {
  if (!phrase) return 0
  const stands = phrase.words.every((wanted, index) => {
    const word = words[at + index]?.word
    const mayGoOn = phrase.isOpen && index === phrase.words.length - 1
    return word !== undefined && (mayGoOn ? word.startsWith(wanted) : word === wanted)
  })
  return stands ? (words[at + phrase.words.length - 1]?.end ?? 0) : 0
}

/** The marks from one to another, within one line and a given length, that have the most phrases. */
function chooseMarks(text: string, marks: readonly Mark[], length: number): { from: number; to: number } {
  let best = { from: 0, to: 0, worth: 0 }
  for (const [from, first] of marks.entries()) {
    const phrases = new Set<number>()
    let to = from
    for (let next = from; next < marks.length; next++) {
      const mark = marks[next]
      if (!mark || mark.end - first.start > length) break
      if (text.slice(marks[to]?.end, mark.end).includes('\n')) break
      phrases.add(mark.phrase)
      to = next
    }
    if (phrases.size > best.worth) best = { from, to, worth: phrases.size }
  }
  return best
}

function lineAround(text: string, at: number): Span {
  const end = text.indexOf('\n', at)
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : end }
}

function toWordStart(text: string, line: Span, at: number, latest: number): number {
  if (at <= line.start) return line.start
  const space = text.slice(at - 1, Math.min(latest, at + LONGEST_CUT)).search(/\s/u)
  if (space !== -1) return at + space
  return isInsidePair(text, at) ? at + 1 : at
}

function toWordEnd(text: string, line: Span, at: number, earliest: number): number {
  if (at >= line.end) return line.end
  const from = Math.max(earliest, at - LONGEST_CUT)
  const space = text.slice(from, at + 1).search(/\s\S*$/u)
  if (space !== -1) return from + space
  return isInsidePair(text, at) ? at - 1 : at
}

/** Whether a position would part a surrogate pair. */
function isInsidePair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff
}

function cut(text: string, line: Span, piece: Span, marks: readonly Mark[], first: Span): Excerpt {
  const before = piece.start > line.start ? ELLIPSIS : ''
  const after = piece.end < line.end ? ELLIPSIS : ''
  const shift = before.length - piece.start
  return {
    snippet: `${before}${text.slice(piece.start, piece.end)}${after}`,
    marks: marks
      .filter(({ start, end }) => start >= piece.start && end <= piece.end)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
    start: first.start,
    end: first.end,
  }
}
