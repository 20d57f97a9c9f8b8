/** Clocks by name, each of which runs out once. */
export class Timers {
  readonly #running = new Map<number, ReturnType<typeof setTimeout>>()

  /** Starts a clock anew. */
  start(id: number, ms: number, run: () => void): void {
    this.stop(id)
    this.#running.set(id, setTimeout(run, ms))
  }

  stop(id: number): void {
    clearTimeout(this.#running.get(id))
    this.#running.delete(id)
  }

  stopAll(): void {
    for (const id of [...this.#running.keys()]) this.stop(id)
  }
}

/** Starts a clock. Answers a function that stops it. */
export function startTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
