/** What is shown beside the library. */
export type StageView = 'reader' | 'notebook'

/** What the window shows beside the library, and where it was left for a passage in the reader. */
export class Stage {
  #view = $state<StageView>('reader')
  #origin = $state<StageView | null>(null)

  get view(): StageView {
    return this.#view
  }

  /** What Back leads to; null when there is nothing to go back to. */
  get origin(): StageView | null {
    return this.#origin
  }

  /** Shows a view for itself: there is no way back from it. */
  show(view: StageView): void {
    this.#view = view
    this.#origin = null
  }

  /** Shows the reader, with a way back to what is shown now. */
  follow(): void {
    if (this.#view === 'reader') return
    this.#origin = this.#view
    this.#view = 'reader'
  }

  /** Goes back to what was left. */
  back(): void {
    if (this.#origin !== null) this.show(this.#origin)
  }
}
