import type { Failure } from '../ipc/result.ts'

/** What exporting by itself is at. */
export interface AutoExportStatus {
  /** `paused` when it cannot go on by itself; it tries again. */
  state: 'off' | 'idle' | 'waiting' | 'running' | 'paused'
  /** How many articles changed and are not exported yet. */
  waiting: number
  /** ISO 8601 instant of the last export; empty when there was none since the start. */
  at: string
  /** Files with changes of the person's that were never merged: they are left until they were looked at. */
  left: { articleId: string; title: string; path: string }[]
  /** Why it is paused, or what the last export could not write. */
  failure: Failure | null
}

export const AUTO_EXPORT_OFF: Readonly<AutoExportStatus> = {
  state: 'off',
  waiting: 0,
  at: '',
  left: [],
  failure: null,
}
