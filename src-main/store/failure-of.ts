import { LecternError, type Failure } from '../../src-core/ipc/result.ts'

/** What went wrong, for a report that goes on: an error that nobody foresaw is named as such. */
export function failureOf(error: unknown): Failure {
  if (error instanceof LecternError) return error.failure
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: 'unexpected',
    message: `Something went wrong inside Lectern: ${message}`,
    kept: 'Nothing that was saved before is lost.',
    todo: 'Try again. If it happens again, please report it with these words.',
  }
}
