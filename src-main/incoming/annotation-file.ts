import type { IncomingFile } from '../../src-core/incoming/incoming.ts'
import { LecternError } from '../../src-core/ipc/result.ts'

/** A file that may hold annotations of another program. */
export interface AnnotationFile {
  name: string
  bytes: Uint8Array
}

/**
 * Reads the annotations in a file.
 * @throws LecternError when it holds none that can be read, or the reading was stopped or went over a limit
 */
export type AnnotationReader = (file: AnnotationFile, stop?: AbortSignal) => Promise<IncomingFile>

/** The reader is loaded when there is something to read: a start does not wait for it. */
export const readIncomingHere: AnnotationReader = async ({ name, bytes }) => {
  const { readIncoming } = await import('../../src-core/incoming/read-incoming.ts')
  const result = await readIncoming(bytes, name)
  if (result.ok) return result.value
  const { code, message, ...more } = result.failure
  throw new LecternError(code, message, more)
}
