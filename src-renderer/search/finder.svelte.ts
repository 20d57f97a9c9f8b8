import type { Requests } from '../../src-core/ipc/contract.ts'
import type { Failure, Result } from '../../src-core/ipc/result.ts'
import type { FoundArticles } from '../../src-core/search/found-articles.ts'
import type { Bridge } from '../bridge.ts'

type Question = Requests['search.find']['in']

/**
 * Asks the search while someone types: one question at a time, and the last one as soon as that is
 * answered, so that it is as quick as the machine. What was found stays until the next is there.
 */
export class Finder {
  found = $state.raw<FoundArticles | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** The text that `found` answers. */
  answered = $state('')
  /** Whether an answer is on its way. */
  busy = $state(false)
  readonly #bridge: Bridge
  #next: Question | null = null
  /** Counts what was forgotten: answers from before are nobody's. */
  #spell = 0

  constructor(bridge: Bridge) {
    this.#bridge = bridge
  }

  ask(question: Question): void {
    this.#next = question
    if (!this.busy) void this.#work()
  }

  /** Forgets what was asked and found. */
  clear(): void {
    this.#next = null
    this.#spell++
    this.found = null
    this.failure = null
    this.answered = ''
  }

  async #work(): Promise<void> {
    this.busy = true
    for (let question = this.#take(); question; question = this.#take()) {
      const spell = this.#spell
      const result = await this.#bridge.request('search.find', question)
      if (spell === this.#spell) this.#receive(question.text, result)
    }
    this.busy = false
  }

  #take(): Question | null {
    const question = this.#next
    this.#next = null
    return question
  }

  #receive(text: string, result: Result<FoundArticles>): void {
    if (result.ok) {
      this.found = result.value
      this.failure = null
      this.answered = text
    } else if (result.failure.code !== 'cancelled') {
      this.failure = result.failure
    }
  }
}
