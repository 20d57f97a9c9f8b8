import { join } from 'node:path'
import { INBOX_OFF, type InboxChoices, type InboxStatus } from '../../src-core/inbox/inbox.ts'
import { settleFiles, STILL, type SeenFiles } from '../../src-core/inbox/settled-files.ts'
import type { ImportFailure, ImportReport } from '../../src-core/ipc/contract.ts'
import { joinReports, NOTHING_IMPORTED } from '../../src-core/ipc/import-report.ts'
import type { Settings } from '../../src-core/ipc/settings.ts'
import { unreadable } from '../store/disk-failure.ts'
import { failureOf } from '../store/failure-of.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import { checkInboxFolder } from './check-inbox-folder.ts'
import { systemClock, type Clock } from './clock.ts'
import { InboxMemory } from './inbox-memory.ts'
import { listInbox, type InboxFile, type InboxListing } from './list-inbox.ts'
import { putAside, takeIn, type TakeIn } from './take-in.ts'
import { watchFolder } from './watch-folder.ts'

export interface InboxOptions {
  library: TakeIn['library'] & { readonly folder: string }
  data: string
  settings: () => Pick<Settings, 'inbox' | 'exportFolder'>
  onStatus: (status: InboxStatus) => void
  /** What came in by itself, once a look. */
  onImported: (report: ImportReport) => void
  /** Begins something that nobody asked for; null when nothing may be written to the library just now. */
  attempt?: <T>(task: () => Promise<T>) => Promise<T> | null
  clock?: Clock
  watch?: (folder: string, touched: () => void) => () => void
  fs?: FileSystem
}

/** How often the folder is looked at, in milliseconds: at rest, soon after it was touched, and while it is gone. */
const PACE = { rest: 15_000, touched: 500, retry: 5_000 }
/** After so many files that came in, those that were left are remembered on the disk. */
const KEEP_EVERY = 50

/** A file that did not come in, or could not be moved, as it was then. */
type Failed = { why: ImportFailure[] } & ({ kind: 'not-in'; mark: string } | { kind: 'not-moved' })

/**
 * Imports the files of a folder that the person chose, while that is switched on: each once it has stayed as it is for
 * a while. What came in is moved to a folder there, or left and remembered; nothing is deleted, and what fails
 * stays until it changes.
 */
export class Inbox {
  readonly #options: Required<InboxOptions>
  readonly #memory: InboxMemory
  readonly #failed = new Map<string, Failed>()
  /** Hashes of what came in by hand. */
  readonly #byHand = new Set<string>()
  #status: InboxStatus = INBOX_OFF
  #seen: SeenFiles = new Map()
  /** What the status is of; empty when it is off. */
  #applied = ''
  #queue: Promise<unknown> = Promise.resolve()
  #stopTimer: () => void = () => undefined
  #stopWatching: () => void = () => undefined
  #isWatching = false
  /** How often something happened in the folder. */
  #touches = 0
  #isStarted = false
  #closed = false

  constructor(options: InboxOptions) {
    const attempt: InboxOptions['attempt'] = (task) => task()
    this.#options = { attempt, clock: systemClock, watch: watchFolder, fs: disk, ...options }
    this.#memory = new InboxMemory(options.data, this.#options.fs)
  }

  get status(): InboxStatus {
    return this.#status
  }

  /** Begins it, once someone hears what it tells. */
  start(): Promise<void> {
    this.#isStarted = true
    return this.takeUp()
  }

  /** Takes up the settings as they are now, whenever they change. */
  takeUp(): Promise<void> {
    if (!this.#isStarted) return Promise.resolve()
    return this.#exclusively(async () => {
      const { inbox, exportFolder } = this.#options.settings()
      const wanted = inbox.on && inbox.folder !== '' ? JSON.stringify([inbox, exportFolder]) : ''
      if (wanted === this.#applied || this.#closed) return
      this.#applied = wanted
      this.#rest()
      this.#seen = new Map()
      this.#failed.clear()
      if (wanted === '') this.#tell(INBOX_OFF)
      else if (inbox.paused) this.#tell({ state: 'paused', waiting: 0, failure: null })
      else await this.#look(true)
    })
  }

