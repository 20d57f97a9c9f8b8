/**
 * The import's thread: reads what comes from outside into articles, and nothing else. It has no library and
 * writes no file; whoever started it may end it at any moment.
 */
import { parentPort } from 'node:worker_threads'
import { readSource } from '../../src-core/import/importer.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import { failureOf } from '../store/failure-of.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

parentPort?.on('message', ({ call, source }: ToWorker) => {
  readSource(source).then(
    (content) => tell({ kind: 'read', call, content }),
    (error: unknown) => tell({ kind: 'failed', call, failure: explain(error) }),
  )
})

function explain(error: unknown): Failure {
  // What is nested too deeply for the stack is told as what it is.
  if (error instanceof RangeError)
    return { code: 'damaged', message: 'The file is built in a way that cannot be read.' }
  return failureOf(error)
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}
