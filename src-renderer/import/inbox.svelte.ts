import { INBOX_OFF, type InboxChoices, type InboxStatus } from '../../src-core/inbox/inbox.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { describeImported, sortReport, summarise } from './describe-report.ts'

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** What importing by itself from a folder is at, as the window shows it. */
export class InboxState {
  status = $state.raw<InboxStatus>(INBOX_OFF)
  /** Whether the folder is being looked at because the person asked. */
  looking = $state(false)
  readonly #app: App

  /** In a few words; empty when it is off. */
  readonly words = $derived.by(() => this.#describe())
  /** Whether the person has to do something about it. */
  readonly needsLook = $derived(this.status.failed.length > 0 || this.status.failure !== null)

  constructor(app: App) {
    this.#app = app
  }

  get choices(): InboxChoices {
    return this.#app.settings.value.inbox
  }

  /** Hears what the main process tells of it. @returns functions that end that */
  listen(): (() => void)[] {
    const { bridge } = this.#app
    return [
      bridge.listen('inbox.status', ({ status }) => (this.status = status)),
      bridge.listen('inbox.imported', (report) => this.tell(report)),
    ]
  }

  async read(): Promise<void> {
    const result = await this.#app.bridge.request('inbox.read', {})
    if (result.ok) this.status = result.value
  }

  /** Switches it; asks for a folder when there is none. */
  async setOn(on: boolean): Promise<void> {
    if (on && this.choices.folder === '' && !(await this.chooseFolder())) return
    await this.change({ on, paused: false })
  }

  async change(patch: Partial<Omit<InboxChoices, 'folder'>>): Promise<void> {
    await this.#app.settings.change({ inbox: patch })
  }

  /** @returns whether one was chosen */
  async chooseFolder(): Promise<boolean> {
    const { bridge, settings, toasts } = this.#app
    const result = await bridge.request('inbox.chooseFolder', {})
    if (!result.ok) toasts.fail(result.failure)
    if (!result.ok || result.value === null) return false
    settings.value = { ...settings.value, inbox: { ...settings.value.inbox, folder: result.value } }
    return true
  }

  async reveal(): Promise<void> {
    const result = await this.#app.bridge.request('inbox.reveal', {})
    if (!result.ok) this.#app.toasts.fail(result.failure)
  }

  /** Looks at the folder now, and says so when nothing came of it. Where it is not on, it shows where that is set. */
  async look(): Promise<void> {
    const { bridge, toasts } = this.#app
    if (this.looking) return
    if (!this.choices.on || this.choices.paused) {
      this.#app.openSettings('import')
      return
    }
    const before = this.status.at
    this.looking = true
    const result = await bridge.request('inbox.look', {})
    this.looking = false
    if (!result.ok) {
      toasts.fail(result.failure)
      return
    }
    this.status = result.value
    const { at, waiting, failed, failure } = result.value
    const isShown = this.#app.dialogs.current === 'settings'
    if (isShown && (failure || failed.length > 0)) return
    if (failure) toasts.fail(failure)
    else if (failed.length > 0) {
      const action = { label: 'Show', run: () => this.showFailed() }
      toasts.say({ text: countFailed(failed.length), kind: 'info', action })
    } else if (at === before && waiting === 0)
      toasts.say({ text: 'There is nothing new in the inbox folder', kind: 'info' })
  }

  /** Shows what did not come in and why, or where it is set. */
  show(): void {
    if (this.status.failed.length > 0) this.showFailed()
    else this.#app.openSettings('import')
  }

  showFailed(): void {
    const { importing, dialogs } = this.#app
    importing.report = { imported: [], failed: this.status.failed }
    dialogs.open('report')
  }

  /**
   * Says what came in by itself, and what of the tray found its place in it. Nothing is opened: the person is at
   * something else.
   */
  tell(report: ImportReport): void {
    const { toasts, importing, dialogs, incoming } = this.#app
    incoming.tellOfImport(report)
    const { imported, known } = sortReport(report)
    const [article] = imported
    const twin = known[0]?.article
    const open = (id: string) => ({ label: 'Open', run: () => void this.#app.openArticle(id) })
    const from = 'From the inbox folder.'
    if (article && imported.length === 1 && known.length === 0)
      toasts.say({ text: describeImported(article), detail: from, kind: 'info', action: open(article.id) })
    else if (!article && known.length === 1 && twin)
      toasts.say({
        text: `“${twin.title}” is in your library already`,
        detail: `${known[0]?.name ?? ''} in the inbox folder has the same text.`,
        kind: 'info',
        action: open(twin.id),
      })
    else if (imported.length + known.length > 0) {
      const show = () => {
        importing.report = report
        dialogs.open('report')
      }
      toasts.say({
        text: summarise(report),
        detail: from,
        kind: 'info',
        action: { label: 'Show', run: show },
      })
    }
  }

  #describe(): string {
    const { state, failed, at, waiting } = this.status
    if (state === 'off') return ''
    if (state === 'paused' || state === 'stuck') return 'Import is paused'
    if (state === 'running')
      return waiting > 1 ? `Importing ${waiting.toLocaleString()} files…` : 'Importing…'
    if (state === 'waiting')
      return waiting === 1 ? 'One file is coming in' : `${waiting.toLocaleString()} files are coming in`
    if (failed.length > 0) return countFailed(failed.length)
    return at === '' ? 'Imports by itself' : `Imported at ${TIME.format(Date.parse(at))}`
  }
}

function countFailed(files: number): string {
  return files === 1 ? 'One file needs a look' : `${files.toLocaleString()} files need a look`
}
