import { LecternError, type FailureCode } from '../../src-core/ipc/result.ts'
import { errorCode } from './file-system.ts'

interface Explanation {
  /** Completes “… could not be written/read: ”. */
  why: string
  todo: string
}

const CONNECT = 'If it is on another drive, connect that drive; then try again.'
const PERMIT = 'Check that you may write to this folder and that its drive is not read-only; then try again.'

const EXPLANATIONS: Record<string, Explanation> = {
  ENOSPC: { why: 'the disk is full', todo: 'Free some space on this disk, then try again.' },
  EDQUOT: { why: 'your share of the disk is used up', todo: 'Free some space, then try again.' },
  EROFS: { why: 'the disk is read-only', todo: PERMIT },
  EACCES: { why: 'permission was denied', todo: PERMIT },
  EPERM: { why: 'the system does not permit it', todo: PERMIT },
  EBUSY: { why: 'another program holds it', todo: 'Close programs that use this folder, then try again.' },
  ENOENT: { why: 'it is not there', todo: CONNECT },
  ENOTDIR: { why: 'a file stands where a folder should be', todo: 'Move that file away, then try again.' },
  EIO: { why: 'the disk reported an error', todo: 'Check the disk. Copy the folder to a sound one first.' },
}

/** What to tell of a write that failed. The folder is named: it is what a person can look at. */
export function unwritable(error: unknown, folder: string): LecternError {
  return explain(error, 'unwritable', `Lectern could not write to the folder ${folder}`)
}

/** What to tell of a file that is there but could not be read. */
export function unreadable(error: unknown, path: string): LecternError {
  return explain(error, 'unreadable', `Lectern could not read ${path}`)
}

function explain(error: unknown, code: FailureCode, what: string): LecternError {
  if (error instanceof LecternError) return error
  const { why, todo } = EXPLANATIONS[errorCode(error)] ?? {
    why: error instanceof Error ? error.message : String(error),
    todo: 'Check the folder and its disk, then try again.',
  }
  return new LecternError(code, `${what}: ${why}.`, { kept: 'Nothing that was saved before is lost.', todo })
}
