/**
 * The import's thread: reads what comes from outside into articles, and nothing else. It has no library and
 * writes no file; whoever started it may end it at any moment.
 */
import { parentPort } from 'node:worker_threads'
import { isBook } from '../../src-core/import/epub.ts'
import type { ImportSource } from '../../src-core/import/imported.ts'
import { readSource, type ReadSource } from '../../src-core/import/importer.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import { readIncomingHere } from '../incoming/annotation-file.ts'
import { failureOf } from '../store/failure-of.ts'
import { unpack } from './unpack.ts'
import type { FromWorker, Readings, Task, ToWorker } from './worker-messages.ts'

parentPort?.on('message', ({ call, task }: ToWorker) => {
  read(task).then(
    (content) => tell({ kind: 'read', call, content }),
    (error: unknown) => tell({ kind: 'failed', call, failure: explain(error) }),
  )
})

/** What of a book is read: not its fonts, sounds and styles. */
const READ_IN_BOOKS = /\.(?:xml|opf|ncx|x?html?|png|jpe?g|gif|webp|avif)$/i

function read(task: Task): Promise<Readings[keyof Readings]> {
  return task.kind === 'source' ? readArticles(task.source) : readIncomingHere(task.file)
}

async function readArticles(source: ImportSource): Promise<ReadSource> {
  if (!isBook(source)) return readSource(source)
  const siblings = await unpack(source.bytes, (path) => READ_IN_BOOKS.test(path))
  return readSource({ ...source, siblings })
}

function explain(error: unknown): Failure {
  // What is nested too deeply for the stack is told as what it is.
  if (error instanceof RangeError)
    return { code: 'damaged', message: 'The file is built in a way that cannot be read.' }
  return failureOf(error)
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}
