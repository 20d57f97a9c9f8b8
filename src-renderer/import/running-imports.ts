import type { ImportProgress } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { SHOWN_AFTER } from '../ui/long-act.ts'
import type { Message } from '../ui/toasts.svelte.ts'

/** An import of files that is going on. */
export interface RunningImport {
  /** What the main process knows it by. */
  readonly job: string
  readonly isStopped: boolean
  show(progress: Omit<ImportProgress, 'job'>): void
  /** Takes its message away. */
  end(): void
}

/** The imports of files that are going on: what takes longer has a message that says how far it is, and stops it. */
export class RunningImports {
  readonly #running = new Map<string, ShownImport>()
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  start(job: string = crypto.randomUUID()): RunningImport {
    const started = new ShownImport(this.#app, job, () => this.#running.delete(job))
    this.#running.set(job, started)
    return started
  }

  /** Hears how far one is. One that is not known was begun by the system, as by “Open with”. */
  hear({ job, ...progress }: ImportProgress): void {
    const running = this.#running.get(job) ?? this.start(job)
    running.show(progress)
  }

  end(job: string): void {
    this.#running.get(job)?.end()
  }
}

class ShownImport implements RunningImport {
  readonly job: string
  isStopped = false
  readonly #app: App
  readonly #onEnd: () => void
  readonly #timer: ReturnType<typeof setTimeout>
  #message: Message | undefined
  #toast: number | undefined
  #isDue = false

  constructor(app: App, job: string, onEnd: () => void) {
    this.#app = app
    this.job = job
    this.#onEnd = onEnd
    this.#timer = setTimeout(() => {
      this.#isDue = true
      this.#say()
    }, SHOWN_AFTER)
  }

  show(progress: Omit<ImportProgress, 'job'>): void {
    this.#message = toMessage(progress)
    if (this.#toast === undefined) this.#say()
    else this.#app.toasts.update(this.#toast, this.#message)
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#isDue = false
    if (this.#toast !== undefined) this.#app.toasts.dismiss(this.#toast)
    this.#onEnd()
  }

  #say(): void {
    if (!this.#isDue || !this.#message || this.isStopped) return
    const action = { label: 'Stop', run: () => this.#stop() }
    this.#toast = this.#app.toasts.say({ ...this.#message, action })
    this.#app.live.tell(this.#message.text)
  }

  #stop(): void {
    this.isStopped = true
    void this.#app.bridge.request('import.stop', { job: this.job })
  }
}

function toMessage({ done, total, name }: Omit<ImportProgress, 'job'>): Message {
  const text =
    total === 0
      ? 'Looking for files to import…'
      : total === 1
        ? 'Importing a file…'
        : `Importing ${done.toLocaleString()} of ${total.toLocaleString()} files…`
  return { text, detail: name, kind: 'info', ms: Infinity, share: total > 1 ? done / total : null }
}
