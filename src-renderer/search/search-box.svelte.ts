import { completeQuery, type Completion, type Completions } from '../../src-core/search/complete-query.ts'
import type { App } from '../app.svelte.ts'

/** The box as one types in it: what it offers to write next, and what its keys do. */
export class SearchBoxState {
  /** The field, while there is one. */
  field = $state.raw<HTMLInputElement>()
  focused = $state(false)
  /** Index of the completion that Enter takes; -1 for none. */
  chosen = $state(-1)
  #caret = $state(0)
  /** The text for which the person wanted no completions. */
  #dismissed = $state<string | null>(null)
  /** Whether the person asked for all that there is. */
  #asked = $state(false)
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  readonly completions: Completions | null = $derived.by(() => {
    const { library, search } = this.#app
    if (!this.focused || search.filters || this.#dismissed === library.query) return null
    return completeQuery(library.query, this.#caret, library, this.#asked)
  })
  /** What is wrong with the query, unless it still may become right. */
  readonly problem = $derived.by(() => {
    const { problem, filters } = this.#app.search
    const { completions } = this
    if (filters) return null
    return problem && completions && problem.end === completions.end ? null : problem
  })

  /** The text or the caret is another. */
  readField(): void {
    this.#caret = this.field?.selectionStart ?? 0
  }

  changed(): void {
    this.readField()
    this.chosen = -1
    this.#asked = false
    this.#dismissed = null
  }

  /** Offers all that a query can say. */
  showAll(): void {
    this.field?.focus()
    this.readField()
    this.#asked = true
    this.#dismissed = null
    this.chosen = 0
  }

  clear(): void {
    this.#app.library.query = ''
    this.changed()
    this.field?.focus()
  }

  /** Puts a completion into the box, with the caret behind it. */
  take(completion: Completion | undefined): void {
    const { completions, field } = this
    if (!completions || !completion || !field) return
    field.setRangeText(completion.text, completions.start, completions.end, 'end')
    this.#app.library.query = field.value
    this.changed()
    field.focus()
  }

  leave(): void {
    this.focused = false
    this.#asked = false
  }

  /** Acts on a key. @returns whether it was meant for the box */
  handleKey(event: KeyboardEvent): boolean {
    if (event.isComposing) return false
    return this.#handleForCompletions(event) || this.#handleForResults(event)
  }

  #handleForCompletions({ key, ctrlKey, altKey }: KeyboardEvent): boolean {
    if ((ctrlKey && key === ' ') || (altKey && key === 'ArrowDown')) {
      this.showAll()
      return true
    }
    const { completions } = this
    if (!completions) return false
    const { options } = completions
    switch (key) {
      case 'ArrowDown':
        this.chosen = Math.min(options.length - 1, this.chosen + 1)
        return true
      case 'ArrowUp':
        this.chosen = Math.max(-1, this.chosen - 1)
        return true
      case 'Tab':
        this.take(options[Math.max(0, this.chosen)])
        return true
      case 'Enter':
        if (this.chosen === -1) return false
        this.take(options[this.chosen])
        return true
      case 'Escape':
        this.#dismissed = this.#app.library.query
        this.#asked = false
        return true
      default:
        return false
    }
  }

  #handleForResults({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const { search } = this.#app
    if (key === 'Escape' && search.text !== '') this.clear()
    else if (!search.isShown) return this.#handleForList(key)
    else return this.#handleForRows(key, ctrlKey || metaKey)
    return true
  }

  #handleForList(key: string): boolean {
    const { library, list } = this.#app
    const [first] = library.shown
    if (key === 'ArrowDown' || key === 'Escape') list.focus()
    else if (key === 'Enter' && this.#app.search.text !== '' && first) void list.open(first.id)
    else return false
    return true
  }

  /** @param stays whether the keys stay in the box when a row is opened */
  #handleForRows(key: string, stays: boolean): boolean {
    const { search } = this.#app
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const rows = moves[key]
    if (rows !== undefined) search.move(rows)
    else if (key === 'Enter') void this.#open(stays)
    else return false
    return true
  }

  async #open(stays: boolean): Promise<void> {
    await this.#app.search.openRow()
    if (!stays) this.#app.reading.focusText?.()
  }
}
