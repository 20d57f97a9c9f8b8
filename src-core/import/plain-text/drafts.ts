import type { Block } from '../../article/block.ts'
import { splitAtDividers } from './dividers.ts'
import { joinLines } from './join-lines.ts'
import { endsFully, endsSentence } from './letters.ts'
import { lineWidth, splitChunks } from './lines.ts'
import {
  areNeighbours,
  listBlocks,
  type ListItem,
  type Marker,
  readMarker,
  splitItems,
} from './list-items.ts'
import {
  headsWrapped,
  type Layout,
  measureLayout,
  splitLinewise,
  splitWrapped,
  wrapWidth,
} from './wrapping.ts'

/** A block before it is known which short lines are headings. */
export interface Draft {
  block: Block
  /** Whether it stood on one line by itself in the text: it may be a title or a subhead. */
  isLine: boolean
}

/** A line wider than this, in columns, is no verse but a paragraph. */
const WIDEST_VERSE = 80
/** Lines narrower than this may yet be verse, even if they are whole sentences. */
const NARROW_VERSE = 60

/** The blocks of a text whose header, if it has one, is taken off. Each character is in one of them. */
export function draftBlocks(lines: readonly string[]): Draft[] {
  const chunks = splitChunks(lines)
  const layout = measureLayout(chunks)
  const drafts: Draft[] = []
  let items: ListItem[] = []
  const endList = () => {
    for (const block of listBlocks(items)) drafts.push({ block, isLine: false })
    items = []
  }
  chunks.forEach((chunk, i) => {
    for (const part of splitChunk(chunk, chunks[i - 1], chunks[i + 1])) {
      if ('sign' in part) {
        items.push(part)
        continue
      }
      endList()
      for (const draft of Array.isArray(part) ? draftLines(part, layout) : [part]) drafts.push(draft)
    }
  })
  endList()
  return drafts
}

type Part = Draft | ListItem | string[]

/** A chunk's headings and rules, its list items, and the lines that are neither. */
function splitChunk(
  chunk: string[],
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): Part[] {
  const isItem = isLooseItem(chunk, before, after)
  return splitAtDividers(chunk).flatMap((piece): Part[] => {
    if (piece.kind === 'rule') return [{ block: { kind: 'rule', text: '' }, isLine: false }]
    if (piece.kind === 'heading') return [{ block: piece, isLine: false }]
    return splitItems(piece.lines, isItem)
  })
}

/** Whether a chunk begins with an item of a list whose items have blank lines between them. */
function isLooseItem(
  chunk: readonly string[],
  before: readonly string[] = [],
  after: readonly string[] = [],
): boolean {
  const marker = readMarker(chunk[0] ?? '')
  if (!marker) return false
  const next = readMarker(after[0] ?? '')
  return areNeighbours(lastMarker(before), marker) || areNeighbours(lastMarker(chunk), next)
}

function lastMarker(chunk: readonly string[]): Marker | null {
  return readMarker(chunk.findLast((line) => readMarker(line) !== null) ?? '')
}

/** The blocks of consecutive lines without blank lines, lists, headings and rules among them. */
function draftLines(lines: readonly string[], layout: Layout): Draft[] {
  if (lines.length === 1) return [draftParagraph(lines)]
  const width = wrapWidth(lines, layout)
  if (width > 0) return splitWrapped(lines, width).map(draftParagraph)
  if (headsWrapped(lines, layout)) {
    const [first = '', ...rest] = lines
    return [draftParagraph([first]), ...draftLines(rest, layout)]
  }
  if (standAlone(lines)) return splitLinewise(lines).map(draftParagraph)
  return [{ block: { kind: 'verse', text: alignLeft(lines) }, isLine: false }]
}

function draftParagraph(lines: readonly string[]): Draft {
  return { block: { kind: 'paragraph', text: joinLines(lines) }, isLine: lines.length === 1 }
}

/** Whether each line is a paragraph: one is too wide for verse, or nearly all are whole sentences. */
function standAlone(lines: readonly string[]): boolean {
  const widest = lines.reduce((width, line) => Math.max(width, lineWidth(line.trimStart())), 0)
  const sentences = lines.filter(endsFully).length
  const heads = lines.filter((line) => !endsSentence(line)).length
  return (
    widest > WIDEST_VERSE ||
    (widest > NARROW_VERSE && sentences > heads && sentences + heads === lines.length)
  )
}

/** Lines of verse without the indent that all of them share. */
function alignLeft(lines: readonly string[]): string {
  const margin = lines.reduce(
    (least, line) => Math.min(least, line.length - line.trimStart().length),
    Infinity,
  )
  return lines
    .map((line) => line.slice(margin))
    .join('\n')
    .trim()
}
