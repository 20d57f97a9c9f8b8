import type {
  ArticleDifference,
  BackupPreview,
  BackupReason,
  BackupSummary,
  RestoreReport,
} from '../../src-core/library/backup.ts'

const REASONS: Readonly<Record<BackupReason, string>> = {
  automatic: '',
  asked: 'taken by hand',
  'before-restore': 'before a restore',
}

/** When a backup was taken: `24 November 2026 at 22:13`. */
export function sayWhen({ takenAt }: Pick<BackupSummary, 'takenAt'>, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    Date.parse(takenAt),
  )
}

/** What a backup holds, in a line: `4 articles, 12 annotations · 1.2 MB · before a restore`. */
export function describeBackup({ articles, annotations, bytes, reason }: BackupSummary): string {
  const parts = [`${sayCount(articles, 'article')}, ${sayCount(annotations, 'annotation')}`, sayBytes(bytes)]
  return [...parts, REASONS[reason]].filter((part) => part !== '').join(' · ')
}

/** What came of a restore. @param what as in `Restored the backup of 24 November` */
export function sayRestored(what: string, { changed, left }: RestoreReport): string {
  if (left === 0) return `${what}: ${sayCount(changed, 'article')} changed.`
  const rest = `${sayCount(left, 'more article')} and the meanings and saved filters were left as they are`
  return `Stopped: ${sayCount(changed, 'article')} changed, ${rest}.`
}

/** What restoring would do to the whole library, a sentence each; none when it would change nothing. */
export function describePreview(preview: BackupPreview): string[] {
  const {
    articles,
    annotationsBack,
    annotationsGone,
    annotationsChanged,
    waitingBack,
    waitingGone,
    library,
  } = preview
  return [
    articles.back > 0 && `${sayCount(articles.back, 'article')} would come back.`,
    articles.trash > 0 && `${sayCount(articles.trash, 'article')} would go to the Trash.`,
    articles.changed > 0 && `${sayCount(articles.changed, 'article')} would be changed.`,
    annotationsBack > 0 && `${sayCount(annotationsBack, 'annotation')} would come back.`,
    annotationsGone > 0 && `${sayCount(annotationsGone, 'annotation')} would go.`,
    annotationsChanged > 0 && `${sayCount(annotationsChanged, 'annotation')} would be changed.`,
    waitingBack > 0 && `${sayCount(waitingBack, 'annotation')} would wait in the tray again.`,
    waitingGone > 0 && `${sayCount(waitingGone, 'annotation')} would wait in the tray no longer.`,
    library && 'The meanings of the colours, or other choices for the library, would be changed.',
  ].filter((sentence) => sentence !== false)
}

/** What restoring would do to one article, in a few words: `changed: 2 annotations back, 1 gone`. */
export function describeDifference(difference: ArticleDifference): string {
  const { kind, annotationsBack, annotationsGone, annotationsChanged } = difference
  if (kind === 'back')
    return annotationsBack === 0 ? 'comes back' : `comes back with ${sayCount(annotationsBack, 'annotation')}`
  if (kind === 'trash') return 'to the Trash'
  const parts = [
    annotationsBack > 0 && `${sayCount(annotationsBack, 'annotation')} back`,
    annotationsGone > 0 && `${sayCount(annotationsGone, 'annotation')} gone`,
    annotationsChanged > 0 && `${sayCount(annotationsChanged, 'annotation')} changed`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'its details change' : parts.join(', ')
}

export function sayCount(count: number, noun: string): string {
  return `${count.toLocaleString()} ${noun}${count === 1 ? '' : 's'}`
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** A size in decimal units, as disks are sold: `340 bytes`, `1.2 MB`. */
export function sayBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  const digits = power === 0 || value >= 100 ? 0 : 1
  return `${value.toLocaleString(undefined, { maximumFractionDigits: digits })} ${UNITS[power] ?? ''}`
}
