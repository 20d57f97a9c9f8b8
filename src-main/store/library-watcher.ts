import { watch, type FSWatcher } from 'node:fs'
import { recordId } from './article-records.ts'
import { isLikeLibraryFile, isNoRecord, isNoTrayFile } from './sync-copies.ts'
import { TRAY_FOLDER, trayKeyIn } from './tray-files.ts'

/** What other programs may have changed. It says no more than where to look. */
export interface Touched {
  /** Ids of the records whose files were touched. */
  ids: string[]
  /** Whether there may be a second copy of a file, as a program that syncs leaves it. */
  copies: boolean
  /** Whether a file of the tray was touched. */
  tray: boolean
}

/** The folders that are watched. */
interface Folders {
  root: string
  articles: string
  /** It may not be there yet. */
  tray: string
}

// One save makes several events: the temporary file, its rename.
const SETTLED_AFTER = 100

/**
 * Notices that files of a library may have been changed by other programs. Where the system cannot
 * watch a folder, as on some network drives, it tells nothing: a look from time to time has to do.
 */
export class LibraryWatcher {
  readonly #folders: Folders
  readonly #tell: (touched: Touched) => void
  #ids = new Set<string>()
  #copies = false
  #tray = false
  #watchers: FSWatcher[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(folders: Folders, tell: (touched: Touched) => void) {
    this.#folders = folders
    this.#tell = tell
    this.watchAgain()
  }

  /** Starts anew: a folder that was replaced by another of its name is not the one that was watched. */
  watchAgain(): void {
    for (const watcher of this.#watchers) watcher.close()
    this.#watchers = [
      ...this.#watch(this.#folders.articles, (name) => this.#touchArticle(name)),
      ...this.#watch(this.#folders.root, (name) => this.#touchRoot(name)),
      ...this.#watch(this.#folders.tray, (name) => this.#touchTray(name)),
    ]
  }

  close(): void {
    clearTimeout(this.#timer)
    for (const watcher of this.#watchers) watcher.close()
  }

  #watch(folder: string, touch: (name: string) => void): FSWatcher[] {
    try {
      const watcher = watch(folder, (_event, name) => touch(name ?? ''))
      watcher.on('error', () => watcher.close())
      return [watcher]
    } catch {
      return []
    }
  }

  #touchArticle(name: string): void {
    const id = recordId(name)
    if (id !== undefined) this.#ids.add(id)
    else if (isNoRecord(name)) this.#copies = true
    else return
    this.#tellSoon()
  }

  #touchRoot(name: string): void {
    if (name === TRAY_FOLDER) {
      // It was made, by us or by a program that syncs: from now on it can be watched.
      this.watchAgain()
      this.#tray = true
      this.#copies = true
      this.#tellSoon()
      return
    }
    if (!isLikeLibraryFile(name)) return
    this.#copies = true
    this.#tellSoon()
  }

  #touchTray(name: string): void {
    if (trayKeyIn(name) !== undefined) this.#tray = true
    else if (isNoTrayFile(name)) this.#copies = true
    else return
    this.#tellSoon()
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const touched = { ids: [...this.#ids], copies: this.#copies, tray: this.#tray }
      this.#ids = new Set()
      this.#copies = false
      this.#tray = false
      this.#tell(touched)
    }, SETTLED_AFTER)
  }
}
