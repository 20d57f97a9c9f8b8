import { createContext } from 'svelte'
import type { ArticleChange } from '../src-core/ipc/contract.ts'
import type { OpenColumns } from '../src-core/ipc/session.ts'
import type { Bridge } from './bridge.ts'
import { CommandRunner } from './commands/command-runner.svelte.ts'
import { History } from './commands/history.svelte.ts'
import { historyViewOf } from './commands/history-view.ts'
import { SessionKeeper } from './commands/session-keeper.ts'
import { AutoExportState } from './export/auto-export.svelte.ts'
import { ExportState } from './export/export.svelte.ts'
import { VerifyState } from './export/verify.svelte.ts'
import { IncomingState } from './incoming/incoming.svelte.ts'
import { ImportState } from './import/import.svelte.ts'
import { Rereading } from './import/reread.svelte.ts'
import { ArticleTags } from './library/article-tags.svelte.ts'
import { ArticleDetails } from './library/details.svelte.ts'
import { ManyDetails } from './library/many-details.svelte.ts'
import { ArticleList } from './library/article-list.svelte.ts'
import { Libraries, tellMoved } from './library/libraries.svelte.ts'
import { hearOutside, tellCopies, tellRemoved } from './library/outside.ts'
import { LibraryState } from './library/library.svelte.ts'
import { PrintState } from './print/print.svelte.ts'
import { Search } from './search/search.svelte.ts'
import { NotebookState } from './notebook/notebook.svelte.ts'
import { SavedFilters } from './library/saved-filters.svelte.ts'
import { TagChange } from './library/tag-change.svelte.ts'
import { ReaderPanes } from './reader/panes.svelte.ts'
import type { ReadingState } from './reader/reading.svelte.ts'
import type { SettingsSectionId } from './settings/sections.ts'
import { Dialogs } from './ui/dialogs.svelte.ts'
import { LiveRegion } from './ui/live-region.svelte.ts'
import { Layout } from './ui/layout.svelte.ts'
import { SettingsState } from './ui/settings.svelte.ts'
import { Stage } from './ui/stage.svelte.ts'
import { Toasts } from './ui/toasts.svelte.ts'

/** The window's state: owns all the rest. Components get it from their context. */
export class App {
  readonly bridge: Bridge
  readonly toasts = new Toasts()
  readonly live = new LiveRegion()
  readonly dialogs = new Dialogs()
  readonly layout = new Layout()
  readonly stage = new Stage()
  readonly settings: SettingsState
  readonly library: LibraryState
  readonly panes: ReaderPanes
  readonly search: Search
  readonly history: History
  readonly session: SessionKeeper
  readonly commands: CommandRunner
  readonly list: ArticleList
  readonly importing: ImportState
  readonly rereading: Rereading
  readonly incoming: IncomingState
  readonly exporting: ExportState
  readonly verifying: VerifyState
  readonly autoExport: AutoExportState
  readonly details: ArticleDetails
  readonly manyDetails: ManyDetails
  readonly libraries: Libraries
  readonly printing: PrintState
  readonly notebook: NotebookState
  readonly articleTags: ArticleTags
  readonly tagChange: TagChange
  readonly savedFilters: SavedFilters
  /** The section of the Settings that is shown; null for the first. */
  settingsSection = $state<SettingsSectionId | null>(null)

  #savers: readonly (() => void)[] = []

