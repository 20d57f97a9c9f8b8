import type { MeasuredPlace } from './reading-place.ts'
import { measurePlace, showPlace, type TextPlace } from './text-place.ts'
import type { TextPositions } from './text-position.ts'

/** The text rests when it was not scrolled for so long, milliseconds. */
const REST = 150

/**
 * Keeps the reader at the line that they are at, whatever happens to the width of the text and to its
 * type, and tells where that is.
 */
export class PlaceKeeper {
  readonly #positions: TextPositions
  readonly #onRest: () => void
  #place: TextPlace | null = null
  #look = ''
  #resting: ReturnType<typeof setTimeout> | undefined

  /** @param onRest called when the text rests after it was scrolled */
  constructor(positions: TextPositions, onRest: () => void) {
    this.#positions = positions
    this.#onRest = onRest
  }

  /** Begins at an offset of the canonical text. Answers a function that ends the keeping. */
  begin(offset: number): () => void {
    const { element } = this.#positions.scroller
    this.#show({ position: Math.min(offset, this.#positions.end), below: 0 })
    this.#look = this.#describeLook()
    const onScroll = () => {
      clearTimeout(this.#resting)
      this.#resting = setTimeout(() => {
        this.#take()
        this.#onRest()
      }, REST)
    }
    const letGo = () => this.#positions.scroller.release()
    const observer = new ResizeObserver(() => this.#keep())
    observer.observe(element)
    observer.observe(this.#positions.root)
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('wheel', letGo, { passive: true })
    return () => {
      clearTimeout(this.#resting)
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('wheel', letGo)
    }
  }

  /** Where one is; null when there is no text. */
  measure(): MeasuredPlace | null {
    if (this.#isHidden) return null
    this.#take()
    if (!this.#place) return null
    const { scrollTop, scrollHeight, clientHeight } = this.#positions.scroller.element
    if (scrollTop + clientHeight >= scrollHeight - 2) return { offset: this.#place.position, progress: 1 }
    const view = this.#positions.scroller.element.getBoundingClientRect()
    const below = this.#positions.blockBelow(view.bottom)
    const bottom = below === -1 ? this.#positions.end : this.#positions.spanOfBlock(below).start
    const offset = scrollTop <= 0 ? 0 : this.#place.position
    const way = this.#positions.end - Math.max(0, bottom - this.#place.position)
    return { offset, progress: way <= 0 ? 0 : Math.min(1, offset / way) }
  }

  #keep(): void {
    if (this.#isHidden) return
    const look = this.#describeLook()
    if (look === this.#look) return
    this.#look = look
    if (this.#place) this.#show(this.#place)
  }

  /** Whether something else is shown in the reader's place: nothing can be measured then. */
  get #isHidden(): boolean {
    return this.#positions.scroller.element.clientHeight === 0
  }

  #show(place: TextPlace): void {
    this.#place = place
    showPlace(this.#positions, place)
  }

  /** Stays with the letter that it has while that is in the first line: else many small changes would add up. */
  #take(): void {
    if (this.#isHidden) return
    const place = measurePlace(this.#positions)
    const was = this.#place
    const isSameLine =
      place && was && this.#positions.lineTop(was.position) === this.#positions.lineTop(place.position)
    this.#place = isSameLine ? { position: was.position, below: place.below } : place
  }

  /** All that makes lines break elsewhere or stand higher, short of the text itself. */
  #describeLook(): string {
    const { root, scroller } = this.#positions
    const block = this.#positions.element(Math.min(1, this.#positions.blockCount - 1)) ?? root
    const { font, letterSpacing, wordSpacing, textAlign, hyphens } = getComputedStyle(block)
    const { marginTop, textIndent } = getComputedStyle(block)
    const sizes = [root.clientWidth, scroller.element.clientHeight]
    return [...sizes, font, letterSpacing, wordSpacing, textAlign, hyphens, marginTop, textIndent].join(' ')
  }
}
