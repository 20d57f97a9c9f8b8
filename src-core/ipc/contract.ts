import type { Annotation } from '../annotation/annotation.ts'
import type { Colour } from '../annotation/colour.ts'
import type { Edit } from '../annotation/edit.ts'
import type { Article } from '../article/article.ts'
import type { Block } from '../article/block.ts'
import type { AutoExportStatus } from '../export/auto-export.ts'
import type { LeftOut } from '../import/left-out.ts'
import type { InboxStatus } from '../inbox/inbox.ts'
import type { FoundArticles, SearchScope, SearchState } from '../search/found-articles.ts'
import type { LibraryEdit } from '../library/library-edit.ts'
import type { LibraryChoices } from '../library/library-meta.ts'
import type { TagUse } from '../library/tag-change.ts'
import type { LibraryMoved, LibraryProgress } from '../library/library-places.ts'
import type { RemovedArticle } from '../library/trash.ts'
import type { Backlink } from '../notebook/backlinks.ts'
import type { NotebookRow } from '../notebook/notebook-result.ts'
import type { EncodingRequests } from './encoding-requests.ts'
import type { ExportRequests } from './export-requests.ts'
import type { AnnotationsReport, IncomingRequests, PlacedAnnotations } from './incoming-requests.ts'
import type { ImportRequests } from './import-requests.ts'
import type { InboxRequests } from './inbox-requests.ts'
import type { LibraryRequests } from './library-requests.ts'
import type { NotebookRequests } from './notebook-requests.ts'
import type { Failure, Result } from './result.ts'
import type { Session } from './session.ts'
import type { Settings, SettingsPatch } from './settings.ts'

export type {
  ExportedFile,
  ExportReport,
  MergePreview,
  ReturnedNote,
  TemplatePreview,
  VerifiedFile,
} from './export-requests.ts'

/** An article as the list shows it. */
export interface ArticleSummary extends Omit<Article, 'revisions' | 'note' | 'position'> {
  /** ISO 8601 instant of the first import. */
  addedAt: string
  annotations: number
  /** The tags on its annotations, each once. */
  annotationTags: string[]
  /** ISO 8601 instant of the newest annotation; empty when there is none. */
  annotatedAt: string
  /** The colours in use, in the order of the keys. */
  colours: Colour[]
}

export interface LibraryView extends LibraryChoices {
  /** The library's folder, for display. */
  folder: string
  /** Those in the Trash too. */
  articles: ArticleSummary[]
  /** All tags on articles and annotations, most used first. */
  tags: string[]
  /** What could not be read, or was recovered, since the library was opened. */
  problems: Failure[]
  /** Whether a newer Lectern wrote it: then it can be read and not changed. */
  isReadOnly: boolean
  /** What was removed from the Trash since the library was opened, because its time was over. */
  removed: RemovedArticle[]
  /** Second copies of files that were merged since the library was opened. */
  copies: MergedCopy[]
}

/** A second copy of a file, left by a program that syncs, whose content is in the library now. */
export interface MergedCopy {
  /** Title of the article; empty when it was a copy of library.json. */
  title: string
  /** The copy's file name. */
  name: string
  /** Where the copy is kept, as it was. */
  path: string
}

/** An article opened for reading. */
export interface ArticleView {
  article: Article
  annotations: Annotation[]
  blocks: Block[]
}

/** An article after a change; its text is as it was. */
export interface ArticleChange {
  summary: ArticleSummary
  article: Article
  annotations: Annotation[]
}

export interface EditOutcome extends ArticleChange {
  /** The edit that takes this one back. */
  inverse: Edit
}

/** An edit, and the article that it is made on. */
export interface ArticleEdit {
  id: string
  edit: Edit
}

/** How many articles one request may edit. */
export const MAX_EDITS_AT_ONCE = 200

export interface LibraryEditOutcome {
  choices: LibraryChoices
  /** The edit that takes this one back. */
  inverse: LibraryEdit
}

/** An article that an import added, or took out of the Trash because its text came in again. */
export interface ImportedSummary {
  id: string
  title: string
  published: string
  place: string
  blocks: number
  words: number
  /** Whether it was in the Trash. */
  restored?: true
}

/** Something that an import could not add, or did not need to. */
export interface ImportFailure extends Failure {
  /** File name, or what stands for it. */
  name: string
  /** The article that already has this text, when `code` is `duplicate`. */
  article?: { id: string; title: string }
  /** Names its bytes, which are kept for a while so that an encoding can be chosen, when `code` is `uncertain-encoding`. */
  unsure?: string
}

export interface ImportReport {
  imported: ImportedSummary[]
  failed: ImportFailure[]
  /** What waited in the tray for the articles that were imported. */
  fromTray?: PlacedAnnotations
  /** What came of files among the others that hold annotations. */
  annotations?: AnnotationsReport
  /** What of folders does not come in; absent when there were none. */
  leftOut?: LeftOut
  /** Files that were not reached, or not read to their end, because the import was stopped. Absent for none. */
  notReached?: number
}

/** How far an import of files is. */
export interface ImportProgress {
  job: string
  /** Files that were seen to. */
  done: number
  /** 0 as long as they are being looked for. */
  total: number
  /** The file that is next. */
  name: string
}

/** What came of collecting annotations in one text. */
export interface CollectionReport {
  /** The file that it was written to; empty for a copy. */
  path: string
  /** How many annotations are in it. */
  annotations: number
  failed: (Failure & { articleId: string })[]
}

