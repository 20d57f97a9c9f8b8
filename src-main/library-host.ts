import {
  addRecent,
  type LibraryMoved,
  type LibraryPlaces,
  type LibraryProgress,
} from '../src-core/library/library-places.ts'
import type { RequestName } from '../src-core/ipc/contract.ts'
import { LecternError, type Failure } from '../src-core/ipc/result.ts'
import type { AppContext, Context } from './features/feature.ts'
import type { LibraryHandlers } from './features/handlers.ts'
import { openContext, type AppFiles, type OpenedLibrary } from './open-context.ts'
import { examineFolder, libraryGone, measureFolder } from './store/examine-folder.ts'
import { moveLibrary } from './store/move-library.ts'
import { packLibrary } from './store/pack-library.ts'
import { unpackLibrary } from './store/unpack-library.ts'
import { tellProgress } from './tell-progress.ts'

export interface HostOptions {
  app: AppContext
  files: AppFiles
  /** The library to open when the person chose none. */
  defaultFolder: string
  /** The one that the app was started with, if any: it wins over the choice. */
  startFolder: string | undefined
  /** Loads the windows' pages anew: they show another library now. */
  loadPages: () => void
}

/** Keeps the library that is open, and takes another one in its place. */
export class LibraryHost {
  readonly #options: HostOptions
  #folder: string
  #opened: OpenedLibrary | null = null
  #failure: Failure = { code: 'not-found', message: 'No library is open.' }
  /** Requests for the library wait for this: while it moves, nothing is written to it. */
  #held: Promise<unknown> | null = null
  readonly #underWay = new Set<Promise<unknown>>()
  /** What is being opened or moved. */
  #work: { stop: AbortController; done: Promise<unknown> } | null = null
  /** Folders and zip files that the person chose in a dialog. */
  readonly #chosen = new Set<string>()
  #moved: LibraryMoved | null = null
  #packed = ''

  constructor(options: HostOptions) {
    this.#options = options
    const { app, startFolder, defaultFolder } = options
    this.#folder = startFolder ?? (app.settings.value.library || defaultFolder)
  }

