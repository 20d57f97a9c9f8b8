/**
 * Tells hard-wrapped prose from verse and from lines that are paragraphs of their own. A program that
 * wraps puts the next word on a new line because it had no room left: so in wrapped prose each line
 * with the next line's first word would be wider than the paragraph. Verse has no such law.
 */
import { endsPunctuated, endsSentence, startsLower, startsUpper } from './letters.ts'
import { firstWordWidth, indentWidth, isShort, lineWidth } from './lines.ts'

/** How the lines of one article are broken, as far as its clear paragraphs tell. */
export interface Layout {
  /** Whether most of the text stands in lines too long to be wrapped ones. */
  flowing: boolean
  /** Columns at which paragraphs are wrapped; 0 when none clearly is. */
  width: number
}

/** No wrapped text is wider, in columns, unless the fit is exact. */
const WIDEST_WRAP = 120
/** Narrower than this a block must fit exactly, and narrower than the next one it is never prose. */
export const COMMON_WRAP = 55
const NARROWEST_WRAP = 35
/** The share of the width that a line and the next word must pass; some programs balance lines, people cut early. */
export const FILLED = 0.85
/** From this many lines on a block's shape can be trusted. */
const MANY_LINES = 4

interface Shape {
  lines: readonly string[]
  /** Columns of the widest line that could have been broken. */
  width: number
  /** Of each line but the last: the columns it would take with the next line's first word. */
  reaches: number[]
}

/** What the chunks of an article tell of its layout. */
export function measureLayout(chunks: readonly (readonly string[])[]): Layout {
  const unknown: Layout = { flowing: false, width: 0 }
  let all = 0
  let long = 0
  const widths: number[] = []
  for (const chunk of chunks) {
    for (const line of chunk) {
      const width = lineWidth(line)
      all += width
      if (width > WIDEST_WRAP) long += width
    }
    if (chunk.length >= MANY_LINES && isWrapped(chunk, unknown)) widths.push(measureShape(chunk).width)
  }
  widths.sort((a, b) => a - b)
  return { flowing: long > all / 2, width: widths[widths.length >> 1] ?? 0 }
}

/** Whether the lines are prose broken near one width: of one paragraph, or of several without blank lines. */
export function isWrapped(lines: readonly string[], layout: Layout): boolean {
  if (lines.length < 2 || mostHaveGaps(lines)) return false
  const many = lines.length >= MANY_LINES
  const shape = measureShape(lines)
  const runsOn = sentencesRunOn(lines)
  const punctuated = lines.every(endsPunctuated)
  if (layout.width > 0 && shape.width <= layout.width * 1.1 && isFilled(shape, layout.width)) {
    return !many || (runsOn && !punctuated)
  }
  if (!runsOn || (punctuated && (many || !lines.slice(1).some(startsLower)))) return false
  if (layout.flowing || shape.width > WIDEST_WRAP) return many && isFilledExactly(shape)
  if (shape.width >= COMMON_WRAP) return isFilled(shape, shape.width)
  return shape.width >= NARROWEST_WRAP && lines.length > 2 && isFilledExactly(shape)
}

/**
 * The paragraphs of wrapped lines: a new one begins with an indent, or after a line that ends a
 * sentence with room left, or after a short line that stands alone.
 */
export function splitWrapped(lines: readonly string[], layout: Layout): string[][] {
  const shape = measureShape(lines)
  const width = layout.width > 0 ? layout.width : shape.width
  const indents = lines.map(indentWidth)
  const margin = indents.reduce((least, indent) => Math.min(least, indent))
  const indentsOpen = indents.filter((indent) => indent > margin).length * 2 < lines.length
  const paragraphs: string[][] = []
  let paragraph: string[] = []
  lines.forEach((line, i) => {
    paragraph.push(line.trim())
    const next = lines[i + 1]
    if (next === undefined) return
    const hasRoom = (shape.reaches[i] ?? 0) <= width * FILLED
    const mayEnd = endsSentence(line) || (paragraph.length === 1 && isShort(line))
    if ((indentsOpen && (indents[i + 1] ?? 0) > margin) || (hasRoom && mayEnd && !startsLower(next))) {
      paragraphs.push(paragraph)
      paragraph = []
    }
  })
  paragraphs.push(paragraph)
  return paragraphs
}

