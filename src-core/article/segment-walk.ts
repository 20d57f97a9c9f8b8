import type { Block } from './block.ts'
import { blockIndexAt, blockOffsets } from './canonical-text.ts'
import { segment, type Granularity, type Span } from './segments.ts'

/** A selection that one end of moves: the other end stays. */
export interface MovingSelection extends Span {
  /** Whether the start is the end that moves. */
  backward: boolean
}

/** Walks an article sentence by sentence or word by word, a block at a time: no more is ever segmented. */
export class SegmentWalk {
  readonly #blocks: readonly Block[]
  readonly #offsets: readonly number[]
  readonly #language: string

  /** @param language BCP 47 tag, or empty for the general rules */
  constructor(blocks: readonly Block[], language = '') {
    this.#blocks = blocks
    this.#offsets = blockOffsets(blocks)
    this.#language = language
  }

  /** The first segment that starts at a position or after it; null at the end of the text. */
  next(position: number, granularity: Granularity): Span | null {
    for (let index = this.#blockAt(position); index < this.#blocks.length; index++) {
      const found = this.#segments(index, granularity).find(({ start }) => start >= position)
      if (found) return found
    }
    return null
  }

  /** The last segment that ends at a position or before it; null at the beginning of the text. */
  previous(position: number, granularity: Granularity): Span | null {
    for (let index = this.#blockAt(position); index >= 0; index--) {
      const found = this.#segments(index, granularity).findLast(({ end }) => end <= position)
      if (found) return found
    }
    return null
  }

  /** The segment that a position is in, or the next one; null at the end of the text. */
  around(position: number, granularity: Granularity): Span | null {
    for (let index = this.#blockAt(position); index < this.#blocks.length; index++) {
      const found = this.#segments(index, granularity).find(({ end }) => end > position)
      if (found) return found
    }
    return null
  }

  /**
   * Moves the moving end of a selection by a segment. Moved towards the other end, the selection shrinks
   * to the one segment at that end; from there it grows to the other side.
   */
  extend(selection: MovingSelection, direction: 1 | -1, granularity: Granularity): MovingSelection {
    const { start, end, backward } = selection
    const grows = (direction === -1) === backward
    if (!grows) {
      const shrunk =
        direction === 1 ? this.#shrinkStart(selection, granularity) : this.#shrinkEnd(selection, granularity)
      if (shrunk) return { ...shrunk, backward }
    }
    if (direction === 1) return { start, end: this.next(end, granularity)?.end ?? end, backward: false }
    return { start: this.previous(start, granularity)?.start ?? start, end, backward: true }
  }

  /** Without its last segment; null when that is the only one. */
  #shrinkEnd({ start, end }: Span, granularity: Granularity): Span | null {
    const last = this.around(end - 1, granularity)
    const before = last && this.previous(Math.min(last.start, end), granularity)
    return before && before.end > start && before.end < end ? { start, end: before.end } : null
  }

  /** Without its first segment; null when that is the only one. */
  #shrinkStart({ start, end }: Span, granularity: Granularity): Span | null {
    const first = this.around(start, granularity)
    const after = first && this.next(first.end, granularity)
    return after && after.start < end ? { start: after.start, end } : null
  }

  #blockAt(position: number): number {
    return blockIndexAt(this.#offsets, position)
  }

  #segments(index: number, granularity: Granularity): Span[] {
    const offset = this.#offsets[index] ?? 0
    return segment(this.#blocks[index]?.text ?? '', granularity, this.#language).map(({ start, end }) => ({
      start: start + offset,
      end: end + offset,
    }))
  }
}
