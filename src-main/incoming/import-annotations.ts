import type { IncomingAnnotation } from '../../src-core/incoming/incoming.ts'
import { readIncoming } from '../../src-core/incoming/read-incoming.ts'
import type { AnnotationsReport, WaitingGroup } from '../../src-core/ipc/incoming-requests.ts'
import { placeAnnotations, type Placing } from './place-annotations.ts'
import type { Home } from './place-in-article.ts'

/** A file that may hold annotations of another program. */
export interface AnnotationFile {
  name: string
  bytes: Uint8Array
}

/**
 * Brings the annotations of files into the library. A file that cannot be read does not stop the others, and what is
 * read twice is there once.
 * @throws LecternError when the tray cannot be read or written
 */
export async function importAnnotations(
  home: Home,
  files: readonly AnnotationFile[],
): Promise<AnnotationsReport> {
  const read: Pick<AnnotationsReport, 'unread' | 'failed'> = { unread: [], failed: [] }
  const annotations = new Map<string, IncomingAnnotation>()
  for (const { name, bytes } of files) {
    const result = await readIncoming(bytes, name)
    if (!result.ok) {
      read.failed.push({ name, ...result.failure })
      continue
    }
    for (const annotation of result.value.annotations) annotations.set(annotation.id, annotation)
    read.unread.push(...result.value.unread.map((part) => ({ ...part, name })))
  }
  const { waiting, failed, ...placing } = await placeAnnotations(home, [...annotations.values()])
  return {
    ...placing,
    unread: read.unread,
    failed: [...read.failed, ...failed],
    waiting: groupWaiting(waiting),
  }
}

/**
 * Whether a file that is dropped beside articles holds annotations: its content says so. Markdown in a text file may as
 * well be an article.
 */
export async function holdsAnnotations({ name, bytes }: AnnotationFile): Promise<boolean> {
  if (!/\.(?:json|jsonld|annotation|ann|csv|txt)$/i.test(name)) return false
  const result = await readIncoming(bytes, name)
  return (
    result.ok &&
    result.value.format !== 'markdown' &&
    (result.value.annotations.length > 0 || result.value.unread.length > 0)
  )
}

function groupWaiting(waiting: Placing['waiting']): WaitingGroup[] {
  const groups = new Map<string, WaitingGroup>()
  for (const { annotation, why } of waiting) {
    const title = annotation.source.title || annotation.source.address
    const group = groups.get(`${why} ${title}`)
    if (group) group.count++
    else groups.set(`${why} ${title}`, { title, why, count: 1 })
  }
  return [...groups.values()]
}