/** Whether the first line is a heading that stands right above a wrapped paragraph. */
export function headsWrapped(lines: readonly string[], layout: Layout): boolean {
  const [first = '', ...rest] = lines
  const { reaches } = measureShape(lines)
  if (endsSentence(first) || !isShort(first) || startsLower(rest[0] ?? '')) return false
  const width = measureShape(rest).width
  return (reaches[0] ?? 0) <= width * FILLED && isWrapped(rest, layout)
}

function measureShape(lines: readonly string[]): Shape {
  const widths = lines.map(lineWidth)
  const breakable = widths.filter((width, i) => firstWordWidth((lines[i] ?? '').trimStart()) < width)
  const reaches = widths
    .slice(0, -1)
    .map((width, i) => width + spaceWidth(lines[i] ?? '', lines[i + 1] ?? '') + wordAfter(lines, i))
  return {
    lines,
    width: (breakable.length > 0 ? breakable : widths).reduce((a, b) => Math.max(a, b), 0),
    reaches,
  }
}

function wordAfter(lines: readonly string[], i: number): number {
  return firstWordWidth((lines[i + 1] ?? '').trimStart())
}

function isFilledExactly({ width, reaches }: Shape): boolean {
  return reaches.every((reach) => reach > width)
}

/** Whether nearly all lines fill the width or end a paragraph, and at least half fill it. */
function isFilled({ lines, reaches }: Shape, width: number): boolean {
  let filled = 0
  let closing = 0
  reaches.forEach((reach, i) => {
    if (reach > width * FILLED) filled++
    else if (endsSentence(lines[i] ?? '') && !startsLower(lines[i + 1] ?? '')) closing++
  })
  return filled * 2 >= reaches.length && filled + closing >= reaches.length * 0.8
}

/**
 * Whether sentences run on over line ends: a line that continues in lower case shows it. Scripts
 * without case, and lines that begin with figures, cannot show the contrary.
 */
function sentencesRunOn(lines: readonly string[]): boolean {
  const continued = lines.slice(1)
  return continued.some(startsLower) || continued.filter(startsUpper).length * 2 < continued.length
}

/** Whether the lines have columns: tabs or wide gaps in them, as tables and some verse have. */
function mostHaveGaps(lines: readonly string[]): boolean {
  return lines.filter((line) => /\t|\s{4}/u.test(line.trim())).length * 2 > lines.length
}

/** Han, kana, and the punctuation and full-width forms that go with them: written without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー\u3001-\u303F\uFF00-\uFFEF]/u
/** Punctuation that Chinese and Japanese share with other scripts. */
const SHARED = /[“”‘’—…·]/u
const HYPHENATED = /\S[\p{Pd}\u00AD]$/u
/** “Vor-⏎und Nachteile”: the hyphen stands for a word that comes later. */
const SUSPENDED = /^(?:and|or|und|oder|et|ou|y|e|o|en|of|og|och|ja)\s/u

/** The lines as one: with a space between, unless the break is within a word or in a script without spaces. */
export function joinLines(lines: readonly string[]): string {
  let joined = ''
  const parts: string[] = []
  for (const line of lines) {
    const part = line.trim()
    if (parts.length > 0 && spaceWidth(joined, part) === 1) parts.push(' ')
    parts.push(part)
    joined = part
  }
  return parts.join('')
}

/** Columns of the space that belongs between two lines when they are joined: 0 or 1. */
function spaceWidth(before: string, after: string): 0 | 1 {
  if (HYPHENATED.test(before.slice(-4))) return SUSPENDED.test(after.trimStart()) ? 1 : 0
  const last = /.$/u.exec(before.slice(-2))?.[0] ?? ''
  const first = /^./u.exec(after.trimStart())?.[0] ?? ''
  const unspaced = [last, first].filter((character) => UNSPACED.test(character)).length
  const shared = [last, first].filter((character) => SHARED.test(character)).length
  return unspaced > 0 && unspaced + shared === 2 ? 0 : 1
}
