/**
 * What went wrong, in a form that crosses processes and that a person can act on.
 * `message` says what happened, `kept` what is safe, `todo` what to do next.
 */
export interface Failure {
  code: FailureCode
  message: string
  kept?: string
  todo?: string
}

export type FailureCode =
  | 'bad-arguments'
  | 'not-found'
  | 'ambiguous'
  | 'empty-file'
  | 'binary-file'
  | 'not-utf8'
  | 'too-large'
  | 'too-slow'
  | 'duplicate'
  | 'damaged'
  | 'encrypted'
  | 'recovered'
  | 'newer-schema'
  | 'locked'
  | 'unreadable'
  | 'unwritable'
  | 'cancelled'
  | 'unexpected'

/** Nothing throws across a process border: calls answer with one of the two. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(
  code: FailureCode,
  message: string,
  more: Pick<Failure, 'kept' | 'todo'> = {},
): Result<never> {
  return { ok: false, failure: { code, message, ...more } }
}

/** The same failure as an exception, for use inside one process. */
export class LecternError extends Error {
  readonly failure: Failure

  constructor(code: FailureCode, message: string, more: Pick<Failure, 'kept' | 'todo'> = {}) {
    super(message)
    this.name = 'LecternError'
    this.failure = { code, message, ...more }
  }
}
