import type { ImportJobs } from '../import/import-jobs.ts'
import type { SettingsFile } from '../store/settings-file.ts'
import type { Library } from '../store/library.ts'
import type { SearchService } from '../search/search-service.ts'
import type { Desktop } from '../desktop.ts'
import type { Events, EventName } from '../../src-core/ipc/contract.ts'

/** What the features work with that need no library. */
export interface AppContext {
  settings: SettingsFile
  desktop: Desktop
  /** The app's data folder. */
  data: string
  /** Called when the page asks for the library: files to open wait for that. */
  pageOpened: () => void
  /** Begins something that nobody asked for; null when nothing may be written to the library just now. */
  attempt: <T>(task: () => Promise<T>) => Promise<T> | null
  /** Sends an event to every window. */
  tell: <Name extends EventName>(name: Name, payload: Events[Name]) => void
}

/** What the features of an open library work with. */
export interface Context extends AppContext {
  library: Library
  search: SearchService
  /** The imports of files that are going on. */
  importJobs: ImportJobs
}
