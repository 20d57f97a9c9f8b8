import type { Span } from './segments.ts'

/**
 * Items on spans of a text, so kept that those on a position or a piece of it are found without looking
 * at the others: a balanced tree over the items in text order, of which each node knows how far anything
 * below it reaches.
 * @see Cormen et al., Introduction to Algorithms, “Interval trees”
 */
export class SpanIndex<Item> {
  readonly #items: readonly Item[]
  readonly #spanOf: (item: Item) => Span
  /** Of each node, how far it and all below it reach. The tree is implied: the middle of a range is its root. */
  readonly #reach: Float64Array

  /** @param items ascending by the start of their span */
  constructor(items: readonly Item[], spanOf: (item: Item) => Span) {
    this.#items = items
    this.#spanOf = spanOf
    this.#reach = new Float64Array(items.length)
    this.#measure(0, items.length)
  }

  /** The items that have some of a span in common with it, in their order. An empty span meets none. */
  meeting({ start, end }: Span): Item[] {
    const found: Item[] = []
    this.#collect(0, this.#items.length, start, end, found)
    return found
  }

  /** The items that cover a position, in their order. */
  at(position: number): Item[] {
    return this.meeting({ start: position, end: position + 1 })
  }

  /** How many items start before a position: the index of the first that does not. */
  countBefore(position: number): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#span(middle).start < position) low = middle + 1
      else high = middle
    }
    return low
  }

  #span(index: number): Span {
    return this.#spanOf(this.#items[index] as Item)
  }

  #measure(low: number, high: number): number {
    if (low >= high) return -Infinity
    const middle = (low + high) >>> 1
    const below = Math.max(this.#measure(low, middle), this.#measure(middle + 1, high))
    return (this.#reach[middle] = Math.max(below, this.#span(middle).end))
  }

  #collect(low: number, high: number, start: number, end: number, found: Item[]): void {
    if (low >= high) return
    const middle = (low + high) >>> 1
    if ((this.#reach[middle] ?? 0) <= start) return
    this.#collect(low, middle, start, end, found)
    const span = this.#span(middle)
    if (span.start >= end) return
    if (span.end > start && span.end > span.start && end > start) found.push(this.#items[middle] as Item)
    this.#collect(middle + 1, high, start, end, found)
  }
}
