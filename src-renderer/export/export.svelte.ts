import { fileName } from '../../src-core/export/file-name.ts'
import { collectionName, type ExportFormat } from '../../src-core/export/format-names.ts'
import type { ArticleSummary, ExportReport, MergePreview } from '../../src-core/ipc/contract.ts'
import { succeed, type Failure } from '../../src-core/ipc/result.ts'
import type { App } from '../app.svelte.ts'
import { summariseExport } from './describe-export.ts'
import { NotesBack } from './notes-back.svelte.ts'

/** What is exported: the articles that the dialog was opened for, or all of the library. */
export type ExportScope = 'chosen' | 'all'

/** The export dialog: what goes where, and what came of it. */
export class ExportState {
  scope = $state<ExportScope>('chosen')
  format = $state<ExportFormat>('markdown')
  running = $state(false)
  /** What came of an export that needs more than a line. */
  report = $state.raw<ExportReport | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** Files that the person changed, and what would become of them: to be looked at before they are written to. */
  previews = $state.raw<readonly MergePreview[]>([])
  /** Notes that were changed in the files: to be looked at before all else. */
  readonly notesBack: NotesBack
  #notesSeen = false
  #articleIds = $state.raw<readonly string[]>([])
  readonly #app: App

  /** The articles that `chosen` stands for. */
  chosen: ArticleSummary[] = $derived.by(() =>
    this.#articleIds.flatMap((id) => this.#app.library.find(id) ?? []),
  )
  /** The name of the file in the folder; empty when there is one for each article. */
  fileName = $derived.by(() => this.#nameFile())

  constructor(app: App) {
    this.#app = app
    this.notesBack = new NotesBack(app)
  }

  /** Where exports go; empty until a folder is chosen. */
  get folder(): string {
    return this.#app.settings.value.exportFolder
  }

  get ready(): boolean {
    return (
      !this.running &&
      (this.scope === 'chosen' ? this.chosen.length > 0 : this.#app.library.articles.length > 0)
    )
  }

  /** Opens the dialog for articles, or for the whole library when there are none. */
  openFor(articleIds: readonly string[]): void {
    this.#articleIds = articleIds
    this.scope = this.chosen.length > 0 ? 'chosen' : 'all'
    this.report = null
    this.failure = null
    this.previews = []
    this.notesBack.offer([])
    this.#notesSeen = false
    this.#app.dialogs.open('export')
  }

  /** Asks for the folder. @returns whether one was chosen */
  async chooseFolder(): Promise<boolean> {
    const { bridge, settings } = this.#app
    const result = await bridge.request('export.chooseFolder', {})
    this.failure = result.ok ? null : result.failure
    if (!result.ok || result.value === null) return false
    settings.value = { ...settings.value, exportFolder: result.value }
    return true
  }

  /**
   * Writes the files; asks for the folder first if there is none, and shows first what is to be merged, before that
   * the notes that were changed in the files, if that is wanted.
   */
  async run(): Promise<void> {
    if (!this.ready) return
    if (this.folder === '' && !(await this.chooseFolder())) return
    const { bridge } = this.#app
    const articleIds = this.scope === 'chosen' ? this.chosen.map(({ id }) => id) : ('all' as const)
    const { format } = this
    if (format === 'markdown' && (await this.#offerNotes(articleIds))) return
    const needsNoLook = this.previews.length > 0 || format !== 'markdown'
    this.running = true
    this.report = null
    const preview = needsNoLook ? succeed([]) : await bridge.request('export.preview', { articleIds })
    this.previews = preview.ok ? preview.value : []
    const mayWrite = preview.ok && this.previews.length === 0
    const result = mayWrite ? await bridge.request('export.run', { articleIds, format }) : null
    this.running = false
    this.failure = preview.ok ? (result === null || result.ok ? null : result.failure) : preview.failure
    if (result?.ok) this.#show(result.value)
  }

  /** Takes over the notes that were chosen, or none, and goes on with the export. */
  async goOn(takeOver: boolean): Promise<void> {
    if (takeOver) await this.notesBack.takeOver()
    else this.notesBack.offer([])
    await this.run()
  }

  /** @returns whether there is anything to look at */
  async #offerNotes(articleIds: string[] | 'all'): Promise<boolean> {
    if (this.#notesSeen || !this.#app.settings.value.exporting.notesBack) return false
    this.running = true
    const result = await this.#app.bridge.request('export.notes', { articleIds })
    this.running = false
    this.#notesSeen = true
    this.failure = result.ok ? null : result.failure
    if (result.ok) this.notesBack.offer(result.value)
    return !result.ok || result.value.length > 0
  }

  /** Leaves the files as they are and goes back to the choice. */
  leavePreviews(): void {
    this.previews = []
    this.notesBack.offer([])
    this.#notesSeen = false
  }

  /** Shows what was written last in the system's file manager. */
  async reveal(): Promise<void> {
    const result = await this.#app.bridge.request('export.reveal', {})
    if (!result.ok) this.#app.toasts.fail(result.failure)
  }

  /** All is well: a line says so. What was kept or failed is shown in the dialog, even if it was closed. */
  #show(report: ExportReport): void {
    const { dialogs, toasts } = this.#app
    const isConflicting = report.merged.some(({ conflicts }) => conflicts > 0)
    if (isConflicting || report.keptBeside.length > 0 || report.failed.length > 0) {
      this.report = report
      dialogs.open('export')
      return
    }
    if (dialogs.current === 'export') dialogs.close()
    const action = { label: 'Show in folder', run: () => void this.reveal() }
    toasts.say({ text: summariseExport(report), kind: 'info', action, ms: 10_000 })
  }

  #nameFile(): string {
    const { chosen, format } = this
    const articles = this.scope === 'chosen' ? chosen : this.#app.library.articles
    if (format !== 'markdown') return collectionName(format, articles)
    const [only, ...others] = this.scope === 'chosen' ? chosen : []
    // The names that other templates give are known to the main process alone.
    if (this.#app.settings.value.exporting.template !== 'lectern') return ''
    return only && others.length === 0 ? fileName(only) : ''
  }
}
