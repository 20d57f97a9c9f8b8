/** What is shown beside the library. */
export type StageView = 'reader' | 'notebook'

/** A place in an article that one can come back to. */
export interface PassagePlace {
  articleId: string
  /** The annotation that one was at, if any. */
  annotationId: string | null
}

/** What the window shows beside the library, and where it was left for a passage in the reader. */
export class Stage {
  #view = $state<StageView>('reader')
  #origin = $state<StageView | null>(null)

  /** Where links were followed from, the last at the end. */
  #trail = $state.raw<readonly PassagePlace[]>([])

  get canGoBack(): boolean {
    return this.#trail.length > 0 || this.#origin !== null
  }

  /** Remembers the place that a link is followed from. */
  leave(place: PassagePlace): void {
    this.#trail = [...this.#trail, place]
  }

  /** The place that the last link was followed from, which is forgotten with that. */
  takeLast(): PassagePlace | undefined {
    const last = this.#trail.at(-1)
    this.#trail = this.#trail.slice(0, -1)
    return last
  }

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
    this.#trail = []
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
