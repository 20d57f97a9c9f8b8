import type { Failure } from '../../src-core/ipc/result.ts'
import { Timers } from './timers.ts'

export interface ToastAction {
  label: string
  run(): void
}

export interface Message {
  text: string
  /** A second line: what was kept, what to do. */
  detail?: string
  kind: 'info' | 'error'
  action?: ToastAction
  /** How long it stays, milliseconds; `Infinity` until dismissed. An error stays unless this says otherwise. */
  ms?: number
  /** Of work that goes on: how much of it is done, from 0 to 1; null when that is not known. Its changes are not read out. */
  share?: number | null
}

export interface Toast extends Message {
  id: number
}

const INFO_MS = 6_000
const MOST_SHOWN = 3

/** The messages at the foot of the window, newest last. */
export class Toasts {
  items = $state<Toast[]>([])
  #lastId = 0
  #held = false
  readonly #timers = new Timers()

  /**
   * Shows a message. When there are too many, the oldest gives way that is neither an error nor about work that goes on.
   * @returns its id
   */
  say(message: Message): number {
    const toast: Toast = { ...message, id: ++this.#lastId }
    this.items.push(toast)
    if (this.items.length > MOST_SHOWN) {
      const oldest = this.items.find(
        ({ id, kind, share }) => kind === 'info' && share === undefined && id !== toast.id,
      )
      if (oldest) this.dismiss(oldest.id)
    }
    this.#startTimer(toast)
    return toast.id
  }

  /** Shows what went wrong, what is safe and what to do; stays until dismissed. */
  fail({ message, kept, todo }: Failure): number {
    const detail = [kept, todo].filter(Boolean).join(' ')
    return this.say({ text: message, kind: 'error', ...(detail && { detail }) })
  }

  /** Changes a message in place; nothing happens if it is gone. */
  update(id: number, message: Partial<Message>): void {
    const toast = this.items.find((other) => other.id === id)
    if (!toast) return
    Object.assign(toast, message)
    this.#startTimer(toast)
  }

  dismiss(id: number): void {
    this.#timers.stop(id)
    this.items = this.items.filter((toast) => toast.id !== id)
    // What the focus or the pointer was on is gone without a word: nothing holds the next message.
    if (this.items.length === 0) this.#held = false
  }

  /** Runs a message's action and takes the message away. */
  act(toast: Toast): void {
    this.dismiss(toast.id)
    toast.action?.run()
  }

  /** Stops the clocks while a message is being read or reached for. */
  hold(): void {
    this.#held = true
    this.#timers.stopAll()
  }

  /** Starts the clocks anew. */
  release(): void {
    this.#held = false
    for (const toast of this.items) this.#startTimer(toast)
  }

  #startTimer({ id, kind, ms = kind === 'error' ? Infinity : INFO_MS }: Toast): void {
    if (this.#held || ms === Infinity) this.#timers.stop(id)
    else this.#timers.start(id, ms, () => this.dismiss(id))
  }
}