  constructor(bridge: Bridge) {
    this.bridge = bridge
    this.settings = new SettingsState(bridge, this.toasts)
    this.library = new LibraryState(bridge, this.settings, {
      articles: () => this.history.outbox.editsByArticle,
      library: () => this.history.outbox.libraryEdits,
    })
    this.panes = new ReaderPanes(this)
    this.search = new Search(this)
    this.history = new History(bridge, this.toasts, historyViewOf(this))
    this.session = new SessionKeeper(bridge, () => ({
      ...this.history.session,
      columns: this.panes.kept,
    }))
    this.commands = new CommandRunner({
      platform: bridge.platform,
      keymap: () => this.settings.keymap,
      isDialogOpen: () => this.dialogs.current !== 'none',
      onError: (error) => this.reportUnexpected(error),
    })
    this.list = new ArticleList(this)
    this.importing = new ImportState(this)
    this.rereading = new Rereading(this)
    this.incoming = new IncomingState(this)
    this.exporting = new ExportState(this)
    this.verifying = new VerifyState(this)
    this.autoExport = new AutoExportState(this)
    this.details = new ArticleDetails(this)
    this.manyDetails = new ManyDetails(this)
    this.libraries = new Libraries(this)
    this.printing = new PrintState(this)
    this.notebook = new NotebookState(this)
    this.articleTags = new ArticleTags(this)
    this.tagChange = new TagChange(this)
    this.savedFilters = new SavedFilters(this)
  }

  /** Hears what the main process tells, until the answered function is called. */
  listen(): () => void {
    const stops = [
      this.bridge.listen('command', ({ id }) => void this.commands.runFromMenu(id)),
      this.bridge.listen('search.state', (state) => this.search.hear(state)),
      this.bridge.listen('settings.changed', ({ settings }) => (this.settings.value = settings)),
      this.bridge.listen('articles.changed', ({ changes }) => this.receive(changes)),
      this.bridge.listen('library.problem', ({ problem }) => this.library.addProblem(problem)),
      this.bridge.listen('library.changed', ({ choices }) => this.library.applyChoices(choices)),
      this.bridge.listen('notebook.progress', (progress) => (this.notebook.progress = progress)),
      this.bridge.listen('libraries.progress', (progress) => (this.libraries.progress = progress)),
      this.bridge.listen('libraries.moved', (moved) => tellMoved(this, moved)),
      ...hearOutside(this),
      ...this.incoming.listen(),
      this.bridge.listen('autoExport.status', ({ status }) => (this.autoExport.status = status)),
      ...this.importing.inbox.listen(),
      this.bridge.listen('window.save', () => void this.saveNow()),
      this.bridge.listen('window.closing', () => void this.saveAll()),
      this.bridge.listen('import.finished', (finished) => void this.importing.hearFinished(finished)),
      this.bridge.listen('import.progress', (progress) => this.importing.hear(progress)),
    ]
    return () => stops.forEach((stop) => stop())
  }

  /** Saves what is being written, and says so: the window is about to close. */
  async saveAll(): Promise<void> {
    const kept = await this.settle()
    const unsaved = this.history.outbox.waiting.length
    await this.bridge.request('window.saved', { unsaved, kept })
  }

  /**
   * Saves what is being written; resolves when all is on the disk, or has failed.
   * @returns whether what a restart is to find is kept, with all that could not be saved
   */
  async settle(): Promise<boolean> {
    // A field saves when it loses the focus.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    if (this.dialogs.current === 'details') await this.details.save()
    if (this.dialogs.current === 'many-details') await this.manyDetails.save()
    return this.saveNow()
  }

