import type { BackupList, BackupPreview, BackupSummary, RestoreReport } from '../library/backup.ts'
import type { ChosenFolder, FolderPurpose, LibraryPlaces, ZipPurpose } from '../library/library-places.ts'
import type { Empty } from './contract.ts'

/** What the window may ask about the library as a whole: its backups, its place, other libraries. */
export interface LibraryRequests {
  'backups.list': { in: Empty; out: BackupList }
  /** Takes one now, even if nothing has changed. */
  'backups.take': { in: Empty; out: BackupSummary }
  /** What restoring it would change. */
  'backups.preview': { in: { id: string }; out: BackupPreview }
  /** Restores it wholly, after a backup of what is there now. */
  'backups.restore': { in: { id: string }; out: RestoreReport }
  /** Stops the restore that is under way: what it was done to stays so, and its report says how much that is. */
  'backups.cancel': { in: Empty; out: null }
  /** Shows the folder of backups in the system's file manager. */
  'backups.reveal': { in: Empty; out: null }
  /** Where the library is, how large, and which were open before. */
  'libraries.read': { in: Empty; out: LibraryPlaces }
  /** Asks the person for a folder, and looks into it; null if they chose none. */
  'libraries.choose': { in: { purpose: FolderPurpose }; out: ChosenFolder | null }
  /**
   * Opens the library in a folder that was chosen, or was open before; `make` makes one in an empty
   * folder. What is being written is to be saved before. The page is loaded anew when it is open.
   */
  'libraries.open': { in: { folder: string; make: boolean }; out: null }
  /** Moves the library to an empty folder that was chosen. The page is loaded anew when it is there. */
  'libraries.move': { in: { folder: string }; out: null }
  /** Asks the person for a zip file: one to write, or one to read. Null if they chose none. */
  'libraries.chooseZip': { in: { purpose: ZipPurpose }; out: string | null }
  /** Writes the library that is open into a zip file that was chosen. Answers how many files are in it. */
  'libraries.pack': { in: { zip: string }; out: number }
  /** Unpacks a library into an empty folder that was chosen, and opens it as `libraries.open` does. */
  'libraries.unpack': { in: { zip: string; folder: string }; out: null }
  /** Shows the zip file that was written last in the system's file manager. */
  'libraries.revealZip': { in: Empty; out: null }
  /** Stops the opening or moving that is under way: its call answers a `cancelled` failure. */
  'libraries.cancel': { in: Empty; out: null }
  /** Shows the library's folder in the system's file manager. */
  'libraries.reveal': { in: Empty; out: null }
}
