import { watch, type FSWatcher } from 'node:fs'
import { recordId } from './article-records.ts'

// One save makes several events: the temporary file, its rename.
const SETTLED_AFTER = 100

/**
 * Notices that records may have been changed by other programs. It tells no more than which ones to
 * look at. Where the system cannot watch a folder, it tells nothing.
 */
export class ArticleWatcher {
  readonly #tell: (ids: string[]) => void
  readonly #idOf: (name: string) => string | undefined
  readonly #touched = new Set<string>()
  #watcher: FSWatcher | undefined
  #timer: NodeJS.Timeout | undefined

  /**
   * @param tell is given the ids of the records whose files were touched
   * @param idOf the id in the name of a file to watch; undefined for any other
   */
  constructor(folder: string, tell: (ids: string[]) => void, idOf = recordId) {
    this.#tell = tell
    this.#idOf = idOf
    try {
      this.#watcher = watch(folder, (_event, name) => this.#touch(name))
      this.#watcher.on('error', () => this.close())
    } catch {
      // A network drive, or no watches left: changes by others show at the next start.
    }
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#watcher?.close()
  }

  #touch(name: string | null): void {
    const id = this.#idOf(name ?? '')
    if (id === undefined) return
    this.#touched.add(id)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const ids = [...this.#touched]
      this.#touched.clear()
      this.#tell(ids)
    }, SETTLED_AFTER)
  }
}
