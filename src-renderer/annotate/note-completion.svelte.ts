import {
  annotationReference,
  excerptOf,
  openReference,
  titleReference,
  type OpenReference,
} from '../../src-core/annotation/references.ts'
import type { App } from '../app.svelte.ts'
import { findArticles } from '../library/library-views.ts'
import type { PassageSearch } from './passage-search.svelte.ts'

/** Something that a reference may be completed to. */
export interface Completion {
  /** What is written into the note. */
  reference: string
  title: string
  detail: string
}

const MOST = 7

/** Completes `[[title]]` and `((quote))` while a note is being written. */
export class NoteCompletion {
  chosen = $state(0)
  #open = $state.raw<OpenReference | null>(null)
  /** Where the reference starts that was given up with Esc. */
  #refused = -1
  readonly #app: App
  readonly #passages: PassageSearch

  constructor(app: App, passages: PassageSearch) {
    this.#app = app
    this.#passages = passages
  }

  readonly items = $derived.by((): readonly Completion[] => {
    if (!this.#open) return []
    const { kind, query } = this.#open
    if (kind === 'annotation') {
      return this.#passages.found.slice(0, MOST).map(({ annotation, title }) => ({
        reference: annotationReference(annotation.id),
        title: excerptOf(annotation.anchor.exact, 80),
        detail: title,
      }))
    }
    const { articles } = this.#app.library
    const found = query.trim() === '' ? articles.slice(0, MOST) : findArticles(articles, query, MOST)
    return found.map(({ title, published }) => ({
      reference: titleReference(title),
      title,
      detail: published,
    }))
  })

  /** Looks at what stands before the caret. */
  read(text: string, caret: number): void {
    const open = openReference(text, caret)
    if (open?.start !== this.#refused) this.#refused = -1
    this.#open = open && open.start !== this.#refused ? open : null
    this.chosen = 0
    if (this.#open?.kind === 'annotation') this.#passages.search(this.#open.query)
  }

  move(step: 1 | -1): void {
    this.chosen = (this.chosen + step + this.items.length) % this.items.length
  }

  /** Closes the list until another reference is begun. */
  refuse(): void {
    this.#refused = this.#open?.start ?? -1
    this.#open = null
  }

  /**
   * The note with the reference completed.
   * @returns with where the caret goes; null when there is nothing to complete
   */
  complete(text: string, caret: number, index = this.chosen): { text: string; caret: number } | null {
    const item = this.items[index]
    if (!this.#open || !item) return null
    const { start } = this.#open
    // What closes the reference may stand there already.
    const rest = text.slice(caret).replace(/^(?:\]\]|\)\))/, '')
    this.#open = null
    return { text: text.slice(0, start) + item.reference + rest, caret: start + item.reference.length }
  }
}