  /** Looks now, and tries again what failed. Does nothing while it is off or paused. */
  lookNow(): Promise<void> {
    return this.#exclusively(async () => {
      if (!this.#choices) return
      this.#failed.clear()
      await this.#look(true)
    })
  }

  /**
   * The bytes of a file came in by hand, as once their encoding was chosen: if it is one of the folder, it is put aside
   * as if it had come in by itself.
   */
  async cameInByHand(hash: string): Promise<void> {
    this.#byHand.add(hash)
    const isUncertain = ({ why }: Failed) => why.some(({ code }) => code === 'uncertain-encoding')
    if ([...this.#failed.values()].some(isUncertain)) await this.lookNow()
  }

  /** Resolves when nothing is under way. */
  settled(): Promise<void> {
    return this.#exclusively(() => Promise.resolve())
  }

  /** Ends it. What is being imported is imported first, unless its reader was ended. */
  async close(): Promise<void> {
    this.#closed = true
    this.#rest()
    await this.#queue
    this.#rest()
  }

  get #choices(): InboxChoices | null {
    const { inbox } = this.#options.settings()
    return inbox.on && !inbox.paused && inbox.folder !== '' && !this.#closed ? inbox : null
  }

  #exclusively<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(task, task)
    this.#queue = done.catch(() => undefined)
    return done
  }

  #rest(): void {
    this.#stopTimer()
    this.#stopWatching()
    this.#isWatching = false
  }

  #lookIn(ms: number): void {
    this.#stopTimer()
    if (this.#closed) return
    const look = () =>
      this.#exclusively(() => this.#look(false)).catch((error: unknown) => console.error(error))
    this.#stopTimer = this.#options.clock.after(ms, () => void look())
  }

  /** @param retries whether files that could not be moved are to be moved now */
  async #look(retries: boolean): Promise<void> {
    const choices = this.#choices
    if (!choices) return
    const { clock } = this.#options
    const touches = this.#touches
    try {
      const listing = await this.#list(choices)
      if (retries) await this.#moveAgain(choices, listing)
      const { seen, settled } = settleFiles(listing.files, this.#seen, clock.now())
      this.#seen = seen
      this.#forgetFailures(listing)
      const ready = listing.files.filter(({ name }) => settled.includes(name) && this.#isToBeTried(name))
      const growing = listing.files.length - settled.length + listing.unfinished.length
      const left = await this.#takeInAll(choices, ready, growing)
      await this.#memory.keep()
      const state = left > 0 ? 'waiting' : 'idle'
      this.#tell({ state, waiting: left, others: listing.others, failure: null })
      // Timers may ring a little early.
      this.#lookIn(left > 0 ? STILL + 50 : this.#touches > touches ? PACE.touched : PACE.rest)
    } catch (error) {
      this.#stopWatching()
      this.#isWatching = false
      this.#tell({ state: 'stuck', waiting: 0, failure: failureOf(error) })
      this.#lookIn(PACE.retry)
    }
  }

  async #list({ folder }: InboxChoices): Promise<InboxListing> {
    const { fs, library, data, settings, watch } = this.#options
    await this.#memory.open()
    const own = { library: library.folder, data, exports: settings().exportFolder }
    await checkInboxFolder(folder, own)
    if (!this.#isWatching) {
      this.#stopWatching = watch(folder, () => this.#touched())
      this.#isWatching = true
    }
    return listInbox(fs, folder, (name, state) => this.#memory.knows(join(folder, name), state)).catch(
      (error: unknown) => {
        throw unreadable(error, folder)
      },
    )
  }

  #touched(): void {
    this.#touches++
    if (this.#status.state === 'idle') this.#lookIn(PACE.touched)
  }

  /** A file that was to be moved and could not be is told, and moved when that can be. */
  async #moveAgain({ folder, after }: InboxChoices, { known }: InboxListing): Promise<void> {
    const job = { fs: this.#options.fs, memory: this.#memory, folder, after }
    for (const file of known) {
      const remembered = this.#memory.get(join(folder, file.name))
      if (!remembered?.unmoved) continue
      const why = await putAside(job, file, remembered.hash)
      if (why.length > 0) this.#failed.set(file.name, { kind: 'not-moved', why })
    }
  }

  /** What is gone, or is another file now, has not failed. */
  #forgetFailures({ files, known }: InboxListing): void {
    const marks = new Map(files.map(({ name, mark }) => [name, mark]))
    const left = new Set(known.map(({ name }) => name))
    for (const [name, failed] of this.#failed) {
      const isAsItWas = failed.kind === 'not-in' ? marks.get(name) === failed.mark : left.has(name)
      if (!isAsItWas) this.#failed.delete(name)
    }
  }

  /** That a file may be read now changes neither its time nor its size. */
  #isToBeTried(name: string): boolean {
    const failed = this.#failed.get(name)
    return !failed || failed.why.some(({ code }) => code === 'unreadable')
  }

  /** @returns how many files are still on their way */
  async #takeInAll(choices: InboxChoices, ready: readonly InboxFile[], growing: number): Promise<number> {
    const { fs, library, attempt, onImported } = this.#options
    const { folder, after } = choices
    const job = { fs, library, memory: this.#memory, byHand: this.#byHand, folder, after }
    let all = NOTHING_IMPORTED
    let left = ready.length + growing
    let cameIn = 0
    try {
      for (const file of ready) {
        if (!this.#choices) break
        const isFirst = !this.#failed.has(file.name) && this.#status.state !== 'stuck'
        if (isFirst) this.#tell({ state: 'running', waiting: left })
        const attempted = attempt(() => takeIn(job, file))
        if (attempted === null) break
        const taken = await attempted
        if (taken.outcome === 'changed') continue
        left--
        all = joinReports(all, taken.report)
        this.#failed.delete(file.name)
        if (taken.failed.length > 0)
          this.#failed.set(file.name, {
            why: taken.failed,
            ...(taken.outcome === 'in' ? { kind: 'not-moved' } : { kind: 'not-in', mark: file.mark }),
          })
        if (taken.outcome === 'in') {
          this.#tell({ state: 'running', at: new Date().toISOString(), failure: null })
          if (++cameIn % KEEP_EVERY === 0) await this.#memory.keep()
        }
      }
    } finally {
      if (all.imported.length + all.failed.length > 0) onImported(all)
    }
    return left
  }

  #tell(change: Partial<InboxStatus>): void {
    const before = JSON.stringify(this.#status)
    const failed = [...this.#failed.values()].flatMap(({ why }) => why)
    this.#status = { ...this.#status, ...change, failed }
    if (JSON.stringify(this.#status) !== before) this.#options.onStatus(this.#status)
  }
}
