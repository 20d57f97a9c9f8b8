import type { Span } from '../../src-core/article/segments.ts'
import type { TextPositions } from './text-position.ts'

/** How many screens above and below the window count as near. */
const NEAR = 1
/** The near text is measured anew when less than this many screens of it are left. */
const LEAST = 0.4

/**
 * Which of the text is near the window. What is done a passage at a time, painting highlights and laying
 * out cards, is done there alone, so that it costs the same in an article of any length.
 */
export class Viewport {
  /** What is within a screen of the window, in the canonical text. */
  near = $state.raw<Span>({ start: 0, end: 0 })
  /** Goes up whenever the text may have been laid out in another way. */
  layouts = $state(0)
  readonly #positions: TextPositions
  #first = 0
  #last = -1
  #frame = 0

  constructor(positions: TextPositions) {
    this.#positions = positions
  }

  /** Follows the window. Answers a function that ends it. */
  follow(): () => void {
    const { element } = this.#positions.scroller
    const look = () => {
      if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#look())
    }
    const layOut = () => {
      this.layouts++
      this.measure()
    }
    const observer = new ResizeObserver(layOut)
    const arrivals = new MutationObserver(layOut)
    // The text lies in other boxes: what changes above it, such as a notice, moves it and resizes one of these, or
    // comes or goes in one that is as tall as the window anyhow.
    for (let box = this.#positions.root; box !== element; box = box.parentElement ?? element) {
      observer.observe(box)
      if (box !== this.#positions.root) arrivals.observe(box, { childList: true })
    }
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    this.measure()
    return () => {
      observer.disconnect()
      arrivals.disconnect()
      element.removeEventListener('scroll', look)
      cancelAnimationFrame(this.#frame)
    }
  }

  /** Finds out what is near. */
  measure(): void {
    const { top, bottom, height } = this.#positions.scroller.element.getBoundingClientRect()
    if (this.#positions.isOneSection) this.#take(0, this.#positions.blockCount - 1)
    // Text that has no box, as while a page is printed, is no nearer as a whole than it was.
    else if (this.#positions.root.getClientRects().length > 0) {
      const first = this.#positions.blockBelow(top - NEAR * height)
      const last = this.#positions.blockBelow(bottom + NEAR * height)
      this.#take(Math.max(0, first), last === -1 ? this.#positions.blockCount - 1 : last)
    }
  }

  #look(): void {
    this.#frame = 0
    if (!this.#isEnough()) this.measure()
  }

  /** Two boxes are looked at: this runs in each frame of a scroll. */
  #isEnough(): boolean {
    const { top, bottom, height } = this.#positions.scroller.element.getBoundingClientRect()
    const above = this.#positions.element(this.#first)?.getBoundingClientRect()
    const below = this.#positions.element(this.#last)?.getBoundingClientRect()
    if (!above || !below) return false
    const reachesUp = this.#first === 0 || above.top <= top - LEAST * height
    const reachesDown =
      this.#last === this.#positions.blockCount - 1 || below.bottom >= bottom + LEAST * height
    return reachesUp && reachesDown
  }

  #take(first: number, last: number): void {
    this.#first = first
    this.#last = last
    const start = this.#positions.spanOfBlock(first).start
    const end = last < first ? start : this.#positions.spanOfBlock(last).end
    if (start !== this.near.start || end !== this.near.end) this.near = { start, end }
  }
}
