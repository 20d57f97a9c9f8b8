import type { Session } from '../../src-core/ipc/session.ts'
import type { Bridge } from '../bridge.ts'

/** How long after a change the session is kept, milliseconds: undo is worth a little loss, words are not. */
const REST = 500

/** Keeps what a restart is to find: the steps of undo, and the edits that are not in the library yet. */
export class SessionKeeper {
  readonly #bridge: Bridge
  readonly #session: () => Session
  #timer: ReturnType<typeof setTimeout> | undefined
  #isOpen = false
  #last = ''

  constructor(bridge: Bridge, session: () => Session) {
    this.#bridge = bridge
    this.#session = session
  }

  /** What was kept last. From now on what changes is kept. */
  async open(): Promise<Session | null> {
    const result = await this.#bridge.request('session.read', {})
    this.#isOpen = result.ok
    return result.ok ? result.value : null
  }

  /** Something has changed. */
  keepSoon(): void {
    clearTimeout(this.#timer)
    if (this.#session().unsaved.length > 0) void this.keep()
    else this.#timer = setTimeout(() => void this.keep(), REST)
  }

  /** Answers whether the session, as it now is, is kept. */
  async keep(): Promise<boolean> {
    clearTimeout(this.#timer)
    if (!this.#isOpen) return false
    const session = this.#session()
    const text = JSON.stringify(session)
    if (text === this.#last) return true
    const result = await this.#bridge.request('session.keep', { session })
    if (result.ok) this.#last = text
    return result.ok
  }
}
