import { Worker } from 'node:worker_threads'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import type { FoundArticles, SearchState } from '../../src-core/search/found-articles.ts'
import type { Library } from '../store/library.ts'
import type { FindRequest, FromWorker, ToWorker, WorkerStart } from './worker-messages.ts'

export interface SearchServiceOptions {
  /** Path of the thread's module. */
  worker: string
  /** The folder of the index's files. */
  cache: string
  onState: (state: SearchState) => void
}

/** Someone who waits for what was found. */
interface Call {
  request: FindRequest
  resolve: (found: FoundArticles) => void
  reject: (error: unknown) => void
}

/**
 * The search of an open library, in a thread of its own. It starts when it is first asked for. When it
 * ends unasked it is started again once, with what it was to find; the second time that is told.
 */
export class SearchService {
  #state: SearchState = { phase: 'resting' }
  readonly #library: Library
  readonly #options: SearchServiceOptions
  readonly #calls = new Map<number, Call>()
  #lastCall = 0
  #worker: Worker | undefined
  #hasBroken = false
  #stopListening: (() => void) | undefined

  constructor(library: Library, options: SearchServiceOptions) {
    this.#library = library
    this.#options = options
  }

  /** Starts the thread if it does not run, also after it was given up. */
  open(): SearchState {
    if (!this.#worker) {
      this.#hasBroken = false
      this.#start()
    }
    return this.#state
  }

  /** @throws LecternError `cancelled` when another call came after it; `unexpected` when the thread broke down */
  find(request: FindRequest): Promise<FoundArticles> {
    if (this.#state.phase === 'failed') return Promise.reject(asError(this.#state.failure))
    this.open()
    const call = ++this.#lastCall
    return new Promise((resolve, reject) => {
      this.#calls.set(call, { request, resolve, reject })
      this.#post({ kind: 'find', call, request })
    })
  }

  /** Ends the thread. What it had not saved is made again at the next start. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#leave()
    this.#rejectAll({ code: 'cancelled', message: 'The library was closed.' })
    await worker?.terminate()
  }

  #start(): void {
    const { folder } = this.#library
    const { worker: path, cache } = this.#options
    this.#stopListening = this.#library.onChange((changes) => {
      const ids = changes.map(({ article }) => article.id)
      this.#post({ kind: 'changed', changes: ids.map((id) => [id, this.#library.articleVersion(id)]) })
    })
    const start: WorkerStart = { folder, cache, versions: this.#library.articleVersions() }
    // The app's own flags, as of a loader, are not the thread's.
    const worker = new Worker(path, { workerData: start, execArgv: [] })
    this.#worker = worker
    worker.on('message', (message: FromWorker) => {
      if (this.#worker === worker) this.#hear(message)
    })
    let reason = ''
    worker.on('error', (error) => (reason = error.message))
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#break(reason || `it ended with ${code}`)
    })
    this.#enter({ phase: 'indexing', done: 0, total: 0 })
    for (const [call, { request }] of this.#calls) this.#post({ kind: 'find', call, request })
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message)
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'state') {
      this.#enter(message.state)
      return
    }
    const call = this.#calls.get(message.call)
    this.#calls.delete(message.call)
    if (message.kind === 'found') call?.resolve(message.found)
    else call?.reject(asError(message.failure))
  }

  #break(reason: string): void {
    console.error('The search broke down:', reason)
    this.#leave()
    if (!this.#hasBroken) {
      this.#hasBroken = true
      this.#start()
      return
    }
    const failure: Failure = {
      code: 'unexpected',
      message: `The search broke down: ${reason}.`,
      kept: 'Your library is untouched, and the list still filters by title.',
      todo: 'Start the search again. If it breaks down each time, please report it with these words.',
    }
    this.#enter({ phase: 'failed', failure })
    this.#rejectAll(failure)
  }

  #leave(): void {
    this.#stopListening?.()
    this.#stopListening = undefined
    this.#worker = undefined
  }

  #rejectAll(failure: Failure): void {
    for (const { reject } of this.#calls.values()) reject(asError(failure))
    this.#calls.clear()
  }

  #enter(state: SearchState): void {
    this.#state = state
    this.#options.onState(state)
  }
}

function asError({ code, message, ...more }: Failure): LecternError {
  return new LecternError(code, message, more)
}
