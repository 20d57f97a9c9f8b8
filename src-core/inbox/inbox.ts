import type { ImportFailure } from '../ipc/contract.ts'
import type { Failure } from '../ipc/result.ts'

/** How Lectern imports by itself from a folder that it watches, the inbox folder. */
export interface InboxChoices {
  /** Whether it does. */
  on: boolean
  /** Whether the person has stopped it for a while, over a restart too. */
  paused: boolean
  /** Empty until one is chosen. Changed by `inbox.chooseFolder` alone. */
  folder: string
  /** What becomes of a file that came in: it is moved to {@link IMPORTED_FOLDER}, or left where it is. */
  after: InboxAfter
}

export const INBOX_AFTER = ['move', 'leave'] as const
export type InboxAfter = (typeof INBOX_AFTER)[number]

export const DEFAULT_INBOX: Readonly<InboxChoices> = { on: false, paused: false, folder: '', after: 'move' }

/** Where files that came in are moved to, in the inbox folder. */
export const IMPORTED_FOLDER = 'Imported'

/** What importing by itself is at. */
export interface InboxStatus {
  /**
   * `waiting` while a file is still being written, `paused` by the person, `stuck` when it cannot go on by itself:
   * `failure` says why, and it tries again.
   */
  state: 'off' | 'idle' | 'waiting' | 'running' | 'paused' | 'stuck'
  /** How many files are on their way in. */
  waiting: number
  /** ISO 8601 instant at which a file came in last; empty when none did since the start. */
  at: string
  /** Files that did not come in, or could not be moved. They are left, and tried again when they change. */
  failed: ImportFailure[]
  /** How many files of other kinds are there; nothing is done with them. */
  others: number
  /** Why it is stuck. */
  failure: Failure | null
}

export const INBOX_OFF: Readonly<InboxStatus> = {
  state: 'off',
  waiting: 0,
  at: '',
  failed: [],
  others: 0,
  failure: null,
}
