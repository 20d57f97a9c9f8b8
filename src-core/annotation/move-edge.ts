import type { Block } from '../article/block.ts'
import { blockIndexAt } from '../article/canonical-text.ts'
import { segment, type Granularity, type Span } from '../article/segments.ts'

export type Edge = 'start' | 'end'

/** The text that an edge moves in. */
export interface EdgeText {
  blocks: readonly Block[]
  /** Where each block starts in the canonical text. */
  offsets: readonly number[]
  /** BCP 47 tag, or empty. */
  language: string
}

/**
 * A passage with one of its ends moved to the next border of a word or a sentence, in its paragraph or in
 * the one beyond. The passage never becomes empty, and at the end of the text it stays as it is.
 * @param direction 1 on in the text, -1 back
 */
export function moveEdge(
  span: Span,
  edge: Edge,
  direction: 1 | -1,
  granularity: Granularity,
  text: EdgeText,
): Span {
  const from = span[edge]
  const fits = (position: number) =>
    (position - from) * direction > 0 && (edge === 'end' ? position > span.start : position < span.end)
  // A passage that ends with its paragraph does not end in the next one.
  let index = blockIndexAt(text.offsets, edge === 'end' ? Math.max(from - 1, 0) : from)
  for (; text.blocks[index]; index += direction) {
    const borders = bordersOf(text, index, edge, granularity)
    const found = direction === 1 ? borders.find(fits) : borders.findLast(fits)
    if (found !== undefined) return { ...span, [edge]: found }
  }
  return span
}

function bordersOf(
  { blocks, offsets, language }: EdgeText,
  index: number,
  edge: Edge,
  granularity: Granularity,
): number[] {
  const offset = offsets[index] ?? 0
  return segment(blocks[index]?.text ?? '', granularity, language).map((span) => offset + span[edge])
}
