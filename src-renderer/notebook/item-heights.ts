/** The heights that rows had when they were last seen, by slot, in pixels. */
export class RememberedHeights {
  readonly #heights = new Map<number, number>()

  get(slot: number): number | undefined {
    return this.#heights.get(slot)
  }

  set(slot: number, height: number): void {
    this.#heights.set(slot, height)
  }
}

/**
 * The heights of a long list's items, some measured and some guessed, in pixels. Finding what stands
 * where, and changing a height, take a logarithm of the list's length.
 * @see Fenwick, "A new data structure for cumulative frequency tables", 1994
 */
export class ItemHeights {
  readonly #heights: Float64Array
  /** Sums of ranges, from 1. */
  readonly #sums: Float64Array

  constructor(heights: Float64Array) {
    this.#heights = heights
    this.#sums = new Float64Array(heights.length + 1)
    for (let at = 1; at < this.#sums.length; at++) {
      this.#sums[at] = (this.#sums[at] ?? 0) + (heights[at - 1] ?? 0)
      const above = at + (at & -at)
      if (above < this.#sums.length) this.#sums[above] = (this.#sums[above] ?? 0) + (this.#sums[at] ?? 0)
    }
  }

  get total(): number {
    return this.top(this.#heights.length)
  }

  height(item: number): number {
    return this.#heights[item] ?? 0
  }

  /** Where an item begins. */
  top(item: number): number {
    let sum = 0
    for (let at = Math.min(item, this.#heights.length); at > 0; at -= at & -at) sum += this.#sums[at] ?? 0
    return sum
  }

  /** The item at a place; the first or the last one beyond the ends. */
  itemAt(place: number): number {
    let at = 0
    let left = place
    for (let step = 2 ** Math.floor(Math.log2(Math.max(this.#heights.length, 1))); step >= 1; step /= 2) {
      const next = at + step
      if (next < this.#sums.length && (this.#sums[next] ?? 0) <= left) {
        at = next
        left -= this.#sums[next] ?? 0
      }
    }
    return Math.max(0, Math.min(at, this.#heights.length - 1))
  }

  /** @returns whether it was another one */
  set(item: number, height: number): boolean {
    const change = height - (this.#heights[item] ?? height)
    if (Math.abs(change) < 0.5) return false
    this.#heights[item] = height
    for (let at = item + 1; at < this.#sums.length; at += at & -at)
      this.#sums[at] = (this.#sums[at] ?? 0) + change
    return true
  }
}
