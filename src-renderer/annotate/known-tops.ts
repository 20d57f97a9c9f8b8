/** Where lines stand, each measured once; to be thrown away when the text is laid out in another way. */
export class KnownTops {
  readonly #tops = new Map<number, number>()

  /**
   * @param position of a letter of the line
   * @param measure measures its top
   */
  topOf(position: number, measure: () => number): number {
    let top = this.#tops.get(position)
    if (top === undefined) this.#tops.set(position, (top = measure()))
    return top
  }
}
