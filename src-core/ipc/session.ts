import type { Edit } from '../annotation/edit.ts'
import type { TrayChange } from '../incoming/tray.ts'
import type { LibraryEdit } from '../library/library-edit.ts'

/** An edit, and the article that it is made on. */
export interface HistoryStep {
  articleId: string
  edit: Edit
}

/** Edits of many articles, and what goes with them. */
export interface ManyDeed {
  steps: readonly HistoryStep[]
  libraryEdit?: LibraryEdit
  /** What becomes of annotations in the tray. */
  tray?: TrayChange[]
}

/** An edit of one article, or of the library as a whole: what is written at one go. */
export type SingleDeed = HistoryStep | { libraryEdit: LibraryEdit }

/** A single edit, or edits of many articles. */
export type EntryDeed = SingleDeed | ManyDeed

/** A step of undo or redo: plain data, so that it outlives a restart. */
export type HistoryEntry = EntryFacts & EntryDeed

interface EntryFacts {
  id: number
  /** What the person did, as in `Undo Delete Annotation`. */
  label: string
  /** Edits in a row that share this are one act, such as the saves of one spell of writing. */
  act?: string
  /** The act on many articles that it takes back: what of that is saved later is added to it. */
  group?: string
}

/** An edit that was made in the window and is not in the library yet. */
export type UnsavedEdit = UnsavedFacts & (UnsavedStep | { libraryEdit: LibraryEdit })

interface UnsavedStep extends HistoryStep {
  /** The article's title, for those who look at a list of such edits. */
  title: string
}

interface UnsavedFacts {
  label: string
  act?: string
  /** The act on many articles that it is a part of. */
  group?: string
}

/** What a window keeps of its work on a library over a restart; in the app's data folder, not in the library. */
export interface Session {
  undo: HistoryEntry[]
  redo: HistoryEntry[]
  unsaved: UnsavedEdit[]
  columns?: OpenColumns
}

/** The articles that are open side by side. */
export interface OpenColumns {
  /** Ids of one article or two, from the left to the right. */
  articles: string[]
  /** Index of the one that has the focus. */
  focused: number
}

export const EMPTY_SESSION: Readonly<Session> = { undo: [], redo: [], unsaved: [] }

/** How much of undo is kept over a restart, in characters of JSON: an act on ten thousand articles is long. */
const MOST_KEPT = 2_000_000

/** The newest entries, as many as are kept over a restart; oldest first, as they were. */
export function newestEntries(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const kept: HistoryEntry[] = []
  let length = 0
  for (const entry of entries.toReversed()) {
    length += JSON.stringify(entry).length
    if (length > MOST_KEPT) break
    kept.unshift(entry)
  }
  return kept
}
