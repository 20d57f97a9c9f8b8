import { isBookName, type BookChoice } from '../../src-core/import/file-kinds.ts'
import { describeLeftOut } from '../../src-core/import/left-out.ts'
import type { ImportProgress, ImportReport } from '../../src-core/ipc/contract.ts'
import { joinReports, NOTHING_IMPORTED } from '../../src-core/ipc/import-report.ts'
import type { App } from '../app.svelte.ts'
import { toBatches } from './batches.ts'
import { describeImported, isUnsure, sortReport, summarise } from './describe-report.ts'
import { findDropped, type DroppedFile } from './dropped-folders.ts'
import { InboxState } from './inbox.svelte.ts'
import { PageImport } from './page-import.svelte.ts'
import { readFiles } from './read-files.ts'
import { RunningImports, type RunningImport } from './running-imports.ts'
import { UnsureFiles } from './unsure-files.svelte.ts'

const BATCH_BYTES = 20_000_000
const BATCH_FILES = 50

/** The ways in which articles come into the library through the window. */
export class ImportState {
  /** What came of the last import that needs more than a line. */
  report = $state.raw<ImportReport>(NOTHING_IMPORTED)
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
  /** The folder from which articles come in by themselves. */
  readonly inbox: InboxState
  /** The files whose encoding is not certain. */
  readonly unsure: UnsureFiles
  readonly #running: RunningImports
  readonly #app: App

  constructor(app: App) {
    this.#app = app
    this.#running = new RunningImports(app)
    this.inbox = new InboxState(app)
    this.page = new PageImport(app, (report) => this.finish(report))
    this.unsure = new UnsureFiles(app, {
      report: () => this.report,
      finish: (report) => this.finish(report),
    })
  }

  /** Asks for files and imports them. */
  async choose(): Promise<void> {
    await this.#chooseBy('import.choose')
  }

  /** Asks for a folder, and imports what Lectern reads in it. */
  async chooseFolder(): Promise<void> {
    await this.#chooseBy('import.chooseFolder')
  }

  /** Hears how far an import is that the main process does by itself. */
  hear(progress: ImportProgress): void {
    this.#running.hear(progress)
  }

  /** Hears what came of files that the system opened with Lectern. */
  async hearFinished({ job, report }: { job: string; report: ImportReport }): Promise<void> {
    this.#running.end(job)
    await this.finish(report)
  }

  /** Imports files and folders that were dropped or pasted, batch by batch. */
  async importFiles(
    files: readonly File[],
    folders: readonly FileSystemDirectoryEntry[] = [],
  ): Promise<void> {
    const running = this.#running.start()
    if (folders.length > 0) running.show({ done: 0, total: 0, name: '' })
    const found = await findDropped({ files, folders }, () => running.isStopped)
    const choice = running.isStopped ? 'whole' : await this.#askBooks(found.files)
    const wanted = choice === 'none' ? found.files.filter(({ name }) => !isBookName(name)) : found.files
    let { report } = found
    let done = 0
    for (const batch of toBatches(wanted, BATCH_BYTES, BATCH_FILES)) {
      if (running.isStopped) break
      running.show({ done, total: wanted.length, name: batch[0]?.name ?? '' })
      report = joinReports(report, await this.#send(batch, running, choice === 'chapters'))
      done += batch.length
    }
    running.end()
    const notReached = wanted.length - done
    await this.finish(notReached > 0 ? joinReports(report, { ...NOTHING_IMPORTED, notReached }) : report)
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
   * certain is asked about; what else could not be added is listed with what to do. What was stopped, or was a
   * folder, has its counts in a line.
   */
  async finish(came: ImportReport): Promise<void> {
    // Told once: what is added to this report later comes here again.
    const { annotations: _told, fromTray: _placed, ...rest } = came
    this.#app.incoming.tellOfImport(came)
    const report = this.unsure.giveUp(rest)
    const { imported, known, failed } = sortReport(report)
    const leftOut = report.leftOut ? describeLeftOut(report.leftOut) : ''
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
    } else if (article && imported.length === 1 && !report.notReached && leftOut === '') {
      toasts.say({ text: describeImported(article), kind: 'info' })
    } else if (article || report.notReached) {
      this.report = report
      const action = { label: 'Show', run: () => dialogs.open('report') }
      const text = summarise(report)
      toasts.say({
        text,
        kind: 'info',
        ...(leftOut !== '' && { detail: leftOut }),
        ...(article && { action }),
      })
    } else if (twin) {
      this.#sayKnown(twin)
    }
  }

  async #chooseBy(request: 'import.choose' | 'import.chooseFolder'): Promise<void> {
    const running = this.#running.start()
    const result = await this.#app.bridge.request(request, { job: running.job })
    running.end()
    if (result.ok) await this.finish(result.value)
    else this.#app.toasts.fail(result.failure)
  }

  async #askBooks(files: readonly { name: string }[]): Promise<BookChoice> {
    const books = files.filter(({ name }) => isBookName(name)).length
    if (books === 0) return 'whole'
    const result = await this.#app.bridge.request('import.askBooks', { books })
    if (!result.ok) this.#app.toasts.fail(result.failure)
    return result.ok ? result.value : 'none'
  }

  async #send(
    batch: readonly DroppedFile[],
    running: RunningImport,
    chaptersApart: boolean,
  ): Promise<ImportReport> {
    const { files, failed } = await readFiles(batch)
    if (running.isStopped) return { imported: [], failed, notReached: files.length }
    if (files.length === 0) return { imported: [], failed }
    const result = await this.#app.bridge.request('import.files', { job: running.job, files, chaptersApart })
    if (result.ok) return joinReports({ imported: [], failed }, result.value)
    return { imported: [], failed: [...failed, ...files.map(({ name }) => ({ ...result.failure, name }))] }
  }

  #sayKnown({ name, article }: ImportReport['failed'][number]): void {
    const open = article && { label: 'Open', run: () => void this.#app.openArticle(article.id) }
    const text = `“${article?.title ?? name}” is in your library already`
    this.#app.toasts.say({ text, kind: 'info', action: open })
  }
}
