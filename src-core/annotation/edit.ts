import type {
  ArticleMetadata,
  ArticleStatus,
  ReadingPosition,
  Revision,
  TextFigures,
} from '../article/article.ts'
import type { Anchor, Annotation } from './annotation.ts'
import type { Colour } from './colour.ts'

/** Elements put into a set and taken out of it. */
export interface SetChange {
  add?: string[]
  remove?: string[]
}

export interface AnnotationPatch {
  anchor?: Anchor
  colour?: Colour
  note?: string
  tags?: SetChange
  links?: SetChange
  /** What links say, by the id at their end; empty takes the word away. */
  relations?: Record<string, string>
}

export interface ArticlePatch extends Partial<ArticleMetadata> {
  status?: ArticleStatus
  progress?: number
  position?: ReadingPosition
  /** ISO 8601 instant. */
  lastReadAt?: string
  note?: string
  tags?: SetChange
}

/**
 * One act of the reader on one article. Every change goes through these: the window, the command
 * line and undo send edits, and each edit has an inverse that is an edit too.
 */
export type Edit = SingleEdit | SeveralEdits

/** What belongs together, such as the two halves of a split: one write, one act of undo, all or nothing. */
export interface SeveralEdits {
  kind: 'several'
  edits: SingleEdit[]
}

export type SingleEdit =
  | { kind: 'add-annotation'; annotation: Annotation }
  | { kind: 'delete-annotation'; id: string }
  | { kind: 'restore-annotation'; id: string }
  | { kind: 'change-annotation'; id: string; patch: AnnotationPatch }
  | { kind: 'change-article'; patch: ArticlePatch }
  /** Shows another text of the article: a new one, which is in the library already, or one that it had before. */
  | { kind: 'put-revision'; revision: Revision; figures: TextFigures }
  | { kind: 'delete-article' }
  | { kind: 'restore-article' }

/** Whether an edit puts another text in the place of the one that is shown. */
export function isOtherText(edit: Edit): boolean {
  if (edit.kind === 'several') return edit.edits.some(isOtherText)
  return edit.kind === 'put-revision'
}

/** Whether an edit shows in the text or the margin, rather than in the list. */
export function isSeenInText(edit: Edit): boolean {
  if (edit.kind === 'several') return edit.edits.some(isSeenInText)
  return !['change-article', 'delete-article', 'restore-article'].includes(edit.kind)
}