  /** Opens the library that is to be open at the start. One that cannot be opened is told to whoever asks. */
  async start(): Promise<void> {
    const { app, startFolder } = this.#options
    try {
      const isChosen = startFolder === undefined && app.settings.value.library !== ''
      if (isChosen && (await examineFolder(this.#folder)) !== 'library') throw libraryGone(this.#folder)
      this.#opened = await this.#open(this.#folder)
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
      this.#failure = error.failure
    }
  }

  /** The library that is open, once nothing holds it; null when none is. */
  async current(): Promise<Context | null> {
    await this.#held
    return this.#opened?.context ?? null
  }

  /** The open library's folder. */
  get openFolder(): string | null {
    return this.#opened ? this.#folder : null
  }

  /** @returns the open library's handler of a request @throws LecternError when none is open */
  async handler<Name extends RequestName & keyof LibraryHandlers>(
    name: Name,
  ): Promise<LibraryHandlers[Name]> {
    await this.#held
    if (!this.#opened) {
      const { code, message, ...more } = this.#failure
      throw new LecternError(code, message, more)
    }
    return this.#opened.handlers[name]
  }

  /** Makes a move of the library wait for what is being answered. */
  async track<T>(answer: Promise<T>): Promise<T> {
    this.#underWay.add(answer)
    try {
      return await answer
    } finally {
      this.#underWay.delete(answer)
    }
  }

  async places(): Promise<LibraryPlaces> {
    const { app, defaultFolder } = this.#options
    const recent = app.settings.value.recentLibraries.filter((folder) => folder !== this.#folder)
    const holds = await Promise.all(recent.map((folder) => examineFolder(folder).catch(() => 'missing')))
    return {
      folder: this.#folder,
      defaultFolder,
      isOpen: this.#opened !== null,
      size: this.#opened && (await measureFolder(this.#folder)),
      recent: recent.map((folder, index) => ({ folder, isThere: holds[index] === 'library' })),
    }
  }

  /** From now on a window may name this folder or zip file: the person chose it. */
  allow(path: string): void {
    this.#chosen.add(path)
  }

  /**
   * Opens another library. The present one stays open until that has succeeded.
   * @param make whether to make one if the folder is empty
   */
  open(folder: string, make: boolean): Promise<void> {
    this.#check(folder)
    return this.#run(async (signal) => {
      if (folder === this.openFolder)
        throw new LecternError('bad-arguments', 'This library is open already.', {
          kept: 'Nothing was changed.',
        })
      const holds = await examineFolder(folder)
      const mayMake =
        make && (holds === 'nothing' || (holds === 'missing' && folder === this.#options.defaultFolder))
      if (holds !== 'library' && !mayMake) throw holds === 'missing' ? libraryGone(folder) : noLibrary(folder)
      const next = await this.#open(folder, signal)
      await this.#replace(next, folder, this.#folder)
    })
  }

  /** Moves the library that is open. */
  move(folder: string): Promise<void> {
    this.#check(folder)
    return this.#run(async (signal) => {
      const opened = this.#opened
      if (!opened) throw new LecternError('not-found', 'No library is open that could be moved.')
      let release: () => void = () => undefined
      this.#held = new Promise<void>((resolve) => (release = resolve))
      try {
        await Promise.allSettled([...this.#underWay])
        const left = await moveLibrary({
          from: this.#folder,
          to: folder,
          signal,
          onProgress: this.#tellProgress(),
          switchOver: async () => this.#replace(await this.#open(folder, signal), folder),
        })
        this.#moved = { folder, left }
        this.#options.loadPages()
      } finally {
        this.#held = null
        release()
      }
    })
  }

  /** What a zip file of the library is to be called. */
  get zipName(): string {
    return `Lectern library ${new Date().toISOString().slice(0, 10)}.zip`
  }

  /** The zip file that was written last; empty when there is none. */
  get packed(): string {
    return this.#packed
  }

  /** Writes the library that is open into a zip file. @returns how many files are in it */
  async pack(zip: string): Promise<number> {
    this.#check(zip)
    let files = 0
    await this.#run(async (signal) => {
      const folder = this.openFolder
      if (folder === null) throw new LecternError('not-found', 'No library is open that could be packed.')
      files = await packLibrary({ from: folder, to: zip, signal, onProgress: this.#tellProgress() })
      this.#packed = zip
    })
    return files
  }

  /** Unpacks a library into an empty folder, and opens it. */
  unpack(zip: string, folder: string): Promise<void> {
    this.#check(zip)
    this.#check(folder)
    return this.#run(async (signal) => {
      const others = this.#knownFolders()
      await unpackLibrary({ from: zip, to: folder, others, signal, onProgress: this.#tellProgress() })
      await this.#replace(await this.#open(folder, signal), folder, this.#folder)
    })
  }

  /** Stops what is being opened or moved. */
  cancel(): void {
    this.#work?.stop.abort()
  }

  /** The page shows the library: it hears what it could not hear before. */
  pageOpened(): void {
    if (this.#moved) this.#options.app.tell('libraries.moved', this.#moved)
    this.#moved = null
  }

  async close(): Promise<void> {
    this.cancel()
    await this.#work?.done.catch(() => undefined)
    await this.#opened?.close()
  }

  /** @throws LecternError unless the person chose this folder, now or before */
  #check(folder: string): void {
    if (this.#chosen.has(folder) || this.#knownFolders().includes(folder)) return
    throw new LecternError('bad-arguments', `Nobody chose the folder ${folder}.`, {
      kept: 'Nothing was changed.',
    })
  }

  /** Folders of libraries that were open, as far as is known. */
  #knownFolders(): string[] {
    const { app, defaultFolder } = this.#options
    const { library, recentLibraries } = app.settings.value
    return [defaultFolder, library, this.#folder, ...recentLibraries].filter((folder) => folder !== '')
  }

  /** One at a time. */
  async #run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#work) throw new LecternError('locked', 'A library is being opened, moved or packed already.')
    const stop = new AbortController()
    const done = work(stop.signal)
    this.#work = { stop, done }
    await done.finally(() => (this.#work = null))
  }

  async #open(folder: string, signal?: AbortSignal): Promise<OpenedLibrary> {
    const tell = this.#tellProgress()
    const stopIfCancelled = () => {
      if (signal?.aborted)
        throw new LecternError('cancelled', 'The library was not opened: you stopped it.', {
          kept: 'Nothing was changed.',
        })
    }
    const app: AppContext = {
      ...this.#options.app,
      // The page shows another library as long as this one is being opened.
      tell: (name, payload) => {
        if (this.#opened === null || this.#opened === opened) this.#options.app.tell(name, payload)
      },
      attempt: (task) => (this.#held ? null : this.track(task())),
    }
    let opened: OpenedLibrary | null = null
    opened = await openContext(app, folder, this.#options.files, (done, total) => {
      stopIfCancelled()
      if (signal) tell({ stage: 'reading', done, total, bytes: 0, totalBytes: 0 })
    })
    try {
      stopIfCancelled()
    } catch (error) {
      await opened.close()
      throw error
    }
    return opened
  }

  /** Remembers the choice, then puts a library in the place of the one that is open, which is closed. */
  async #replace(next: OpenedLibrary, folder: string, ...recent: string[]): Promise<void> {
    const { app, defaultFolder, loadPages } = this.#options
    const before = this.#opened
    try {
      const known = app.settings.value.recentLibraries.filter(
        (other) => recent.length > 0 || other !== this.#folder,
      )
      await app.settings.change({
        library: folder === defaultFolder ? '' : folder,
        recentLibraries: addRecent(known, folder, ...recent),
      })
    } catch (error) {
      await next.close()
      throw error
    }
    this.#opened = next
    this.#folder = folder
    await before?.close()
    if (recent.length > 0) loadPages()
  }

  #tellProgress(): (progress: LibraryProgress) => void {
    return tellProgress((progress) => this.#options.app.tell('libraries.progress', progress))
  }
}

function noLibrary(folder: string): LecternError {
  return new LecternError('bad-arguments', `There is no library in ${folder}.`, {
    kept: 'Nothing was changed there.',
    todo: 'Choose the folder that has the file library.json in it, or an empty folder for a new library.',
  })
}
