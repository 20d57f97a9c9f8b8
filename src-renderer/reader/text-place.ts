import type { TextPositions } from './text-position.ts'

/** Height of the bar that covers the top of the text, CSS pixels; `--bar-height` in tokens.css. */
export const BAR_HEIGHT = 48

/** A line of the text, and where in the window it stands. */
export interface TextPlace {
  /** Of a letter in the line, in the canonical text. */
  position: number
  /** How far the line's top is below the bar, CSS pixels. */
  below: number
}

/**
 * The first line below the bar, by a letter of it, so that it can be found again whatever happens to the
 * width and the type; null when there is no text.
 */
export function measurePlace(positions: TextPositions): TextPlace | null {
  const edge = positions.scroller.element.getBoundingClientRect().top + BAR_HEIGHT
  const block = positions.blockBelow(edge)
  if (block === -1) return null
  const { start, end } = positions.spanOfBlock(block)
  const topOf = (position: number) => positions.lineTop(position) ?? edge
  // The first letter of a line that begins below the edge; the letters' tops ascend.
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (topOf(middle) < edge - 1) low = middle + 1
    else high = middle
  }
  return { position: low, below: topOf(low) - edge }
}

/** Scrolls so that a place is where it was; the beginning of the text is shown with what stands above it. */
export function showPlace(positions: TextPositions, { position, below }: TextPlace): void {
  const { scroller } = positions
  if (position === 0)
    scroller.bring(() => scroller.element.getBoundingClientRect().top - scroller.element.scrollTop, 0)
  else scroller.bring(() => positions.lineTop(position), BAR_HEIGHT + below)
}
