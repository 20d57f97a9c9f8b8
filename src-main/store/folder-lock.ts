import { setTimeout } from 'node:timers/promises'
import { join } from 'node:path'
import { lock } from 'proper-lockfile'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unwritable } from './disk-failure.ts'
import { errorCode } from './file-system.ts'

// A holder renews its lock at half this time, so one that is older has died.
const STALE_AFTER = 5_000
const TRY_AGAIN_AFTER = 5
const TRY_AGAIN_SPREAD = 20

/** How long a write waits for other programs, in milliseconds: long enough to outlast a dead one's lock. */
export const LOCK_WAIT = 10_000

/**
 * Lets one task at a time change what is in a folder, among all programs that ask for the same lock.
 * Within this process the tasks queue up, in order, and so do not fight over the lock with each other.
 */
export class FolderLock {
  readonly #folder: string
  readonly #wait: number
  #last: Promise<unknown> = Promise.resolve()
  #refusal: LecternError | undefined

  constructor(folder: string, wait: number = LOCK_WAIT) {
    this.#folder = folder
    this.#wait = wait
  }

  /**
   * Runs a task alone. A task must not call this again and wait for it.
   * @throws LecternError `locked` when another program kept the folder for too long, `unwritable`
   * when the folder takes no lock; and what the task throws
   */
  run<T>(task: () => Promise<T>): Promise<T> {
    return this.queue(async () => {
      if (this.#refusal) throw this.#refusal
      const release = await this.#acquire()
      try {
        return await task()
      } finally {
        await release()
      }
    })
  }

  /** Runs a task when its turn comes, without keeping other programs out. */
  queue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task)
    this.#last = result.catch(() => undefined)
    return result
  }

  /** From now on every {@link run} fails with this reason: nothing in the folder may be changed. */
  refuse(reason: LecternError): void {
    this.#refusal = reason
  }

  async #acquire(): Promise<() => Promise<void>> {
    const deadline = Date.now() + this.#wait
    for (;;) {
      const release = await this.#tryAcquire()
      if (release) return release
      if (Date.now() > deadline) throw locked(this.#folder)
      await setTimeout(TRY_AGAIN_AFTER + Math.random() * TRY_AGAIN_SPREAD)
    }
  }

  /** Undefined while another program has it. */
  async #tryAcquire(): Promise<(() => Promise<void>) | undefined> {
    try {
      const release = await lock(this.#folder, {
        lockfilePath: join(this.#folder, 'lectern.lock'),
        stale: STALE_AFTER,
        // The lock is a folder on the disk: whatever name leads there, it is the same one.
        realpath: false,
        // After a long sleep of the computer another program may have taken over. The task goes on:
        // it looks at each file once more right before replacing it.
        onCompromised: () => undefined,
      })
      return () => release().catch(() => undefined)
    } catch (error) {
      if (errorCode(error) === 'ELOCKED') return undefined
      throw unwritable(error, this.#folder)
    }
  }
}

function locked(folder: string): LecternError {
  return new LecternError('locked', `Another program is writing to the folder ${folder}.`, {
    kept: 'Nothing was changed.',
    todo: 'Wait until it is done, then try again.',
  })
}
