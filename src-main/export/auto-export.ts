import { AUTO_EXPORT_OFF, type AutoExportStatus } from '../../src-core/export/auto-export.ts'
import { chosenTemplate, type ExportChoices } from '../../src-core/export/export-choices.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { ArticleChange, ExportReport } from '../../src-core/ipc/contract.ts'
import type { Settings } from '../../src-core/ipc/settings.ts'
import { unwritable } from '../store/disk-failure.ts'
import { failureOf } from '../store/failure-of.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import { sha256 } from '../store/hash.ts'
import { AutoExportFile, type AutoExported } from './auto-export-file.ts'
import { exportArticles, type ArticleSource } from './export-articles.ts'
import type { PassageFinder } from './link-targets.ts'

/** The part of a library that exporting by itself needs. */
export interface WatchedLibrary extends ArticleSource {
  readonly id: string
  recordVersion(id: string): string | undefined
  onChange(listener: (changes: ArticleChange[]) => void): () => void
}

export interface AutoExportOptions {
  library: WatchedLibrary
  data: string
  findPassages: PassageFinder
  settings: () => Pick<Settings, 'exportFolder' | 'exporting'>
  onStatus: (status: AutoExportStatus) => void
  /** How long nothing changes before an export, and how often a folder that is gone is looked for; milliseconds. */
  quiet?: number
  retry?: number
  fs?: FileSystem
}

/** Someone who writes makes a change every few seconds. */
const QUIET = 3_000
const RETRY = 5_000

/**
 * Exports articles to the chosen folder when they change, while that is switched on: those that have annotations or a
 * note, or were exported so before; all of these when the template changes. It merges as an export does, and leaves a
 * file that has to be looked at first. What was changed while it did not run is found at the start, by the versions of
 * the records.
 */
export class AutoExport {
  readonly #options: Required<AutoExportOptions>
  readonly #file: AutoExportFile
  readonly #waiting = new Set<string>()
  readonly #left = new Map<string, AutoExportStatus['left'][number]>()
  readonly #stopListening: () => void
  #status: AutoExportStatus = AUTO_EXPORT_OFF
  #exported: AutoExported | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: AutoExportOptions) {
    this.#options = { quiet: QUIET, retry: RETRY, fs: disk, ...options }
    const { library, data, fs } = this.#options
    this.#file = new AutoExportFile(data, library.id, fs)
    this.#stopListening = library.onChange((changes) => this.#note(changes))
  }

  get status(): AutoExportStatus {
    return this.#status
  }

  /** Takes up the settings as they are now: at the start, and whenever they change. */
  apply(): Promise<void> {
    return this.exclusively(() => this.#apply())
  }

  /** Does something while no export is under way by itself. */
  exclusively<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(task, task)
    this.#queue = done.catch(() => undefined)
    return done
  }

  /** A file was exported after the person looked at it. */
  noteExported({ written }: Pick<ExportReport, 'written'>): void {
    for (const { articleId } of written) this.#left.delete(articleId)
    if (this.#status.state !== 'off') this.#tell({})
  }

  /** Ends it. What waits is exported at the next start. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#stopListening()
    await this.#queue
  }

  get #isOn(): boolean {
    const { exportFolder, exporting } = this.#options.settings()
    return exporting.automatic && exportFolder !== '' && !this.#closed
  }

  async #apply(): Promise<void> {
    if (!this.#isOn) {
      clearTimeout(this.#timer)
      this.#waiting.clear()
      this.#exported = null
      if (this.#status.state !== 'off') this.#tell(AUTO_EXPORT_OFF)
      return
    }
    const { library, settings } = this.#options
    const { exportFolder: folder, exporting } = settings()
    const manner = mannerOf(exporting)
    if (this.#exported?.folder === folder && this.#exported.manner === manner) return
    const kept = this.#exported ?? (await this.#file.read())
    this.#exported = inManner(kept.folder === folder ? kept : { folder, manner, versions: {} }, manner)
    this.#left.clear()
    const { versions } = this.#exported
    for (const article of (await library.view()).articles) {
      const wanted = isStanding(article) && (article.annotations > 0 || versions[article.id] !== undefined)
      if (wanted && versions[article.id] !== library.recordVersion(article.id)) this.#waiting.add(article.id)
    }
    this.#tell({ state: 'idle', failure: null })
    if (this.#waiting.size > 0) this.#wait()
  }

  #note(changes: readonly ArticleChange[]): void {
    if (!this.#isOn || this.#exported === null) return
    const { versions } = this.#exported
    for (const { article, annotations } of changes) {
      const wanted =
        annotations.length > 0 || article.note.trim() !== '' || versions[article.id] !== undefined
      if (article.deletedAt === null && wanted) this.#waiting.add(article.id)
      else this.#waiting.delete(article.id)
    }
    if (this.#waiting.size > 0) this.#wait()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const { quiet, retry } = this.#options
    const isPaused = this.#status.state === 'paused'
    if (!isPaused) this.#tell({ state: 'waiting' })
    this.#timer = setTimeout(() => void this.exclusively(() => this.#run()), isPaused ? retry : quiet)
  }

  async #run(): Promise<void> {
    if (!this.#isOn || this.#exported === null || this.#waiting.size === 0) return
    const { library, data, findPassages, settings, fs } = this.#options
    const { exportFolder: folder, exporting: choices } = settings()
    const ids = [...this.#waiting]
    const versions = new Map(ids.map((id) => [id, library.recordVersion(id) ?? '']))
    try {
      await fs.list(folder).catch((error: unknown) => {
        throw unwritable(error, folder)
      })
      this.#tell({ state: 'running', failure: null })
      const unattended = true
      const job = { library, folder, data, articleIds: ids, findPassages, choices, unattended }
      const report = await exportArticles(job)
      this.#take(report, ids, versions)
      await this.#file.keep(this.#exported)
    } catch (error) {
      this.#tell({ state: 'paused', failure: failureOf(error) })
    }
    if (this.#status.state === 'paused' || this.#waiting.size > 0) this.#wait()
  }

  /** What could not be written is told, and tried again when it changes. */
  #take(report: ExportReport, ids: readonly string[], versions: ReadonlyMap<string, string>): void {
    for (const id of ids) {
      this.#left.delete(id)
      if (this.#options.library.recordVersion(id) === versions.get(id)) this.#waiting.delete(id)
    }
    for (const left of report.left ?? []) this.#left.set(left.articleId, left)
    const done = report.written.map(({ articleId }) => [articleId, versions.get(articleId) ?? ''])
    if (this.#exported)
      this.#exported = {
        ...this.#exported,
        versions: { ...this.#exported.versions, ...(Object.fromEntries(done) as Record<string, string>) },
      }
    const [failed] = report.failed
    this.#tell({ state: 'idle', at: new Date().toISOString(), failure: failed ?? null })
  }

  #tell(change: Partial<AutoExportStatus>): void {
    this.#status = {
      ...this.#status,
      ...change,
      waiting: this.#waiting.size,
      left: change.state === 'off' ? [] : [...this.#left.values()],
    }
    this.#options.onStatus(this.#status)
  }
}

function mannerOf(choices: ExportChoices): string {
  return sha256(JSON.stringify([chosenTemplate(choices), choices.positions]))
}

/** What was exported in another manner counts as exported, but in a state that is none of now. */
function inManner(exported: AutoExported, manner: string): AutoExported {
  if (exported.manner === manner) return exported
  const versions = Object.fromEntries(Object.keys(exported.versions).map((id) => [id, '']))
  return { ...exported, manner, versions }
}
