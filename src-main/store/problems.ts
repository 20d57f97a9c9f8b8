import type { Failure } from '../../src-core/ipc/result.ts'

/** What went wrong with a library while it was open, oldest first, and who is told of it. */
export class Problems {
  readonly #all: Failure[] = []
  #listener: ((failure: Failure) => void) | undefined

  all(): Failure[] {
    return [...this.#all]
  }

  /** The very same words are not said twice. */
  add(failure: Failure): void {
    if (this.#all.some(({ message, kept }) => message === failure.message && kept === failure.kept)) return
    this.#all.push(failure)
    this.#listener?.(failure)
  }

  /** Tells of those that are added from now on. */
  onAdd(listener: (failure: Failure) => void): void {
    this.#listener = listener
  }
}
