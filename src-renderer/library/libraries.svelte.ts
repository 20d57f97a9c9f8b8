import type {
  ChosenFolder,
  FolderPurpose,
  LibraryMoved,
  LibraryProgress,
  ZipPurpose,
} from '../../src-core/library/library-places.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { App } from '../app.svelte.ts'

type WorkingAct = 'opening' | 'making' | 'moving' | 'packing' | 'unpacking'

/** What the dialog shows: a question, what is under way, or what went wrong. */
export type LibrariesStep =
  | { kind: 'make' | 'openThere' | 'move'; folder: string }
  | { kind: 'working'; act: WorkingAct; folder: string }
  | { kind: 'failed'; failure: Failure }

/** Opening another library, making a new one, moving the one that is open; one that is in a zip file. */
export class Libraries {
  step = $state.raw<LibrariesStep | null>(null)
  progress = $state.raw<LibraryProgress | null>(null)
  /** Whether the person has asked to stop what is under way. */
  stopping = $state(false)
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  get isWorking(): boolean {
    return this.step?.kind === 'working'
  }

  /** Asks for a folder, then does what it is for; asks before that where it is not plain. */
  async choose(purpose: FolderPurpose): Promise<void> {
    if (this.isWorking) return
    const result = await this.#app.bridge.request('libraries.choose', { purpose })
    if (!result.ok) this.#show({ kind: 'failed', failure: result.failure })
    else if (result.value) await this.#take(purpose, result.value)
  }

  async #take(purpose: FolderPurpose, { folder, holds, isOpen }: ChosenFolder): Promise<void> {
    if (isOpen) this.#fail('bad-arguments', `The library in ${folder} is the one that is open.`)
    else if (purpose === 'move') this.#show({ kind: 'move', folder })
    else if (holds === 'library') {
      if (purpose === 'open') await this.open(folder)
      else this.#show({ kind: 'openThere', folder })
    } else if (holds === 'nothing') {
      if (purpose === 'new') await this.open(folder, true)
      else this.#show({ kind: 'make', folder })
    } else if (purpose === 'new') {
      const todo = 'Choose an empty folder, or make one in the dialog.'
      this.#fail(
        'bad-arguments',
        `The folder ${folder} is not empty: a new library needs a folder of its own.`,
        todo,
      )
    } else {
      const todo =
        'Choose the folder that has the file library.json in it, or an empty one for a new library.'
      this.#fail('bad-arguments', `The folder ${folder} is not a library.`, todo)
    }
  }

  /** Goes on after a question. */
  async confirm(): Promise<void> {
    if (this.step?.kind === 'make') await this.open(this.step.folder, true)
    else if (this.step?.kind === 'openThere') await this.open(this.step.folder)
    else if (this.step?.kind === 'move') await this.#move(this.step.folder)
  }

  /** Opens the library in a folder. The page is loaded anew then. */
  async open(folder: string, make = false): Promise<void> {
    this.#show({ kind: 'working', act: make ? 'making' : 'opening', folder })
    if (!(await this.#settle())) return
    this.#end(await this.#app.bridge.request('libraries.open', { folder, make }))
  }

  /** Writes the library into a zip file that the person chooses. */
  async pack(): Promise<void> {
    const zip = await this.#chooseZip('pack')
    if (zip === null) return
    this.#show({ kind: 'working', act: 'packing', folder: zip })
    if (!(await this.#settle())) return
    const result = await this.#app.bridge.request('libraries.pack', { zip })
    this.#end(result)
    if (!result.ok) return
    this.step = null
    this.#app.dialogs.close()
    const show = () => void this.#app.bridge.request('libraries.revealZip', {})
    this.#app.toasts.say({
      text: `Packed the library: ${result.value.toLocaleString()} files`,
      detail: zip,
      kind: 'info',
      action: { label: 'Show in folder', run: show },
    })
  }

  /** Unpacks a library from a zip file into an empty folder, and opens it. */
  async unpack(): Promise<void> {
    const zip = await this.#chooseZip('unpack')
    if (zip === null) return
    const result = await this.#app.bridge.request('libraries.choose', { purpose: 'new' })
    if (!result.ok) {
      this.#show({ kind: 'failed', failure: result.failure })
      return
    }
    if (!result.value) return
    const { folder, holds } = result.value
    if (holds !== 'nothing') {
      const todo = 'Choose an empty folder, or make one in the dialog.'
      this.#fail(
        'bad-arguments',
        `The folder ${folder} is not empty: a library needs a folder of its own.`,
        todo,
      )
      return
    }
    this.#show({ kind: 'working', act: 'unpacking', folder })
    if (!(await this.#settle())) return
    this.#end(await this.#app.bridge.request('libraries.unpack', { zip, folder }))
  }

  async #chooseZip(purpose: ZipPurpose): Promise<string | null> {
    if (this.isWorking) return null
    const result = await this.#app.bridge.request('libraries.chooseZip', { purpose })
    if (result.ok) return result.value
    this.#show({ kind: 'failed', failure: result.failure })
    return null
  }

  async #move(folder: string): Promise<void> {
    this.#show({ kind: 'working', act: 'moving', folder })
    if (!(await this.#settle())) return
    this.#end(await this.#app.bridge.request('libraries.move', { folder }))
  }

  /** What could not be saved is kept for this library. Where not even that works, the window must not go. */
  async #settle(): Promise<boolean> {
    const isKept = await this.#app.settle()
    const { waiting } = this.#app.history.outbox
    if (isKept || waiting.length === 0) return true
    const count = waiting.length === 1 ? 'One change is' : `${waiting.length.toLocaleString()} changes are`
    this.#show({
      kind: 'failed',
      failure: {
        code: 'unwritable',
        message: `${count} not saved yet, and could not be kept for later either.`,
        kept: 'The library that was open is open still, with all that you wrote in the window.',
        todo: 'Copy what is not saved as text, or save it as a file; or try again when the disk can be written.',
      },
    })
    return false
  }

  /** Stops what is under way. */
  async stop(): Promise<void> {
    this.stopping = true
    await this.#app.bridge.request('libraries.cancel', {})
  }

  /** When it went well the dialog stays until the page is loaded anew: what it hides is the library before. */
  #end(result: { ok: true } | { ok: false; failure: Failure }): void {
    if (result.ok) return
    if (result.failure.code !== 'cancelled') {
      this.#show({ kind: 'failed', failure: result.failure })
      return
    }
    this.step = null
    this.#app.dialogs.close()
    this.#app.toasts.say({ text: result.failure.message, detail: result.failure.kept ?? '', kind: 'info' })
  }

  #fail(code: Failure['code'], message: string, todo = 'Choose another folder.'): void {
    this.#show({ kind: 'failed', failure: { code, message, kept: 'Nothing was changed there.', todo } })
  }

  #show(step: LibrariesStep): void {
    this.step = step
    this.progress = null
    this.stopping = false
    this.#app.dialogs.open('libraries')
  }
}

/** Says where the library is now, and what could not be removed where it was. */
export function tellMoved({ toasts }: App, { folder, left }: LibraryMoved): void {
  toasts.say({
    text: `Your library is in ${folder} now`,
    ...(left !== null && {
      detail: `Not all of the old folder could be removed: ${left}. You can delete what is left of it.`,
      ms: Infinity,
    }),
    kind: 'info',
  })
}
