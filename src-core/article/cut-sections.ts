import type { Block } from './block.ts'

/** A run of blocks that the browser lays out together, or not at all while it is far away. */
export interface Section {
  /** Index of its first block. */
  first: number
  /** Index after its last block. */
  end: number
  /** About how many lines its text makes. */
  lines: number
}

// Measured: below 32 blocks a section costs more than it saves, above 128 too much is laid out at once.
const FEWEST = 32
const MOST = 128
const ENOUGH = 64
/** Blocks may be long: this much text is enough for a section too, UTF-16 code units. */
const ENOUGH_TEXT = 40_000

/** Letters in a line of the reader's measure, about; Chinese, Japanese and Korean ones are twice as wide. */
const LINE = 62
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/gu

/**
 * Cuts an article into sections of 32 to 128 blocks, fewer where blocks are very long, and the last one
 * may be short. A cut falls before a heading if it can, never right after one, nor inside of a list unless
 * the list is longer than a section.
 */
export function cutSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  let first = 0
  let length = 0
  let lines = 0
  for (const [index, block] of blocks.entries()) {
    if (index > first && isCut(blocks, index, index - first, length)) {
      sections.push({ first, end: index, lines })
      first = index
      length = 0
      lines = 0
    }
    length += block.text.length
    lines += countLines(block)
  }
  if (first < blocks.length) sections.push({ first, end: blocks.length, lines })
  return sections
}

/** The section that a block is in, by binary search; -1 only when there are no sections. */
export function sectionIndexOf(sections: readonly Section[], block: number): number {
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((sections[middle]?.first ?? 0) <= block) low = middle
    else high = middle - 1
  }
  return sections.length === 0 ? -1 : low
}

function isCut(blocks: readonly Block[], index: number, count: number, length: number): boolean {
  if (count >= MOST) return true
  const before = blocks[index - 1]
  const after = blocks[index]
  const isFull = length >= ENOUGH_TEXT
  if (before?.kind === 'heading' || (before?.kind === 'list-item' && after?.kind === 'list-item'))
    return false
  if (count >= FEWEST && after?.kind === 'heading') return true
  return isFull || count >= ENOUGH
}

function countLines({ text }: Block): number {
  const wide = text.match(WIDE)?.length ?? 0
  const breaks = text.match(/\n/g)?.length ?? 0
  return Math.max(1, Math.ceil((text.length + wide) / LINE) + breaks)
}
