import type { Block } from '../../article/block.ts'
import { firstWordWidth, indentWidth, lineWidth } from './lines.ts'
import { COMMON_WRAP, FILLED, joinLines } from './wrapping.ts'

/** The sign that a list item begins with, and the line after it. */
export interface Marker {
  /** Columns before the sign. */
  indent: number
  /** `bullet`, `number`, or `letter` for (a), b), iv. */
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
const LETTER = /^(\((?:[a-z]|[ivx]{2,4})\)|(?:[a-z]|[ivx]{2,4})[.)])\s+(\S.*)$/u
const MARKERS = [
  ['bullet', BULLET],
  ['number', NUMBER],
  ['letter', LETTER],
] as const

/** The marker that a line begins with, or null. */
export function readMarker(line: string): Marker | null {
  const start = line.trimStart()
  for (const [kind, pattern] of MARKERS) {
    const [, sign = '', text = ''] = pattern.exec(start) ?? []
    if (sign !== '') return { indent: indentWidth(line), kind, sign, text, line: start }
  }
  return null
}

/** Whether two lines, the one after the other, are items of one list. */
export function areNeighbours(before: Marker | null, after: Marker | null): boolean {
  if (before?.kind !== after?.kind || !before || !after) return false
  if (after.kind === 'number') return numberOf(after) === numberOf(before) + 1
  return after.kind === 'letter' || after.sign === before.sign
}

/**
 * Whether lines hold a list. One hyphen or number at the start of a line is no list yet: it takes two
 * that belong together, or a sign that is used for nothing else.
 */
export function holdsList(lines: readonly string[]): boolean {
  const last = new Map<Marker['kind'], Marker>()
  for (const line of lines) {
    const marker = readMarker(line)
    if (!marker) continue
    if (isPlainBullet(marker) || areNeighbours(last.get(marker.kind) ?? null, marker)) return true
    last.set(marker.kind, marker)
  }
  return false
}

function isPlainBullet({ sign }: Marker): boolean {
  return PLAIN_BULLETS.includes(sign)
}

/** Lines of a list as items, and the lines before, between and after them that belong to none. */
export function splitItems(lines: readonly string[]): (ListItem | string[])[] {
  const width = lines.reduce((widest, line) => Math.max(widest, lineWidth(line)), COMMON_WRAP)
  const parts: (ListItem | string[])[] = []
  lines.forEach((line, i) => {
    const marker = readMarker(line)
    const part = parts.at(-1)
    if (marker) parts.push({ ...marker, more: [] })
    else if (Array.isArray(part)) part.push(line)
    else if (part && continues(part, lines[i - 1] ?? '', line, width)) part.more.push(line)
    else parts.push([line])
  })
  return parts
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

function numberOf({ sign }: Marker): number {
  return Number(sign.replace(/\D/gu, ''))
}
