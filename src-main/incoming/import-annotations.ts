import type { IncomingAnnotation } from '../../src-core/incoming/incoming.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import type { AnnotationsReport, WaitingGroup } from '../../src-core/ipc/incoming-requests.ts'
import { failureOf } from '../store/failure-of.ts'
import type { AnnotationFile, AnnotationReader } from './annotation-file.ts'
import { placeAnnotations, type Placing } from './place-annotations.ts'
import type { Home } from './place-in-article.ts'

/**
 * Brings the annotations of files into the library. A file that cannot be read does not stop the others, and what is
 * read twice is there once.
 * @throws LecternError when the tray cannot be read or written
 */
export async function importAnnotations(
  home: Home & { readIncoming: AnnotationReader },
  files: readonly AnnotationFile[],
): Promise<AnnotationsReport> {
  const read: Pick<AnnotationsReport, 'unread' | 'failed'> = { unread: [], failed: [] }
  const annotations = new Map<string, IncomingAnnotation>()
  for (const file of files) {
    const { name } = file
    try {
      const found = await home.readIncoming(file)
      for (const annotation of found.annotations) annotations.set(annotation.id, annotation)
      read.unread.push(...found.unread.map((part) => ({ ...part, name })))
    } catch (error) {
      read.failed.push({ name, ...failureOf(error) })
    }
  }
  const { waiting, failed, ...placing } = await placeAnnotations(home, [...annotations.values()])
  return {
    ...placing,
    unread: read.unread,
    failed: [...read.failed, ...failed],
    waiting: groupWaiting(waiting),
  }
}

/** What stands between the clippings in a Kindle’s file. */
const KINDLE_RULE = '=========='

/**
 * Whether a file that is dropped beside articles holds annotations: its content says so. Markdown in a text file may as
 * well be an article.
 */
export async function holdsAnnotations(
  file: AnnotationFile,
  read: AnnotationReader,
  stop?: AbortSignal,
): Promise<boolean> {
  if (!mayHoldAnnotations(file)) return false
  try {
    const { format, annotations, unread } = await read(file, stop)
    return format !== 'markdown' && annotations.length + unread.length > 0
  } catch (error) {
    // That it is no such file is no fault of it.
    if (error instanceof LecternError) return false
    throw error
  }
}

/** Most texts are articles, and told from a Kindle's file without being read. */
function mayHoldAnnotations({ name, bytes }: AnnotationFile): boolean {
  if (/\.(?:json|jsonld|annotation|ann|csv)$/i.test(name)) return true
  return (
    /\.txt$/i.test(name) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(KINDLE_RULE)
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
