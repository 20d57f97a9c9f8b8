import { LecternError } from '../../src-core/ipc/result.ts'
import { errorCode } from './file-system.ts'

/** Completes “Lectern could not write to …: ”. */
const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission was denied',
  EPERM: 'the system does not permit it',
  EBUSY: 'another program holds it',
  ENOENT: 'it is not there',
  ENOTDIR: 'a file stands where a folder should be',
  EISDIR: 'a folder stands where a file should be',
  EIO: 'the disk reported an error',
}

const FREE_SPACE = 'Free some space on this disk, then try again.'
const PERMIT = 'Check that you may write to this folder and that its disk is not read-only, then try again.'

const REMEDIES: Record<string, string> = {
  ENOSPC: FREE_SPACE,
  EDQUOT: FREE_SPACE,
  EROFS: PERMIT,
  EACCES: PERMIT,
  EPERM: PERMIT,
  EBUSY: 'Close programs that use this folder, then try again.',
  ENOENT: 'If the folder is on another drive, connect that drive, then try again.',
  ENOTDIR: 'Move that file away, then try again.',
  EIO: 'Copy the folder to a sound disk before you do anything else.',
}

/** What to tell of a write that failed. The folder is named: it is what a person can look at. */
export function unwritable(error: unknown, folder: string): LecternError {
  if (error instanceof LecternError) return error
  return new LecternError(
    'unwritable',
    `Lectern could not write to the folder ${folder}: ${reason(error)}.`,
    {
      kept: 'Nothing that was saved before is lost.',
      todo: REMEDIES[errorCode(error)] ?? 'Check the folder and its disk, then try again.',
    },
  )
}

/** What to tell of a file that is there but could not be read. */
export function unreadable(error: unknown, path: string): LecternError {
  if (error instanceof LecternError) return error
  return new LecternError('unreadable', `Lectern could not read ${path}: ${reason(error)}.`, {
    kept: 'It was left as it is.',
    todo: 'Check that you may read it, then try again.',
  })
}

function reason(error: unknown): string {
  return REASONS[errorCode(error)] ?? (error instanceof Error ? error.message : String(error))
}
