import type { AutoExportStatus } from '../export/auto-export.ts'
import type { ChangedNote } from '../export/notes-back/read-returned-notes.ts'
import type { ExportFormat } from '../export/format-names.ts'
import type { TemplateProblem } from '../export/template/template-error.ts'
import type { VerifiedQuote } from '../export/verify/verify-quotes.ts'
import type { Empty } from './contract.ts'
import type { Failure } from './result.ts'

/** A file that an export wrote. */
export interface ExportedFile {
  articleId: string
  path: string
}

/** What an export would make of a file that a person has changed. */
export interface MergePreview extends ExportedFile {
  title: string
  before: string
  after: string
  /** Places that both sides changed; each is shown in a callout. */
  conflicts: number
}

/** A note that was changed in an exported file, and may be taken over. */
export interface ReturnedNote extends ChangedNote, ExportedFile {
  title: string
  /** The words that it is on; empty for a note on the article. */
  quote: string
}

export interface ExportReport {
  folder: string
  written: ExportedFile[]
  /** Files that held changes of a person's, which were kept. `backup` names the copy made of one before. */
  merged: (ExportedFile & { conflicts: number; backup: string | null })[]
  /** Files left alone because they are not Lectern's; the new text is in `path`. */
  keptBeside: { kept: string; path: string }[]
  failed: (Failure & { articleId: string; title: string })[]
  /** Of an export that nobody attends: files that have to be looked at before they are merged for the first time. */
  left?: (ExportedFile & { title: string })[]
}

/** What a template makes of an article. */
export interface TemplatePreview {
  fileName: string
  text: string
  /** What is wrong in the template; then the rest is empty. */
  problem: TemplateProblem | null
}

/** What came of comparing the quotes of a file with the library. */
export interface VerifiedFile {
  path: string
  /** Its last part. */
  name: string
  /** Whether it was made of the text that the library has now; unknown when the file does not say. */
  text: 'same' | 'other' | 'unknown'
  quotes: VerifiedQuote[]
  /** Why it could not be read. */
  failure: Failure | null
}

/** What the window may ask about exports. */
export interface ExportRequests {
  /** Asks the person for the folder that exports go to; null if they chose none. */
  'export.chooseFolder': { in: Empty; out: string | null }
  /** What an export would make of files that the person changed and that were never merged before. */
  'export.preview': { in: { articleIds: string[] | 'all' }; out: MergePreview[] }
  /** The notes of articles that were changed in the files that they were exported to. */
  'export.notes': { in: { articleIds: string[] | 'all' }; out: ReturnedNote[] }
  /** What a template would make of an article. Writes nothing. */
  'export.tryTemplate': { in: { template: string; articleId: string }; out: TemplatePreview }
  /** Writes to the folder chosen last. */
  'export.run': { in: { articleIds: string[] | 'all'; format: ExportFormat }; out: ExportReport }
  /** Shows a file written by the last export, or its folder, in the system's file manager. */
  'export.reveal': { in: Empty; out: null }
  /** What exporting by itself is at. */
  'autoExport.read': { in: Empty; out: AutoExportStatus }
  /** Asks the person for exported files, and compares their quotes with the library; null if they chose none. */
  'verify.choose': { in: Empty; out: VerifiedFile[] | null }
}
