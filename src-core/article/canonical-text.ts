import type { Block } from './block.ts'

/** Joins blocks in the canonical text. One UTF-16 code unit long. */
export const BLOCK_SEPARATOR = '\n'

/**
 * The canonical text of an article: the blocks' texts joined by a line feed. Anchors, search,
 * revisions and export all count positions (UTF-16 code units) in this string.
 */
export function canonicalText(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join(BLOCK_SEPARATOR)
}

/** Where each block starts in the canonical text: one offset a block, ascending. */
export function blockOffsets(blocks: readonly Block[]): number[] {
  const offsets: number[] = []
  let offset = 0
  for (const block of blocks) {
    offsets.push(offset)
    offset += block.text.length + BLOCK_SEPARATOR.length
  }
  return offsets
}

/**
 * The block that a position lies in, by binary search.
 * @param offsets as from {@link blockOffsets}
 * @param position in the canonical text; the separator after a block belongs to that block
 * @returns the block's index, and -1 only when there are no blocks
 */
export function blockIndexAt(offsets: readonly number[], position: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return offsets.length === 0 ? -1 : low
}
