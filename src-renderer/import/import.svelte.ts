import { isBookName, type BookChoice } from '../../src-core/import/file-kinds.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { toBatches } from './batches.ts'
import { describeImported, isUnsure, joinReports, sortReport, summarise } from './describe-report.ts'
import { PageImport } from './page-import.svelte.ts'
import { readFiles } from './read-files.ts'
import { UnsureFiles } from './unsure-files.svelte.ts'

const BATCH_BYTES = 20_000_000
const BATCH_FILES = 50
const NOTHING: ImportReport = { imported: [], failed: [] }

/** The ways in which articles come into the library through the window. */
export class ImportState {
  /** What came of the last import that needs more than a line. */
  report = $state.raw<ImportReport>(NOTHING)
  /** Text that is being pasted; kept until it is an article, whatever happens to the dialog. */
  draft = $state('')
  /** Whether the pasted text is on its way. */
  sending = $state(false)
  /** Text with its form, as it was copied; empty when only words were. */
  #formatted = { html: '', text: '' }
  /** Whether the form of pasted text is kept. */
  keepsForm = $state(true)
  /** The page on the web that is asked for. */
  readonly page: PageImport
  /** The files whose encoding is not certain. */
  readonly unsure: UnsureFiles
  readonly #app: App

  constructor(app: App) {
    this.#app = app
    this.page = new PageImport(app, (report) => this.finish(report))
    this.unsure = new UnsureFiles(app, {
      report: () => this.report,
      finish: (report) => this.finish(report),
    })
  }

  /** Asks for files and imports them. */
  async choose(): Promise<void> {
    const result = await this.#app.bridge.request('import.choose', {})
    if (result.ok) await this.finish(result.value)
    else this.#app.toasts.fail(result.failure)
  }

  /** Imports files that were dropped or pasted, batch by batch; can be cancelled between two. */
  async importFiles(dropped: readonly File[]): Promise<void> {
    const choice = await this.#askBooks(dropped)
    const files = choice === 'none' ? dropped.filter(({ name }) => !isBookName(name)) : dropped
    if (files.length === 0) return
    const cancel = new AbortController()
    const progress = files.length > 1 ? this.#showProgress(files.length, cancel) : undefined
    let report = NOTHING
    let done = 0
    for (const batch of toBatches(files, BATCH_BYTES, BATCH_FILES)) {
      if (cancel.signal.aborted) break
      report = joinReports(report, await this.#send(batch, choice === 'chapters'))
      done += batch.length
      progress?.update(done)
    }
    progress?.end()
    await this.finish(report)
    if (cancel.signal.aborted) this.#sayCancelled(done, files.length)
  }

  /**
   * Opens the dialog for pasted text; text from the clipboard takes the place of none.
   * @param html the same with its form, if it has one
   */
  openPaste(text = '', html = ''): void {
    if (text !== '') {
      this.draft = text
      this.#formatted = { html, text }
      this.keepsForm = true
    }
    this.#app.dialogs.open('paste')
  }

  /** Whether the text is still as it was copied, and has a form. */
  get hasForm(): boolean {
    return this.#formatted.html !== '' && this.draft === this.#formatted.text
  }

  /** Makes an article of the pasted text. */
  async importDraft(): Promise<void> {
    if (this.sending || this.draft.trim() === '') return
    this.sending = true
    const html = this.hasForm && this.keepsForm ? this.#formatted.html : ''
    const result = await this.#app.bridge.request('import.text', {
      text: this.draft,
      ...(html !== '' && { html }),
    })
    this.sending = false
    if (!result.ok) {
      this.#app.toasts.fail(result.failure)
      return
    }
    this.#app.dialogs.close()
    // What is in the library now, or was before, needs no keeping here.
    if (sortReport(result.value).failed.length === 0) this.draft = ''
    await this.finish(result.value)
  }

  /**
   * Shows what came of an import: one article is opened; many are counted; one file of an encoding that is not
   * certain is asked about; what else could not be added is listed with what to do.
   */
  async finish(came: ImportReport): Promise<void> {
    const report = this.unsure.giveUp(came)
    const { imported, known, failed } = sortReport(report)
    const { toasts, dialogs } = this.#app
    const [article] = imported
    const [twin] = known
    if (article && imported.length === 1) await this.#app.openArticle(article.id)
    const [first] = failed
    if (first && failed.length === 1 && imported.length + known.length === 0 && isUnsure(first)) {
      this.report = report
      this.unsure.openFor(first, false)
    } else if (failed.length > 0 || known.length > 1 || (known.length === 1 && article)) {
      this.report = report
      dialogs.open('report')
    } else if (article && imported.length === 1) {
      toasts.say({ text: describeImported(article), kind: 'info' })
    } else if (article) {
      this.report = report
      const action = { label: 'Show', run: () => dialogs.open('report') }
      toasts.say({ text: summarise(report), kind: 'info', action })
    } else if (twin) {
      this.#sayKnown(twin)
    }
  }

  async #askBooks(files: readonly File[]): Promise<BookChoice> {
    const books = files.filter(({ name }) => isBookName(name)).length
    if (books === 0) return 'whole'
    const result = await this.#app.bridge.request('import.askBooks', { books })
    if (!result.ok) this.#app.toasts.fail(result.failure)
    return result.ok ? result.value : 'none'
  }

  async #send(batch: readonly File[], chaptersApart: boolean): Promise<ImportReport> {
    const { files, failed } = await readFiles(batch)
    if (files.length === 0) return { imported: [], failed }
    const result = await this.#app.bridge.request('import.files', { files, chaptersApart })
    if (result.ok) return joinReports({ imported: [], failed }, result.value)
    return { imported: [], failed: [...failed, ...files.map(({ name }) => ({ ...result.failure, name }))] }
  }

  #sayKnown({ name, article }: ImportReport['failed'][number]): void {
    const open = article && { label: 'Open', run: () => void this.#app.openArticle(article.id) }
    const text = `“${article?.title ?? name}” is in your library already`
    this.#app.toasts.say({ text, kind: 'info', action: open })
  }

  #showProgress(total: number, canceller: AbortController) {
    const { toasts } = this.#app
    const action = { label: 'Cancel', run: () => canceller.abort() }
    const text = (done: number) => `Importing ${done.toLocaleString()} of ${total.toLocaleString()} files…`
    // Nobody needs to read of work that is over in a moment.
    let id = 0
    let done = 0
    const timer = setTimeout(
      () => (id = toasts.say({ text: text(done), kind: 'info', ms: Infinity, action })),
      500,
    )
    return {
      update(now: number) {
        done = now
        toasts.update(id, { text: text(now) })
      },
      end() {
        clearTimeout(timer)
        toasts.dismiss(id)
      },
    }
  }

  #sayCancelled(done: number, total: number): void {
    this.#app.toasts.say({
      text: `Import cancelled after ${done.toLocaleString()} of ${total.toLocaleString()} files`,
      detail: 'What had been added stays in your library.',
      kind: 'info',
    })
  }
}
