import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ReadSource } from '../../src-core/import/importer.ts'
import type { Failure } from '../../src-core/ipc/result.ts'

/** What the import's thread is told: one source at a time. */
export interface ToWorker {
  call: number
  source: ImportSource
}

/** What the thread tells. */
export type FromWorker =
  { kind: 'read'; call: number; content: ReadSource } | { kind: 'failed'; call: number; failure: Failure }
