import type { SettingsFile } from '../store/settings-file.ts'
import type { Library } from '../store/library.ts'
import type { SearchService } from '../search/search-service.ts'
import type { Desktop } from '../desktop.ts'
import type { Events, EventName } from '../../src-core/ipc/contract.ts'

/** What the features work with. */
export interface Context {
  library: Library
  settings: SettingsFile
  desktop: Desktop
  search: SearchService
  /** The app's data folder. */
  data: string
  /** Called when the page asks for the library: files to open wait for that. */
  pageOpened: () => void
  /** Sends an event to every window. */
  tell: <Name extends EventName>(name: Name, payload: Events[Name]) => void
}
