import type {
  BackupList,
  BackupPreview,
  BackupSummary,
  RestoreReport,
} from '../../src-core/library/backup.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { App } from '../app.svelte.ts'
import { sayRestored, sayWhen } from './describe-backup.ts'

/** The list of backups, the preview of one, and what came of a restore. */
export class BackupsSettings {
  list = $state.raw<BackupList | null>(null)
  /** The backup that is looked at; null while the list is shown. */
  chosen = $state.raw<BackupSummary | null>(null)
  preview = $state.raw<BackupPreview | null>(null)
  /** What went wrong last. */
  failure = $state.raw<Failure | null>(null)
  busy = $state<'no' | 'taking' | 'restoring'>('no')
  /** While a backup is restored: how many of the articles that differ were seen to. */
  progress = $state.raw<{ done: number; total: number } | null>(null)
  /** Whether the person has asked to stop the restore. */
  stopping = $state(false)
  /** What came of the last restore. */
  done = $state.raw<(RestoreReport & { text: string; canUndo: boolean }) | null>(null)
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** Reads the list, or reads it again. */
  async load(): Promise<void> {
    const result = await this.#app.bridge.request('backups.list', {})
    if (result.ok) this.list = result.value
    else this.failure = result.failure
  }

  async take(): Promise<void> {
    this.busy = 'taking'
    this.failure = null
    const result = await this.#app.bridge.request('backups.take', {})
    if (!result.ok) this.failure = result.failure
    await this.load()
    this.busy = 'no'
  }

  /** Looks at what a backup would change. */
  async choose(backup: BackupSummary): Promise<void> {
    this.chosen = backup
    this.preview = null
    this.failure = null
    this.done = null
    const result = await this.#app.bridge.request('backups.preview', { id: backup.id })
    if (this.chosen !== backup) return
    if (result.ok) this.preview = result.value
    else this.failure = result.failure
  }

  /** Back to the list. */
  leave(): void {
    this.chosen = null
    this.preview = null
    this.failure = null
  }

  /** Restores the chosen backup. */
  async restore(): Promise<void> {
    if (this.chosen)
      await this.#restore(this.chosen.id, `Restored the backup of ${sayWhen(this.chosen)}`, true)
  }

  /** Takes the last restore back. */
  async undo(): Promise<void> {
    if (this.done?.canUndo) await this.#restore(this.done.undo, 'Took the restore back', false)
  }

  async reveal(): Promise<void> {
    await this.#app.bridge.request('backups.reveal', {})
  }

  /** Stops the restore between two articles. */
  async stop(): Promise<void> {
    this.stopping = true
    await this.#app.bridge.request('backups.cancel', {})
  }

  /** Hears how far a restore is. Answers a function that ends that. */
  listen(): () => void {
    return this.#app.bridge.listen('backups.progress', (progress) => (this.progress = progress))
  }

  async #restore(id: string, what: string, canUndo: boolean): Promise<void> {
    if (this.busy !== 'no') return
    this.busy = 'restoring'
    this.failure = null
    this.progress = null
    this.stopping = false
    // What is being written belongs to what is there now, which is backed up first.
    await this.#app.history.settled()
    const result = await this.#app.bridge.request('backups.restore', { id })
    if (result.ok) {
      const text = sayRestored(what, result.value)
      this.done = { ...result.value, text, canUndo }
      this.leave()
      // Meanings and tags may have changed as well.
      await this.#app.library.open()
    } else {
      this.failure = result.failure
    }
    await this.load()
    this.busy = 'no'
  }
}
