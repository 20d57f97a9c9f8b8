import type { Block } from './block.ts'

/**
 * The number that each ordered list item shows, from 1; 0 for every other block. A list ends at a block
 * that is no list item; a deeper list ends at a shallower item; ordered and unordered items of one depth are
 * lists apart.
 */
export function listOrdinals(blocks: readonly Block[]): number[] {
  /** Last number at each depth of the list that is under way. */
  let counts: number[] = []
  return blocks.map((block) => {
    if (block.kind !== 'list-item') {
      counts = []
      return 0
    }
    const ordinal = block.ordered ? (counts[block.depth] ?? 0) + 1 : 0
    counts = [...Array.from({ length: block.depth }, (_, depth) => counts[depth] ?? 0), ordinal]
    return ordinal
  })
}
