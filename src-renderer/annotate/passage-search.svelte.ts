import type { LinkedPassageRow } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'

/** How long typing rests before it is looked for, milliseconds. */
const REST = 120

/** Finds annotations of the whole library by the words of their quotes, notes and tags. */
export class PassageSearch {
  found = $state.raw<readonly LinkedPassageRow[]>([])
  searching = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #count = 0
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** @param text words that all must be there; empty finds the newest */
  search(text: string): void {
    clearTimeout(this.#timer)
    this.searching = true
    const count = ++this.#count
    this.#timer = setTimeout(() => void this.#find(text, count), REST)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#count += 1
    this.searching = false
    this.found = []
  }

  async #find(text: string, count: number): Promise<void> {
    const result = await this.#app.bridge.request('links.find', { text, limit: 30 })
    if (count !== this.#count) return
    this.searching = false
    this.found = result.ok ? result.value : []
    if (!result.ok) this.#app.toasts.fail(result.failure)
  }
}
