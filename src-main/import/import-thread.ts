import { Worker } from 'node:worker_threads'
import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ReadSource } from '../../src-core/import/importer.ts'
import type { IncomingFile } from '../../src-core/incoming/incoming.ts'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import type { AnnotationFile } from '../incoming/annotation-file.ts'
import type { FromWorker, Readings, Task, ToWorker } from './worker-messages.ts'

export interface ImportThreadOptions {
  /** Path of the thread's module. */
  worker: string
  /** How long one source may take, in milliseconds. */
  timeLimit?: number
  /** How much memory the reading may take, in megabytes, besides the bytes of files. */
  memoryLimit?: number
  /** How long the thread waits for more before it ends, in milliseconds. */
  rest?: number
}

const TIME_LIMIT = 120_000
const MEMORY_LIMIT = 1_500
const REST = 20_000

const KEPT = 'Nothing of it was added; the file and your library are as they were.'

/** Someone who waits for what is read. */
interface Reading {
  call: number
  resolve: (content: Readings[keyof Readings]) => void
  reject: (error: LecternError) => void
}

/**
 * Reads sources in a thread of its own, one after the other, within limits of time and memory. What comes
 * from outside may be made to break its reader: then the thread ends, and the next source has a new one.
 */
export class ImportThread {
  readonly #options: Required<ImportThreadOptions>
  #worker: Worker | undefined
  #isClosed = false
  #restTimer: NodeJS.Timeout | undefined
  #reading: Reading | undefined
  #lastCall = 0
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: ImportThreadOptions) {
    this.#options = { timeLimit: TIME_LIMIT, memoryLimit: MEMORY_LIMIT, rest: REST, ...options }
  }

  /**
   * Reads a source.
   * @param stop ends the reading, also while it goes on
   * @throws LecternError as `readSource`; `too-slow` or `too-large` when it went over a limit; `cancelled`
   * when it was stopped, or the thread closed
   */
  readonly read = (source: ImportSource, stop?: AbortSignal): Promise<ReadSource> =>
    this.#inTurn({ kind: 'source', source }, stop) as Promise<Readings['source']>

  /**
   * Reads the annotations in a file of another program.
   * @throws LecternError as {@link read} does, and `unknown-format` when it holds none
   */
  readonly readIncoming = (file: AnnotationFile, stop?: AbortSignal): Promise<IncomingFile> =>
    this.#inTurn({ kind: 'annotations', file }, stop) as Promise<Readings['annotations']>

  /** Ends the thread, and what is being read with it. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#reading?.reject(cancelled())
    this.#reading = undefined
    await this.#end()
  }

  #inTurn(task: Task, stop?: AbortSignal): Promise<Readings[keyof Readings]> {
    const read = this.#queue.then(() => this.#read(task, stop))
    this.#queue = read.catch(() => undefined)
    return read
  }

  async #read(task: Task, stop?: AbortSignal): Promise<Readings[keyof Readings]> {
    if (this.#isClosed) throw cancelled()
    if (stop?.aborted) throw stopped()
    clearTimeout(this.#restTimer)
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    const { timeLimit, rest } = this.#options
    const timer = setTimeout(() => this.#giveUp(worker, tooSlow(timeLimit)), timeLimit)
    const giveUp = () => this.#giveUp(worker, stopped())
    stop?.addEventListener('abort', giveUp)
    try {
      return await new Promise<Readings[keyof Readings]>((resolve, reject) => {
        this.#reading = { call: ++this.#lastCall, resolve, reject }
        worker.postMessage({ call: this.#lastCall, task } satisfies ToWorker)
      })
    } finally {
      clearTimeout(timer)
      stop?.removeEventListener('abort', giveUp)
      // A program that has nothing else to do may end.
      worker.unref()
      this.#restTimer = setTimeout(() => void this.#end(), rest).unref()
    }
  }

  #start(): Worker {
    const { worker: path, memoryLimit } = this.#options
    // The app's own flags, as of a loader, are not the thread's.
    const worker = new Worker(path, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    })
    worker.on('message', (message: FromWorker) => {
      const reading = this.#reading
      if (this.#worker !== worker || message.call !== reading?.call) return
      this.#reading = undefined
      if (message.kind === 'read') reading.resolve(message.content)
      else reading.reject(asError(message.failure))
    })
    worker.on('error', (error) => this.#giveUp(worker, broken(error)))
    worker.on('exit', (code) => this.#giveUp(worker, broken(`it ended with ${code}`)))
    return worker
  }

  /** Ends a thread, unless it was ended before, and tells who waits for it. */
  #giveUp(worker: Worker, error: LecternError): void {
    if (this.#worker !== worker) return
    void this.#end()
    this.#reading?.reject(error)
    this.#reading = undefined
  }

  async #end(): Promise<void> {
    clearTimeout(this.#restTimer)
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }
}

function tooSlow(limit: number): LecternError {
  const seconds = Math.round(limit / 1000)
  return new LecternError('too-slow', `Reading it took longer than ${seconds} seconds, and was given up.`, {
    kept: KEPT,
    todo: 'It may be damaged, or made to be hard to read. Save the part that you want to read as a file of its own.',
  })
}

function broken(error: unknown): LecternError {
  if (isOutOfMemory(error)) {
    return new LecternError('too-large', 'Reading it took more memory than Lectern gives to a file.', {
      kept: KEPT,
      todo: 'It may be made to be hard to read. Save the part that you want to read as a file of its own.',
    })
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new LecternError('unexpected', `The import broke down: ${reason}.`, {
    kept: KEPT,
    todo: 'Import it again. If that fails too, please report it with these words.',
  })
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function cancelled(): LecternError {
  return new LecternError('cancelled', 'The library was closed before it was read.', {
    kept: KEPT,
    todo: 'Import it again.',
  })
}

function stopped(): LecternError {
  return new LecternError('cancelled', 'The import was stopped before it was read.', {
    kept: KEPT,
    todo: 'Import it again.',
  })
}

function asError({ code, message, kept = KEPT, ...more }: Failure): LecternError {
  return new LecternError(code, message, { kept, ...more })
}
