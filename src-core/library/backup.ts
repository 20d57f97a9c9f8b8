import type { Failure } from '../ipc/result.ts'

/** Why a backup was taken. */
export const BACKUP_REASONS = ['automatic', 'asked', 'before-restore'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** The form of a backup's id: the instant at which it was taken, and some digits. */
export const BACKUP_ID = /^\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z-[0-9a-f]{6}$/

/** What a list of backups says of one. */
export interface BackupSummary {
  /** Names it among the backups of its library. */
  id: string
  /** ISO 8601 instant. */
  takenAt: string
  reason: BackupReason
  /** Articles that were not in the Trash, and the annotations on them. */
  articles: number
  annotations: number
  /** Bytes of all that it holds, as they are in a library. */
  bytes: number
}

/** What decides whether a backup is kept. */
export interface Keepable {
  id: string
  takenAt: string
  /** Whether it stands for itself: it neither replaces what was taken shortly before, nor is replaced. */
  apart: boolean
}

const SLOT = 10 * 60 * 1000
const DAY = 24 * 60 * 60 * 1000
const KEPT = { last: 10, daily: 7, weekly: 4 }

/**
 * Which backups are kept: the last ten, the last one of each of seven days and of each of four weeks.
 * While somebody works, a backup is taken every half minute: among the last ten, those of the same
 * ten minutes count as one, the newest; but the very newest never stands for the one before it, lest
 * a damaged file there cost both. Days and weeks are those of UTC, and only those that have a backup count.
 * @returns the ids of the kept ones, newest first
 */
export function chooseKept(backups: readonly Keepable[]): string[] {
  const newestFirst = [...backups].sort((a, b) =>
    a.takenAt === b.takenAt ? (a.id < b.id ? 1 : -1) : a.takenAt < b.takenAt ? 1 : -1,
  )
  let aparts = 0
  const slots = newestFirst.map(({ id, takenAt, apart }, index) => {
    const slot = `${Math.floor(Date.parse(takenAt) / SLOT)} ${aparts}`
    if (apart) aparts++
    return index === 0 ? 'newest' : apart ? id : slot
  })
  const span = (ms: number) => newestFirst.map(({ takenAt }) => String(Math.floor(Date.parse(takenAt) / ms)))
  const kept = new Set([
    ...firsts(slots, KEPT.last),
    ...firsts(span(DAY), KEPT.daily),
    ...firsts(span(7 * DAY), KEPT.weekly),
  ])
  return newestFirst.filter((_, index) => kept.has(index)).map(({ id }) => id)
}

/** The positions of the first of each value, for so many values. */
function firsts(values: readonly string[], count: number): number[] {
  return [...new Set(values)].slice(0, count).map((value) => values.indexOf(value))
}

/** What restoring a backup does to one article. */
export interface ArticleDifference {
  id: string
  title: string
  /** It comes back, goes to the Trash, or is changed. */
  kind: 'back' | 'trash' | 'changed'
  /** Annotations that come back, that go, and that get other words, colours or tags. */
  annotationsBack: number
  annotationsGone: number
  annotationsChanged: number
}

/** What restoring a backup would change. */
export interface BackupPreview {
  backup: BackupSummary
  /** The first of them. */
  differences: ArticleDifference[]
  /** How many articles of each kind there are in all. */
  articles: Record<ArticleDifference['kind'], number>
  annotationsBack: number
  annotationsGone: number
  annotationsChanged: number
  /** Annotations from elsewhere that would wait in the tray again, and that would not wait any more. */
  waitingBack: number
  waitingGone: number
  /** Whether the meanings of the colours, or what else is true of the whole library, would change. */
  library: boolean
}

/** What became of a restore. */
export interface RestoreReport {
  /** Articles that were changed, came back or went to the Trash. */
  changed: number
  /** Articles that were not come to, since it was stopped; with any, the meanings and filters are left as well. */
  left: number
  /** The backup that was taken first: to restore it takes all of this back. */
  undo: string
  /** What could not be restored, and why. */
  failed: Failure[]
}

/** All backups of a library. */
export interface BackupList {
  /** Where they are, for display. */
  folder: string
  /** Newest first. */
  backups: BackupSummary[]
  /** How many there are that cannot be read. */
  unreadable: number
}
