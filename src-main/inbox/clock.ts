import { performance } from 'node:perf_hooks'

/** Time, so that tests can make it pass. */
export interface Clock {
  /** Milliseconds that only go forward, whatever the computer's date is set to. */
  now(): number
  /** Calls a function in so many milliseconds. Answers what stops that. */
  after(ms: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
