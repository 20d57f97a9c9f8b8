/**
 * The search's thread: loads the index, brings it up to date, and finds. Started by the main process,
 * which may end it at any moment: files that it was writing are swept or left out at the next start.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { LecternError } from '../../src-core/ipc/result.ts'
import { FolderSource } from './article-source.ts'
import { LibrarySearch } from './library-search.ts'
import type { FindRequest, FromWorker, ToWorker, WorkerStart } from './worker-messages.ts'

/** Changes rest so long before they are taken in, in milliseconds, unless someone looks for something. */
const SETTLED_AFTER = 1_000
/** So few are taken in before an answer is given: what one has just written is found. */
const FEW = 100
/** About three lines of the narrow column of results, in UTF-16 code units. */
const SNIPPET = 100

const { folder, cache, versions } = workerData as WorkerStart
const source = new FolderSource(folder, versions)
const opened = LibrarySearch.open(source, {
  cache,
  onProgress: (done, total) => {
    if (total > FEW) tell({ kind: 'state', state: { phase: 'indexing', done, total } })
  },
})
/** Whether the index has all that is known to have changed. */
let isFresh = false
let refreshing: Promise<void> | undefined
let timer: NodeJS.Timeout | undefined
let latest = 0

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'find') {
    latest = message.call
    void answer(message.call, message.request)
  } else {
    source.note(message.changes)
    isFresh = false
    timer ??= setTimeout(() => void refresh(), SETTLED_AFTER)
  }
})
void refresh()

/** Takes in all that changed, one time after the other. What fails ends the thread, and is told there. */
function refresh(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  refreshing ??= (async () => {
    const search = await opened
    isFresh = true
    await search.refresh()
    refreshing = undefined
    tell({ kind: 'state', state: { phase: 'ready' } })
  })()
  return refreshing
}

async function answer(call: number, request: FindRequest): Promise<void> {
  const isStale = () => call !== latest
  try {
    const search = await opened
    if (refreshing === undefined ? !isFresh : search.staleCount <= FEW) {
      await refreshing
      if (!isFresh) await refresh()
    }
    if (isStale()) throw new LecternError('cancelled', 'Something else is looked for by now.')
    const { query, scope, limit } = request
    tell({
      kind: 'found',
      call,
      found: await search.find(query, { scope, limit, snippetLength: SNIPPET, isStale }),
    })
  } catch (error) {
    if (!(error instanceof LecternError)) throw error
    tell({ kind: 'failed', call, failure: error.failure })
  }
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}
