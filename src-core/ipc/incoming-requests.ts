import type { TrayAnnotation, TrayChange, TrayItem } from '../incoming/tray.ts'
import type { IncomingSource, UnreadPart } from '../incoming/incoming.ts'
import type { Empty, ImportFailure } from './contract.ts'
import type { HistoryStep } from './session.ts'

/** What came into one article. */
export interface PlacedIn {
  articleId: string
  title: string
  /** Highlights. */
  annotations: number
  /** What was written below the article's note. */
  notes: number
}

/** Annotations of one article that came in again after the person deleted them there. */
export interface DeletedIn {
  articleId: string
  title: string
  ids: string[]
}

/** What takes back a placing of annotations: the edits on the articles, and what becomes of the tray. */
export interface PlacingUndo {
  steps: HistoryStep[]
  tray: TrayChange[]
}

/** Annotations that found their place. */
export interface PlacedAnnotations {
  placed: PlacedIn[]
  undo: PlacingUndo
}

/** Annotations of one source that wait in the tray, all for the same reason. */
export interface WaitingGroup {
  title: string
  why: TrayItem['why']
  count: number
}

/** What came of importing annotations. */
export interface AnnotationsReport extends PlacedAnnotations {
  /** How many are in the library already. */
  known: number
  /** Those that are deleted there, and stay so unless the person puts them back. */
  deleted: DeletedIn[]
  /** How many the person discarded before. */
  discarded: number
  waiting: WaitingGroup[]
  /** What of the files could not be read as an annotation. */
  unread: (UnreadPart & { name: string })[]
  /** Files that could not be read, and articles that could not be changed. */
  failed: ImportFailure[]
}

/** An annotation in the tray, as the window shows it. */
export interface TrayRow extends Pick<
  TrayAnnotation,
  'id' | 'exact' | 'note' | 'tags' | 'place' | 'createdAt'
> {
  source: IncomingSource
  why: TrayItem['why']
}

/** The tray: what waits, and what was discarded. */
export interface TrayView {
  waiting: TrayRow[]
  discarded: TrayRow[]
}

/** What came of placing annotations in an article that the person chose. */
export interface PlacedByHand extends PlacedAnnotations {
  /** Those whose passage is not in it. */
  left: string[]
}

/** How annotations of other programs come into the library, and what may be done with those that wait. */
export interface IncomingRequests {
  /** Asks the person for files of annotations. Null if they chose none. */
  'annotations.choose': { in: Empty; out: AnnotationsReport | null }
  'tray.read': { in: Empty; out: TrayView }
  /** Decides about annotations. Answers what takes it back. */
  'tray.change': { in: { changes: TrayChange[] }; out: TrayChange[] }
  /** Looks for the passages of annotations in an article, or writes them below its note. */
  'tray.place': { in: { ids: string[]; articleId: string; into: 'passage' | 'note' }; out: PlacedByHand }
  /** Looks again for the articles and passages of all that wait. */
  'tray.retry': { in: Empty; out: PlacedAnnotations }
}

/** How many annotations one request may name. */
export const MOST_TRAY_CHANGES = 100_000
