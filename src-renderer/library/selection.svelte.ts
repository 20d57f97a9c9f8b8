import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { idsOf, NO_IDS, toggleId } from './id-set.ts'
import type { LibraryState } from './library.svelte.ts'

/** The articles of the list that are selected, to be acted on together. */
export class Selection {
  #ids = $state.raw(NO_IDS)
  /** Where a range starts. */
  #anchor: string | null = null
  readonly #library: LibraryState

  /** Those that the list shows now, in its order: what a filter hides is not acted on. */
  articles: readonly ArticleSummary[] = $derived.by(() =>
    this.#ids.size === 0 ? [] : this.#library.shown.filter(({ id }) => this.#ids.has(id)),
  )

  constructor(library: LibraryState) {
    this.#library = library
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** Puts an article in or takes it out; ranges start there from then on. */
  toggle(id: string): void {
    this.#ids = toggleId(this.#ids, id)
    this.#anchor = id
  }

  /** Selects from the anchor to an article, and nothing else. @param from the anchor if there is none */
  extendTo(id: string, from: string | null): void {
    const { shown } = this.#library
    const indexOf = (wanted: string | null) => shown.findIndex((article) => article.id === wanted)
    const end = indexOf(id)
    if (indexOf(this.#anchor) === -1 || this.#ids.size === 0) this.#anchor = from ?? id
    const start = Math.max(indexOf(this.#anchor), 0)
    const range = shown.slice(Math.min(start, end), Math.max(start, end) + 1)
    this.#ids = idsOf(range)
  }

  selectAll(): void {
    this.#ids = idsOf(this.#library.shown)
  }

  clear(): void {
    this.#ids = NO_IDS
    this.#anchor = null
  }
}
