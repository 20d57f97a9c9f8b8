/** Frames after which what was scrolled to is left where it is. */
const MOST_FRAMES = 20
/** Frames in a row in which nothing had to be moved. */
const STILL_FRAMES = 3

/**
 * Scrolls the text, also to where it was not laid out yet. Sections far from the window have guessed
 * heights, so a place that was scrolled to may move as the sections around it take their real ones: it is
 * held for some frames.
 */
export class TextScroller {
  readonly element: HTMLElement
  /** Counts what was scrolled to: only the last is held. */
  #spell = 0

  constructor(element: HTMLElement) {
    this.element = element
  }

  /**
   * Brings something to a height in the window, at once.
   * @param top measures where it is in the window, CSS pixels
   * @param height where it is to be, from the top of the scrolled area
   */
  bring(top: () => number | undefined, height: number): void {
    const spell = ++this.#spell
    let still = 0
    let frames = 0
    const move = () => {
      if (spell !== this.#spell) return
      const now = top()
      if (now === undefined) return
      const error = now - this.element.getBoundingClientRect().top - height
      const before = this.element.scrollTop
      if (Math.abs(error) >= 1) this.element.scrollTo({ top: before + error, behavior: 'instant' })
      // At an end of the text there is nothing to move.
      still = Math.abs(this.element.scrollTop - before) < 1 ? still + 1 : 0
      if (still < STILL_FRAMES && ++frames < MOST_FRAMES) requestAnimationFrame(move)
    }
    move()
  }

  /** Scrolls by some pixels, gently where the person has nothing against it. */
  glide(pixels: number): void {
    this.release()
    this.element.scrollBy({ top: pixels, behavior: motion() })
  }

  /** Lets go of what is held: the person scrolls. */
  release(): void {
    this.#spell++
  }
}

function motion(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
}
