import type { Block } from '../../src-core/article/block.ts'
import type { Colour } from '../../src-core/annotation/colour.ts'
import { inlineRuns, type InlineRun } from '../reader/inline-runs.ts'

/** An annotation on paper: where it is, and the number by which its note is found. */
export interface PrintedMark {
  /** Start in the canonical text, UTF-16 code units. */
  start: number
  end: number
  colour: Colour
  number: number
}

/** A stretch of a block over which the same marks and annotations hold. */
export interface PrintPiece {
  run: InlineRun
  /** Colours of the annotations on it, the one that began first outermost. */
  colours: Colour[]
  /** Numbers of the annotations that end with it. */
  ends: number[]
}

/**
 * Cuts a block's text at the borders of its marks and of the annotations on it.
 * @param offset where the block starts in the canonical text
 * @param marks in text order
 */
export function printPieces(block: Block, offset: number, marks: readonly PrintedMark[]): PrintPiece[] {
  const end = offset + block.text.length
  const near = marks.filter((mark) => mark.start < end && mark.end > offset)
  const pieces: PrintPiece[] = []
  let from = offset
  for (const run of inlineRuns(block)) {
    const to = from + run.text.length
    const borders = near.flatMap((mark) => [mark.start, mark.end]).filter((at) => from < at && at < to)
    const cuts = [...new Set([from, ...borders, to])].sort((a, b) => a - b)
    for (const [index, start] of cuts.slice(0, -1).entries()) {
      const stop = cuts[index + 1] ?? to
      const over = near.filter((mark) => mark.start <= start && stop <= mark.end)
      pieces.push({
        run: { ...run, text: block.text.slice(start - offset, stop - offset) },
        colours: over.map(({ colour }) => colour),
        // An annotation that ends on the separator after a block ends with the block.
        ends: over
          .filter((mark) => mark.end === stop || (stop === end && mark.end === end + 1))
          .map(({ number }) => number),
      })
    }
    from = to
  }
  return pieces
}
