import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { ReadingState } from '../reader/reading.svelte.ts'
import type { Surface } from '../reader/surface.svelte.ts'
import { KnownTops } from './known-tops.ts'
import { layoutCards } from './layout-cards.ts'

const GAP = 8
/** What a card takes up that was never measured, CSS pixels. */
const GUESSED_HEIGHT = 60
/** Room below the last card, CSS pixels. */
const ROOM_BELOW = 48
/** Where in the window one reads, as a part of its height. */
const READING_LINE = 0.3
/** How far a card that one reads at may be from its passage, as a part of the window's height. */
const FAR = 0.5

/** The cards that stand level with their passages: those near the window, and where. */
export class MarginLayout {
  /** The margin's element, while there is one. */
  margin = $state.raw<HTMLElement>()
  /** Height of the note on the article, which stands above all cards, CSS pixels; 0 without one. */
  noteHeight = $state(0)
  /** The card that the focus is in: it stays when its passage is scrolled away. */
  focusedId = $state<string | null>(null)
  /** Heights of the cards as they were last rendered, by id. */
  readonly heights = $state<Record<string, number>>({})
  readonly #reading: ReadingState
  readonly #surface: Surface
  readonly #editingId: () => string | null

  constructor(reading: ReadingState, surface: Surface, editingId: () => string | null) {
    this.#reading = reading
    this.#surface = surface
    this.#editingId = editingId
  }

  /** The annotations that have a card now, in text order. */
  readonly shown: readonly Annotation[] = $derived.by(() => {
    const { annotations, annotationIndex } = this.#reading
    const near = this.#surface.viewport?.near
    if (!near) return []
    const first = annotationIndex.countBefore(near.start)
    const end = annotationIndex.countBefore(near.end + 1)
    const kept = [this.#editingId(), this.focusedId]
    const isKept = ({ id }: Annotation) => kept.includes(id)
    if (kept.every((id) => id === null)) return annotations.slice(first, end)
    return [
      ...annotations.slice(0, first).filter(isKept),
      ...annotations.slice(first, end),
      ...annotations.slice(end).filter(isKept),
    ]
  })

  /** Tops of passages, from the margin's top. */
  readonly #known = $derived.by(() => {
    // Whenever one of these is another, the text lies in another way.
    void [this.#surface.positions, this.#surface.viewport?.layouts, this.margin]
    return new KnownTops()
  })

  /** Top of each shown annotation's passage, from the margin's top. */
  readonly #passageTops: readonly number[] = $derived.by(() => {
    const { positions } = this.#surface
    if (!positions || !this.margin) return []
    const origin = this.margin.getBoundingClientRect().top
    return this.shown.map(({ anchor: { start } }) =>
      this.#known.topOf(start, () => (positions.lineTop(start) ?? origin) - origin),
    )
  })

  /** Top of each shown card, from the margin's top. */
  readonly tops: readonly number[] = $derived.by(() => {
    const boxes = this.shown.map(({ id }, index) => ({
      top: this.#passageTops[index] ?? 0,
      height: this.heights[id] ?? GUESSED_HEIGHT,
    }))
    const active = this.shown.findIndex(({ id }) => id === this.#reading.activeId)
    const ceiling = this.noteHeight === 0 ? GAP : this.noteHeight + 2 * GAP
    const tops = layoutCards(boxes, active, GAP, ceiling)
    // More cards than there is room for: those at the line that one reads stand level, whatever the others do.
    const { line, height } = this.#readingLine()
    const pivot = boxes.findIndex(({ top }) => top >= line)
    const drift = Math.abs((tops[pivot] ?? 0) - (boxes[pivot]?.top ?? 0))
    return pivot !== -1 && drift > FAR * height ? layoutCards(boxes, pivot, GAP, ceiling) : tops
  })

  /** The margin's least height, CSS pixels: the last card may reach further down than the text. */
  readonly bottom = $derived.by(() => {
    const last = this.shown.at(-1)
    if (!last || last.id !== this.#reading.annotations.at(-1)?.id) return 0
    return (this.tops.at(-1) ?? 0) + (this.heights[last.id] ?? GUESSED_HEIGHT) + ROOM_BELOW
  })

  /** Measured whenever other cards are shown, not in each frame of a scroll. */
  readonly #readingLine = () => {
    const scroller = this.#surface.positions?.scroller.element
    if (!scroller || !this.margin) return { line: 0, height: 0 }
    const { top, height } = scroller.getBoundingClientRect()
    return { line: top + READING_LINE * height - this.margin.getBoundingClientRect().top, height }
  }
}
