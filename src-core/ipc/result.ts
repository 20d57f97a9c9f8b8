/**
 * What went wrong, in a form that crosses processes and that a person can act on.
 * `message` says what happened, `kept` what is safe, `todo` what to do next.
 */
export interface Failure {
  code: FailureCode
  message: string
  kept?: string
  todo?: string
  /** WHATWG labels of the likely encodings, likeliest first, when `code` is `uncertain-encoding`. */
  encodings?: string[]
}

export type FailureCode =
  | 'bad-arguments'
  | 'not-found'
  | 'ambiguous'
  | 'empty-file'
  | 'binary-file'
  | 'not-utf8'
  | 'uncertain-encoding'
  | 'too-large'
  | 'too-slow'
  | 'unreachable'
  | 'duplicate'
  | 'damaged'
  | 'encrypted'
  | 'recovered'
  | 'newer-schema'
  | 'locked'
  | 'unknown-format'
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
  more: Omit<Failure, 'code' | 'message'> = {},
): Result<never> {
  return { ok: false, failure: { code, message, ...more } }
}

/** The same failure as an exception, for use inside one process. */
export class LecternError extends Error {
  readonly failure: Failure

  constructor(code: FailureCode, message: string, more: Omit<Failure, 'code' | 'message'> = {}) {
    super(message)
    this.name = 'LecternError'
    this.failure = { code, message, ...more }
  }
}
