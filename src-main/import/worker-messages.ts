import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ReadSource } from '../../src-core/import/importer.ts'
import type { IncomingFile } from '../../src-core/incoming/incoming.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { AnnotationFile } from '../incoming/annotation-file.ts'

/** What the import's thread reads: something that becomes articles, or a file of annotations. */
export type Task = { kind: 'source'; source: ImportSource } | { kind: 'annotations'; file: AnnotationFile }

/** What comes of each kind of task. */
export interface Readings {
  source: ReadSource
  annotations: IncomingFile
}

/** What the import's thread is told: one task at a time. */
export interface ToWorker {
  call: number
  task: Task
}

/** What the thread tells. */
export type FromWorker =
  | { kind: 'read'; call: number; content: Readings[keyof Readings] }
  | { kind: 'failed'; call: number; failure: Failure }
