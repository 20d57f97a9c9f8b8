/** The imports of files that are going on, by the names that they are stopped by. */
export class ImportJobs {
  readonly #running = new Map<string, AbortController>()

  /** Does what a job is about; it ends early when the job is stopped. */
  async run<T>(job: string, task: (stop: AbortSignal) => Promise<T>): Promise<T> {
    const stopper = new AbortController()
    this.#running.set(job, stopper)
    try {
      return await task(stopper.signal)
    } finally {
      if (this.#running.get(job) === stopper) this.#running.delete(job)
    }
  }

  /** One that is over, or never was, is no matter. */
  stop(job: string): void {
    this.#running.get(job)?.abort()
  }

  stopAll(): void {
    for (const stopper of this.#running.values()) stopper.abort()
  }
}
