import type { LibraryEdit } from '../../src-core/library/library-edit.ts'
import type { HistoryStep } from './send-steps.ts'

/** What can be made: plain data, so that the stacks could be kept over a restart. */
export type HistoryEntry = EntryFacts & EntryDeed

interface EntryFacts {
  id: number
  /** What the person did, as in `Undo: Delete Annotation`. */
  label: string
  /** Edits in a row that share this are one act, such as the saves of one spell of writing. */
  act?: string
}

/** Edits of many articles, and what goes with them. */
export interface ManyDeed {
  steps: readonly HistoryStep[]
  libraryEdit?: LibraryEdit
}

/** An edit of one article, edits of many, or one of the library as a whole. */
export type EntryDeed = HistoryStep | ManyDeed | { libraryEdit: LibraryEdit }

/** How an act on many articles is spoken of. */
export interface ActWords {
  /** What the person did, imperative, as in `Move to Trash`. */
  label: string
  /** While it lasts, as in `Tagging`. */
  doing: string
  /** What was done to so many articles. */
  done: (count: number) => string
}
