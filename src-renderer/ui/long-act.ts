import type { Toasts } from './toasts.svelte.ts'

/** What ends sooner, milliseconds, is done before one has read that it is under way. */
export const SHOWN_AFTER = 500

/** Work on many things, in a message that says how far it is and stops it. */
export class LongAct {
  cancelled = false
  readonly #toasts: Toasts
  readonly #doing: string
  readonly #of: number
  readonly #began = performance.now()
  #toast: number | undefined

  /** @param doing as in “Tagging”; “150 of 1,000” follows */
  constructor(toasts: Toasts, doing: string, of: number) {
    this.#toasts = toasts
    this.#doing = doing
    this.#of = of
  }

  /** Says how many are done; nothing at first. */
  show(ended: number): void {
    const text = `${this.#doing}: ${ended.toLocaleString()} of ${this.#of.toLocaleString()}`
    if (this.#toast !== undefined) {
      this.#toasts.update(this.#toast, { text })
    } else if (performance.now() - this.#began > SHOWN_AFTER && ended < this.#of) {
      const action = { label: 'Stop', run: () => (this.cancelled = true) }
      this.#toast = this.#toasts.say({ text, kind: 'info', ms: Infinity, action })
    }
  }

  /** Takes the message away. */
  end(): void {
    if (this.#toast !== undefined) this.#toasts.dismiss(this.#toast)
  }
}