/** An annotation as a link shows it, with the article that it is in. */
export type LinkedPassageRow = Pick<NotebookRow, 'articleId' | 'title' | 'inTrash' | 'annotation'>

/** What the annotations of an article are linked with. */
export interface ArticleLinks {
  /** Those that links and notes lead to, and those that link here; what is gone is not among them. */
  passages: LinkedPassageRow[]
  /** The links that lead to this article's annotations, by the ids of both ends. */
  backlinks: Backlink[]
}

/** What the window may ask of the main process. Each call answers `Result<out>`. */
export interface Requests
  extends
    ImportRequests,
    IncomingRequests,
    InboxRequests,
    EncodingRequests,
    LibraryRequests,
    NotebookRequests,
    ExportRequests {
  'library.open': { in: Empty; out: LibraryView }
  'article.read': { in: { id: string }; out: ArticleView }
  /** Looks for changes made by other programs: they come as events. */
  'library.refresh': { in: Empty; out: null }
  /** Writes back the record of an article whose file vanished while it was open. */
  'article.writeBack': { in: { id: string }; out: ArticleChange }
  'article.edit': { in: { id: string; edit: Edit }; out: EditOutcome }
  /** Makes the search ready, if it is not: loads its index and brings it up to date. */
  'search.open': { in: Empty; out: SearchState }
  /** A call that another one has overtaken answers a `cancelled` failure. */
  'search.find': { in: { text: string; scope: SearchScope; limit: number }; out: FoundArticles }
  /** Edits on many articles, at most `MAX_EDITS_AT_ONCE`. One that fails does not stop the others. */
  'articles.edit': { in: { edits: ArticleEdit[] }; out: Result<EditOutcome>[] }
  /** An edit of what is true of the library as a whole. */
  'library.edit': { in: { edit: LibraryEdit }; out: LibraryEditOutcome }
  /** Where a tag, or one below it, stands. */
  'tag.uses': { in: { tag: string }; out: TagUse[] }
  /** Opens the system's print dialog for what the page has laid out. */
  'print.paper': { in: Empty; out: null }
  /** Asks the person for the file that an article is to be saved in. Answers whether they chose one. */
  'print.choosePdf': { in: { id: string }; out: boolean }
  /** Writes what the page has laid out to the file chosen. Answers its path; null if it was stopped. */
  'print.pdf': { in: Empty; out: string | null }
  /** Leaves the file unwritten. */
  'print.stop': { in: Empty; out: null }
  'settings.read': { in: Empty; out: Settings }
  'settings.change': { in: { patch: SettingsPatch }; out: Settings }
  'clipboard.write': { in: { text: string }; out: null }
  /** What was kept of the work on this library when the window was closed. */
  'session.read': { in: Empty; out: Session }
  /** Keeps it over a restart. */
  'session.keep': { in: { session: Session }; out: null }
  /** Writes what could not be saved to a file that the person chooses. Answers its path; null if none was chosen. */
  'unsaved.export': { in: { text: string }; out: string | null }
  /** Says in the application menu what undo and redo are about; empty when there is nothing. */
  'menu.name': { in: { undo: string; redo: string }; out: null }
  /**
   * All that was being written is saved, or as far as it can be: the answer to the event
   * `window.closing`. So many edits are not in the library, and are kept over a restart or not.
   */
  'window.saved': { in: { unsaved: number; kept: boolean }; out: null }
  /** Opens an https or mailto link outside, after the person confirmed its host. Answers whether it was opened. */
  'link.open': { in: { href: string }; out: boolean }
}

/** What the main process tells the window. */
export interface Events {
  /** The window is about to close: what is being written is to be saved, then `window.saved` asked. */
  'window.closing': Empty
  /** The computer is about to sleep: what is being written is to be saved now. */
  'window.save': Empty
  /** A menu item was chosen: the id of a command. */
  command: { id: string }
  /** Articles were added or changed, from here or from elsewhere. */
  'articles.changed': { changes: ArticleChange[] }
  /** Another program removed the files of these articles. They are listed still. */
  'articles.missing': { ids: string[] }
  /** Meanings of colours or saved filters were changed, from here or from elsewhere. */
  'library.changed': { choices: LibraryChoices }
  /** Second copies of files, left by a program that syncs, were merged. */
  'copies.merged': { copies: MergedCopy[] }
  'import.progress': ImportProgress
  /** Files that the system asked Lectern to open were imported. */
  'import.finished': { job: string; report: ImportReport }
  /** The tray holds more or fewer annotations that wait. */
  'tray.changed': { waiting: number }
  'search.state': SearchState
  /** Importing by itself has come further, or stopped. */
  'inbox.status': { status: InboxStatus }
  /** Files came in by themselves: nobody waits for them. */
  'inbox.imported': ImportReport
  /** Exporting by itself has come further, or stopped. */
  'autoExport.status': { status: AutoExportStatus }
  /** A file of the library was found damaged, and perhaps recovered; or a backup could not be taken. */
  'library.problem': { problem: Failure }
  /** A backup is being restored: how many of the articles that differ were seen to. */
  'backups.progress': { done: number; total: number }
  /** The Notebook's index is being made: of how many articles the annotations were read. */
  'notebook.progress': { done: number; total: number }
  'settings.changed': { settings: Settings }
  'libraries.progress': LibraryProgress
  /** The library was moved: told once the page shows it. */
  'libraries.moved': LibraryMoved
}

export type Empty = Record<string, never>
export type RequestName = keyof Requests
export type EventName = keyof Events