  /**
   * Has a field save what is being written in it, whenever that is to be saved now.
   * @returns a function that ends it
   */
  onSave(save: () => void): () => void {
    this.#savers = [...this.#savers, save]
    return () => (this.#savers = this.#savers.filter((other) => other !== save))
  }

  /** Saves what is being written and stays as it is. Answers whether what a restart is to find is kept. */
  async saveNow(): Promise<boolean> {
    this.#savers.forEach((save) => save())
    await this.history.settled()
    await Promise.all(this.panes.all.map(({ reading }) => reading.place.save()))
    return this.session.keep()
  }

  /** What is being read: the article of the column that has the focus. */
  get reading(): ReadingState {
    return this.panes.focused.reading
  }

  /** Takes in articles as they now are on the disk. */
  receive(changes: readonly ArticleChange[]): void {
    this.library.applyChanges(changes)
    this.notebook.receive(changes)
    this.panes.receive(changes)
  }

  /** The article that commands act on: the row that the keys are on, or the one that is being read. */
  get currentArticleId(): string | null {
    if (this.list.focused) return this.list.cursor
    return this.stage.view === 'reader' ? this.reading.openId : null
  }

  /** Opens the library, and what is being read in it. */
  async openLibrary(): Promise<void> {
    await this.library.open()
    tellRemoved(this)
    tellCopies(this, this.library.copies)
    void this.autoExport.read()
    if (this.library.phase === 'ready') void this.incoming.tray.read()
    void this.importing.inbox.read()
    const columns = this.library.phase === 'ready' ? await this.#takeUp() : undefined
    // A file that Lectern was started with may be on its way already.
    if (this.reading.isAsked) return
    if (columns && (await this.panes.restore(columns))) return
    const { articles } = this.library
    const first = articles.find(({ status }) => status === 'reading') ?? articles[0]
    if (first) await this.reading.open(first.id)
  }

  /** What was not saved when the window was last closed is shown, and saved now. Answers what was open. */
  async #takeUp(): Promise<OpenColumns | undefined> {
    const session = await this.session.open()
    if (session) void this.history.load(session)
    return session?.columns
  }

  /** Opens an article for reading, and shows it in the list. */
  async openArticle(id: string): Promise<void> {
    this.stage.show('reader')
    await this.#read(id)
  }

  /** Opens an article in a second column, beside the one that is being read. */
  async openBeside(id: string): Promise<void> {
    if (this.reading.openId === null) return this.openArticle(id)
    this.layout.closeDrawers()
    this.stage.show('reader')
    await this.panes.openBeside(id)
  }

  /** Opens an annotation in its article. Back leads to what is shown now. */
  async openAnnotation(articleId: string, annotationId: string): Promise<void> {
    this.stage.follow()
    await this.#read(articleId)
    this.reading.lookAt(articleId, annotationId)
  }

  /** Opens an annotation in its article, in the column beside the one that is being read. */
  async openAnnotationBeside(articleId: string, annotationId: string): Promise<void> {
    // In a column that shows the article already, the passage is all there is to go to.
    if (this.panes.showing(articleId)) return this.openAnnotation(articleId, annotationId)
    await this.openBeside(articleId)
    this.reading.lookAt(articleId, annotationId)
  }

  /**
   * Follows a link to a passage. Back leads to where it was followed from.
   * @param from the annotation that the link is on, if any
   */
  async followLink(articleId: string, annotationId: string, from: string | null): Promise<void> {
    const { openId } = this.reading
    if (openId !== null && this.stage.view === 'reader')
      this.stage.leave({ articleId: openId, annotationId: from })
    await this.openAnnotation(articleId, annotationId)
  }

  /** Follows a reference to an article. Back leads to where it was followed from. */
  async followArticle(articleId: string, from: string | null): Promise<void> {
    const { openId } = this.reading
    if (openId !== null) this.stage.leave({ articleId: openId, annotationId: from })
    await this.#read(articleId)
  }

  /** Goes back to where the last link was followed from, else to what was shown before the reader. */
  async goBack(): Promise<void> {
    const place = this.stage.takeLast()
    if (!place) this.stage.back()
    else if (place.annotationId === null) await this.#read(place.articleId)
    else await this.openAnnotation(place.articleId, place.annotationId)
  }

  async #read(id: string): Promise<void> {
    this.layout.closeDrawers()
    this.list.cursor = id
    this.list.selection.clear()
    await this.panes.open(id)
    this.library.reveal(id)
  }

  /** Opens the Settings: at a section, or where they were left. */
  openSettings(section: SettingsSectionId | null = this.settingsSection): void {
    this.settingsSection = section
    this.dialogs.open('settings')
  }

  /** Says that something broke down that should not. */
  reportUnexpected(error: unknown): void {
    console.error(error)
    const message = error instanceof Error ? error.message : String(error)
    this.toasts.fail({
      code: 'unexpected',
      message: `Something went wrong in the window: ${message}`,
      kept: 'What you wrote before this is on the disk.',
    })
  }
}

export const [getApp, setApp] = createContext<App>()
