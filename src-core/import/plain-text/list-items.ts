import type { Block } from '../../article/block.ts'
import { joinLines } from './join-lines.ts'
import { firstWordWidth, indentWidth, lineWidth } from './lines.ts'
import { COMMON_WRAP, FILLED } from './wrapping.ts'

/** The sign that a list item begins with, and the line after it. */
export interface Marker {
  /** Columns before the sign. */
  indent: number
  /** `letter` stands for (a), B. and iv) alike. */
  kind: 'bullet' | 'number' | 'letter'
  /** The sign as written. */
  sign: string
  /** What the line says after the sign. */
  text: string
  /** The line from the sign on. */
  line: string
}

/** An item of a list: its marker, and the lines that continue it. */
export interface ListItem extends Marker {
  more: string[]
}

/** Signs that are used for nothing else; hyphens and asterisks may open other lines too. */
const PLAIN_BULLETS = '•‣◦▪▫●○■□⁃∙'
const BULLET = new RegExp(`^([-*+${PLAIN_BULLETS}])\\s+(\\S.*)$`, 'u')
const NUMBER = /^(\(\d{1,4}\)|\d{1,4}[.)])\s+(\S.*)$/u
const LETTER = /^(\((?:[A-Za-z]|[ivx]{2,4})\)|(?:[A-Za-z]|[ivx]{2,4})[.)])\s+(\S.*)$/u
/** How a line with a marker begins; nearly no other line does. */
const MAY_MARK = new RegExp(`^(?:[-*+(\\d${PLAIN_BULLETS}]|[A-Za-z][.)ivx])`, 'u')
const MARKERS = [
  ['bullet', BULLET],
  ['number', NUMBER],
  ['letter', LETTER],
] as const

/** The marker that a line begins with, or null. */
export function readMarker(line: string): Marker | null {
  const start = line.trimStart()
  if (!MAY_MARK.test(start)) return null
  for (const [kind, pattern] of MARKERS) {
    const [, sign = '', text = ''] = pattern.exec(start) ?? []
    if (sign !== '') return { indent: indentWidth(line), kind, sign, text, line: start }
  }
  return null
}

/** Whether two lines, the one after the other, are items of one list. */
export function areNeighbours(before: Marker | null, after: Marker | null): boolean {
  if (!before || before.kind !== after?.kind) return false
  if (after.kind === 'number') return numberOf(after) === numberOf(before) + 1
  if (after.kind === 'letter') return areConsecutive(letterOf(before), letterOf(after))
  return after.sign === before.sign
}

/** Consecutive letters, or Roman numerals, whose order is taken on trust. */
function areConsecutive(before: string, after: string): boolean {
  const roman = /^[ivx]+$/u
  return (
    (roman.test(before) && roman.test(after)) ||
    (before.length === 1 && after.length === 1 && after.charCodeAt(0) === before.charCodeAt(0) + 1)
  )
}

/**
 * Lines as list items, and the lines before, between and after them that belong to none. One hyphen
 * or number at the start of a line makes no list: it takes two that belong together, or a sign that is
 * used for nothing else.
 * @param isItem whether the lines around already say that the first line is an item
 */
export function splitItems(lines: string[], isItem: boolean): (ListItem | string[])[] {
  const markers = lines.map(readMarker)
  if (markers.every((marker) => marker === null)) return [lines]
  const linked = findLinked(markers)
  if (!isItem && !markers.some((marker, i) => linked.has(i) || isPlainBullet(marker))) return [lines]
  const width = lines.reduce((widest, line) => Math.max(widest, lineWidth(line)), COMMON_WRAP)
  const parts: (ListItem | string[])[] = []
  lines.forEach((line, i) => {
    const marker = markers[i]
    const part = parts.at(-1)
    if (marker && (i === 0 || linked.has(i) || opensList(marker))) parts.push({ ...marker, more: [] })
    else if (Array.isArray(part)) part.push(line)
    else if (part && continues(part, lines[i - 1] ?? '', line, width)) part.more.push(line)
    else parts.push([line])
  })
  return parts
}

/** The lines whose markers go on from an earlier one of their kind or indent, or are gone on from by a later one. */
function findLinked(markers: readonly (Marker | null)[]): Set<number> {
  const linked = new Set<number>()
  const last = new Map<string, number>()
  markers.forEach((marker, i) => {
    if (!marker) return
    for (const key of [marker.kind, `${marker.kind} ${marker.indent}`]) {
      const before = last.get(key) ?? -1
      if (areNeighbours(markers[before] ?? null, marker)) linked.add(before).add(i)
      last.set(key, i)
    }
  })
  return linked
}

function isPlainBullet(marker: Marker | null): boolean {
  return marker !== null && PLAIN_BULLETS.includes(marker.sign)
}

/** Whether a list may begin here: in the midst of another one, “7.” is the end of a sentence. */
function opensList(marker: Marker): boolean {
  return marker.kind === 'bullet' || /^\(?[1aAi][.)]$/u.test(marker.sign)
}

/** A line continues an item if it is indented below it, or if the line before had no room for its first word. */
function continues(item: ListItem, before: string, line: string, width: number): boolean {
  const reach = lineWidth(before) + 1 + firstWordWidth(line.trimStart())
  return indentWidth(line) > item.indent || reach > width * FILLED
}

/**
 * The blocks of a list. The signs go, as a reader draws its own: bullets, and numbers that count from
 * one. A list that counts otherwise (from 4, by letters) would be shown wrongly: its items are
 * paragraphs that keep their signs.
 */
export function listBlocks(items: readonly ListItem[]): Block[] {
  const depths = nest(items)
  const countable = countsFromOne(items, depths)
  return items.map((item, i) => {
    if (!countable) return { kind: 'paragraph', text: joinLines([item.line, ...item.more]) }
    const text = joinLines([item.text, ...item.more])
    return { kind: 'list-item', depth: depths[i] ?? 0, ordered: item.kind === 'number', text }
  })
}

/** How deep each item is nested, from 0, by its indent. One column more is no nesting yet. */
function nest(items: readonly ListItem[]): number[] {
  const open: number[] = []
  return items.map(({ indent }) => {
    while (open.length > 1 && indent < (open.at(-1) ?? 0)) open.pop()
    if (open.length === 0 || indent > (open.at(-1) ?? 0) + 1) open.push(indent)
    return open.length - 1
  })
}

function countsFromOne(items: readonly ListItem[], depths: readonly number[]): boolean {
  const counts: number[] = []
  return items.every((item, i) => {
    const depth = depths[i] ?? 0
    counts.length = Math.min(counts.length, depth + 1)
    counts[depth] = item.kind === 'number' ? (counts[depth] ?? 0) + 1 : 0
    return item.kind === 'bullet' || (item.kind === 'number' && numberOf(item) === counts[depth])
  })
}

function letterOf({ sign }: Marker): string {
  return sign.replace(/[^A-Za-z]/gu, '')
}

function numberOf({ sign }: Marker): number {
  return Number(sign.replace(/\D/gu, ''))
}
