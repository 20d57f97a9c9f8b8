/**
 * Tells hard-wrapped prose from verse and from lines that are paragraphs of their own. A program that
 * wraps puts the next word on a new line because it had no room left: so in wrapped prose each line
 * with the next line's first word would be wider than the paragraph. Verse has no such law.
 */
import { spaceWidth } from './join-lines.ts'
import { endsFully, endsPunctuated, endsSentence, startsLower, startsUpper } from './letters.ts'
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
  /** Columns of each line. */
  widths: readonly number[]
  /** Columns of the widest line that could have been broken. */
  width: number
  /** Of each line but the last: the columns it would take with the next line's first word. */
  reaches: readonly number[]
  /** Whether most lines have columns: tabs or wide gaps in them, as tables and some verse have. */
  isGapped: boolean
  /** Whether sentences run on over line ends. */
  runsOn: boolean
  /** Whether all lines end in punctuation. */
  isPunctuated: boolean
}

/** Shapes that were measured: most lines are looked at for the layout, and again when they are split. */
const shapes = new WeakMap<readonly string[], Shape>()

/** What the chunks of an article tell of its layout. */
export function measureLayout(chunks: readonly (readonly string[])[]): Layout {
  const unknown: Layout = { flowing: false, width: 0 }
  let all = 0
  let long = 0
  const widths: number[] = []
  for (const chunk of chunks) {
    for (const width of chunk.length > 1 ? measureShape(chunk).widths : chunk.map(lineWidth)) {
      all += width
      if (width > WIDEST_WRAP) long += width
    }
    const width = chunk.length >= MANY_LINES ? wrapWidth(chunk, unknown) : 0
    if (width > 0) widths.push(width)
  }
  widths.sort((a, b) => a - b)
  return { flowing: long > all / 2, width: widths[widths.length >> 1] ?? 0 }
}

/**
 * The width, in columns, at which the lines are wrapped prose: one paragraph, or several without blank
 * lines. 0 if they are not: verse, a table, an address, or lines that are paragraphs.
 */
export function wrapWidth(lines: readonly string[], layout: Layout): number {
  if (lines.length < 2) return 0
  const shape = measureShape(lines)
  if (shape.isGapped) return 0
  const { runsOn, isPunctuated: punctuated } = shape
  const many = lines.length >= MANY_LINES
  if (layout.width > 0 && shape.width <= layout.width * 1.1 && isFilled(shape, layout.width)) {
    return !many || (runsOn && !punctuated) ? layout.width : 0
  }
  if (!runsOn || (punctuated && (many || !lines.slice(1).some(startsLower)))) return 0
  return isWrappedAlone(shape, layout) ? shape.width : 0
}

/** Whether lines whose sentences run on are wrapped, when the rest of the text says nothing about it. */
function isWrappedAlone(shape: Shape, { flowing }: Layout): boolean {
  const count = shape.lines.length
  if (flowing || shape.width > WIDEST_WRAP) return count >= MANY_LINES && isFilledExactly(shape)
  if (shape.width >= COMMON_WRAP) return isFilled(shape, shape.width)
  return shape.width >= NARROWEST_WRAP && count > 2 && isFilledExactly(shape)
}

/**
 * The paragraphs of lines wrapped at a width: a new one begins with an indent, or after a line that
 * ends a sentence with room left, or after a short line that stands alone.
 */
export function splitWrapped(lines: readonly string[], width: number): string[][] {
  const { reaches } = measureShape(lines)
  const indents = lines.map(indentWidth)
  const margin = indents.reduce((least, indent) => Math.min(least, indent))
  const indentsOpen = indents.filter((indent) => indent > margin).length * 2 < lines.length
  return groupLines(lines, (paragraph, next, i) => {
    if (indentsOpen && (indents[i + 1] ?? 0) > margin) return true
    const line = lines[i] ?? ''
    const hasRoom = (reaches[i] ?? 0) <= width * FILLED
    return hasRoom && !startsLower(next) && (endsSentence(line) || (paragraph.length === 1 && isShort(line)))
  })
}

/** The paragraphs of lines that are not wrapped: each line is one, unless it breaks off within a sentence. */
export function splitLinewise(lines: readonly string[]): string[][] {
  return groupLines(lines, (paragraph, next) => {
    const line = paragraph.at(-1) ?? ''
    return !startsLower(next) || lineWidth(line) < COMMON_WRAP || endsFully(line)
  })
}

/** Lines in groups; a group ends where `isEnd` says so, given its lines, the next line, and the last one's index. */
function groupLines(
  lines: readonly string[],
  isEnd: (group: readonly string[], next: string, index: number) => boolean,
): string[][] {
  const groups: string[][] = []
  let group: string[] = []
  lines.forEach((line, i) => {
    group.push(line)
    const next = lines[i + 1]
    if (next !== undefined && !isEnd(group, next, i)) return
    groups.push(group)
    group = []
  })
  return groups
}

/** Whether the first line stands for itself right above a wrapped paragraph, as headings do. */
export function headsWrapped(lines: readonly string[], layout: Layout): boolean {
  const [first = '', ...rest] = lines
  const { reaches } = measureShape(lines)
  if (!isShort(first) || startsLower(rest[0] ?? '')) return false
  // From four lines on, lines that all begin anew are verse, even where one of them fills the width.
  if (lines.length >= MANY_LINES && !sentencesRunOn(rest)) return false
  const width = measureShape(rest).width
  return (reaches[0] ?? 0) <= width * FILLED && wrapWidth(rest, layout) > 0
}

function measureShape(lines: readonly string[]): Shape {
  const known = shapes.get(lines)
  if (known) return known
  const widths = lines.map(lineWidth)
  const firstWords = lines.map((line) => firstWordWidth(line.trimStart()))
  const breakable = widths.filter((width, i) => (firstWords[i] ?? 0) < width)
  const reaches = widths
    .slice(0, -1)
    .map((width, i) => width + spaceWidth(lines[i] ?? '', lines[i + 1] ?? '') + (firstWords[i + 1] ?? 0))
  const shape = {
    lines,
    widths,
    width: widestOf(breakable.length > 0 ? breakable : widths),
    reaches,
    isGapped: mostHaveGaps(lines),
    runsOn: sentencesRunOn(lines),
    isPunctuated: lines.every(endsPunctuated),
  }
  shapes.set(lines, shape)
  return shape
}

/** The widest line's columns; or the next one's, if the widest alone was lengthened by hand later. */
function widestOf(widths: readonly number[]): number {
  let widest = 0
  let next = 0
  for (const width of widths) {
    next = Math.max(next, Math.min(widest, width))
    widest = Math.max(widest, width)
  }
  const isOutlier = widths.length >= MANY_LINES && widest <= WIDEST_WRAP && next >= COMMON_WRAP
  return isOutlier && next < widest * FILLED ? next : widest
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
