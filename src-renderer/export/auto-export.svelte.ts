import { AUTO_EXPORT_OFF, type AutoExportStatus } from '../../src-core/export/auto-export.ts'
import type { App } from '../app.svelte.ts'

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** What exporting by itself is at, as the window shows it. */
export class AutoExportState {
  status = $state.raw<AutoExportStatus>(AUTO_EXPORT_OFF)
  readonly #app: App

  /** In a few words; empty when it is off. */
  readonly words = $derived.by(() => this.#describe())
  /** Whether the person has to do something about it. */
  readonly needsLook = $derived(this.status.left.length > 0 || this.status.failure !== null)

  constructor(app: App) {
    this.#app = app
  }

  async read(): Promise<void> {
    const result = await this.#app.bridge.request('autoExport.read', {})
    if (result.ok) this.status = result.value
  }

  /** Shows what was left to be looked at, or where it is set. */
  look(): void {
    const { left } = this.status
    if (left.length > 0) this.#app.exporting.openFor(left.map(({ articleId }) => articleId))
    else this.#app.openSettings('export')
  }

  #describe(): string {
    const { state, left, at, waiting, failure } = this.status
    if (state === 'off') return ''
    if (state === 'paused') return 'Export is paused'
    if (state === 'running') return 'Exporting…'
    if (left.length > 0)
      return left.length === 1
        ? 'One exported file needs a look'
        : `${left.length.toLocaleString()} exported files need a look`
    if (failure !== null) return 'Something was not exported'
    if (state === 'waiting')
      return waiting === 1 ? 'One article to export' : `${waiting.toLocaleString()} articles to export`
    return at === '' ? 'Exports by itself' : `Exported at ${TIME.format(Date.parse(at))}`
  }
}
