import { randomUUID } from 'node:crypto'
import type { ImportSource } from '../../src-core/import/imported.ts'
import { LecternError } from '../../src-core/ipc/result.ts'

export interface UnsureLimits {
  files: number
  /** Of all of them, with the files beside them. */
  bytes: number
  /** How long one is kept, in milliseconds. */
  age: number
}

const LIMITS: UnsureLimits = { files: 1_000, bytes: 200_000_000, age: 60 * 60_000 }

interface Kept {
  source: ImportSource
  bytes: number
  timer: NodeJS.Timeout
}

/**
 * The files whose encoding was not certain, for as long as the person may choose it: in memory alone, by tokens that
 * say nothing of where they are from. When there are too many, the oldest go.
 */
export class UnsureSources {
  readonly #kept = new Map<string, Kept>()
  readonly #limits: UnsureLimits
  #bytes = 0

  constructor(limits: Partial<UnsureLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits }
  }

  /** @returns the token; undefined if it is too large to be kept */
  readonly keep = (source: ImportSource): string | undefined => {
    const { files, bytes: most, age } = this.#limits
    const bytes = measure(source)
    if (bytes > most) return undefined
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < files && this.#bytes + bytes <= most) break
      this.forget(oldest)
    }
    const token = randomUUID()
    const timer = setTimeout(() => this.forget(token), age).unref()
    this.#kept.set(token, { source, bytes, timer })
    this.#bytes += bytes
    return token
  }

  /** @returns undefined when it is not kept any more */
  get(token: string): ImportSource | undefined {
    return this.#kept.get(token)?.source
  }

  /** @throws LecternError `not-found` when it is not kept any more */
  find(token: string): ImportSource {
    const source = this.get(token)
    if (source) return source
    throw new LecternError('not-found', 'Lectern does not hold this file any more.', {
      kept: 'The file itself is where it was, and nothing of it was added.',
      todo: 'Import it again, and choose its encoding then.',
    })
  }

  forget(token: string): void {
    const kept = this.#kept.get(token)
    if (!kept) return
    clearTimeout(kept.timer)
    this.#kept.delete(token)
    this.#bytes -= kept.bytes
  }

  clear(): void {
    for (const token of [...this.#kept.keys()]) this.forget(token)
  }
}

function measure({ bytes, siblings }: ImportSource): number {
  let all = bytes.length
  for (const sibling of siblings?.values() ?? []) all += sibling.length
  return all
}
