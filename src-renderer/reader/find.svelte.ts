import { findInText, foldText, type FoldedText } from '../../src-core/search/find-in-text.ts'
import type { ReadingState } from './reading.svelte.ts'
import type { Surface } from './surface.svelte.ts'
import { measurePlace, showPlace, type TextPlace } from './text-place.ts'

/** Finding in the open article: over its whole text, whatever of it is on the page. */
export class Find {
  isOpen = $state(false)
  query = $state('')
  wholeWord = $state(false)
  /** Goes up each time that the field is asked for. */
  asked = $state(0)

  readonly #reading: ReadingState
  readonly #surface: Surface
  #folded: FoldedText | null = null
  /** Where the reader was before. */
  #origin: TextPlace | null = null

  constructor(reading: ReadingState, surface: Surface) {
    this.#reading = reading
    this.#surface = surface
  }

  /** Opens the bar; what is selected in one line is looked for. */
  open(): void {
    const { selection, text } = this.#reading
    const words = selection ? text.slice(selection.start, selection.end) : ''
    if (words !== '' && words.length < 200 && !words.includes('\n')) this.query = words
    if (!this.isOpen) this.#origin = this.#measure()
    this.isOpen = true
    this.asked++
  }

  /** Looks for the query; stays at the hit that one is at if it still is one. */
  search(): void {
    const { text, hits } = this.#reading
    if (this.query === '') return hits.clear()
    if (this.#folded?.text !== text) this.#folded = foldText(text)
    const from = hits.current?.start ?? this.#origin?.position ?? 0
    hits.show(findInText(this.#folded, this.query, this.wholeWord), from)
  }

  /** Puts the bar away, back to where the reader was. */
  giveUp(): void {
    const origin = this.#origin
    this.#close()
    if (origin && this.#surface.positions) showPlace(this.#surface.positions, origin)
  }

  /** Puts the bar away at the hit that one is at, and selects it. */
  stay(): void {
    const { current } = this.#reading.hits
    this.#close()
    if (current) this.#surface.select(current)
  }

  /** Another article is read. */
  forget(): void {
    this.#folded = null
    this.#origin = this.#measure()
  }

  #close(): void {
    this.isOpen = false
    this.#folded = null
    this.#origin = null
    this.#reading.hits.clear()
  }

  #measure(): TextPlace | null {
    return this.#surface.positions && measurePlace(this.#surface.positions)
  }
}
