import type { IncomingAnnotation, IncomingFile } from '../../../src-core/incoming/incoming.ts'
import { readIncoming } from '../../../src-core/incoming/read-incoming.ts'

/** What a file holds. @throws when it cannot be read */
export async function read(content: string | Uint8Array): Promise<IncomingFile> {
  const result = await readIncoming(content, '')
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

/** Annotations without their ids, and without what is not said of them. */
export function said(annotations: readonly IncomingAnnotation[]): Partial<IncomingAnnotation>[] {
  return annotations.map(({ id: _id, source, ...rest }) => ({
    source: Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')),
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => isSaid(value))),
  })) as Partial<IncomingAnnotation>[]
}

function isSaid(value: unknown): boolean {
  if (value === '' || value === null) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}
