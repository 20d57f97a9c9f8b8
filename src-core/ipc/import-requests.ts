import type { BookChoice } from '../import/file-kinds.ts'
import type { Empty, ImportReport } from './contract.ts'

/**
 * The ways in which the window brings articles into the library. A job is an import of files, by a name that the window
 * gives it: it tells of its progress, and can be stopped.
 */
export interface ImportRequests {
  /** Files dropped on the window, and those in folders that were. */
  'import.files': {
    in: {
      job: string
      /**
       * `name` is what the person knows it by: of one in a dropped folder, its path from there, with slashes.
       * `siblings` are the images that came along, by their paths from the file.
       */
      files: { name: string; bytes: Uint8Array; siblings?: { path: string; bytes: Uint8Array }[] }[]
      chaptersApart: boolean
    }
    out: ImportReport
  }
  /** Asks the person how so many books are to come in. */
  'import.askBooks': { in: { books: number }; out: BookChoice }
  /** Pasted text; `html` is the same with its form. */
  'import.text': { in: { text: string; html?: string }; out: ImportReport }
  /** Fetches the page at an address that the person gave; that alone, and nothing that it shows. */
  'import.page': { in: { address: string }; out: ImportReport }
  /** Stops what is being fetched. */
  'import.stopPage': { in: Empty; out: null }
  /** Asks the person for files. An empty report if they chose none. */
  'import.choose': { in: { job: string }; out: ImportReport }
  /** Asks the person for a folder, and imports what Lectern reads in it and below. As `import.choose`. */
  'import.chooseFolder': { in: { job: string }; out: ImportReport }
  /** Stops a job at once, also within a file. What came in until then stays. */
  'import.stop': { in: { job: string }; out: null }
}
