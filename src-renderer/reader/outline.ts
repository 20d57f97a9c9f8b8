import type { Block } from '../../src-core/article/block.ts'

/** A heading of an article. */
export interface OutlineEntry {
  /** Index of its block. */
  index: number
  /** How deep it is, from 0: the article's highest level of headings. */
  depth: number
  text: string
}

/** The headings of an article, in order. */
export function outlineOf(blocks: readonly Block[]): OutlineEntry[] {
  const headings = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.text !== '' ? [{ index, level: block.level, text: block.text }] : [],
  )
  const highest = Math.min(...headings.map(({ level }) => level))
  return headings.map(({ index, level, text }) => ({ index, depth: level - highest, text }))
}

/** The heading that a block is under; -1 before the first. */
export function headingAt(outline: readonly OutlineEntry[], block: number): number {
  return outline.findLastIndex(({ index }) => index <= block)
}
