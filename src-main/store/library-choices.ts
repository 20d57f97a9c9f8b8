import type { LibraryEditOutcome } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import {
  applyLibraryEdit,
  type AppliedToLibrary,
  type LibraryEdit,
} from '../../src-core/library/library-edit.ts'
import { latestMetaStamp, readChoices, type LibraryChoices } from '../../src-core/library/library-meta.ts'
import { nextStamp } from '../../src-core/library/stamp.ts'
import { ArticleWatcher } from './article-watcher.ts'
import { LIBRARY_FILE } from './library-file.ts'
import type { Shelves } from './shelves.ts'

type Listener = (choices: LibraryChoices) => void

/** The meanings of colours and the saved filters of an open library, in its file library.json. */
export class LibraryChoicesFile {
  readonly #folder: string
  readonly #shelves: Shelves
  readonly #listeners = new Set<Listener>()
  /** What was told last, as JSON. */
  #told: string
  #watcher: ArticleWatcher | undefined

  constructor(folder: string, shelves: Shelves) {
    this.#folder = folder
    this.#shelves = shelves
    this.#told = JSON.stringify(this.value)
  }

  get value(): LibraryChoices {
    return readChoices(this.#shelves.meta)
  }

  /**
   * Applies an edit to the file as it is on the disk now, whoever wrote it last.
   * @throws LecternError: then nothing was changed
   */
  async edit(edit: LibraryEdit): Promise<LibraryEditOutcome> {
    const { lock, libraryFile, quarantine, stampSource } = this.#shelves
    const stamps = await stampSource()
    const { inverse } = await lock.run(async () => {
      let applied: AppliedToLibrary | undefined
      const update = () =>
        libraryFile.update((found) => {
          const meta = found ?? this.#shelves.meta
          applied = applyLibraryEdit(meta, edit, nextStamp(stamps, latestMetaStamp(meta)))
          return applied.meta
        })
      this.#shelves.meta = await quarantine.readOrTakeIn(libraryFile.path, update)
      if (!applied) throw new Error('The library’s file was not changed.')
      return applied
    })
    this.#tell()
    return { choices: this.value, inverse }
  }

  /**
   * Tells of changes, through this object or by another program.
   * @returns a function that ends it
   */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    const idOf = (name: string) => (name === LIBRARY_FILE ? name : undefined)
    this.#watcher ??= new ArticleWatcher(this.#folder, () => void this.look(), idOf)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  close(): void {
    this.#watcher?.close()
  }

  /** Looks at the file, which another program may have changed. */
  async look(): Promise<void> {
    const { lock, libraryFile } = this.#shelves
    try {
      await lock.queue(async () => {
        this.#shelves.meta = (await libraryFile.read()) ?? this.#shelves.meta
      })
      this.#tell()
    } catch (error) {
      // What is damaged may be half-written: it is left to the next one who writes to it.
      if (!(error instanceof LecternError)) throw error
    }
  }

  #tell(): void {
    const choices = this.value
    const now = JSON.stringify(choices)
    if (now === this.#told) return
    this.#told = now
    this.#listeners.forEach((listener) => listener(choices))
  }
}
