import type { IncomingFile } from '../../src-core/incoming/incoming.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import type { AnnotationsReport, WaitingGroup } from '../../src-core/ipc/incoming-requests.ts'
import { failureOf } from '../store/failure-of.ts'
import { readSourceFiles } from '../store/source-files.ts'
import type { AnnotationFile, AnnotationReader } from './annotation-file.ts'
import { placeAnnotations, type Placing } from './place-annotations.ts'
import type { Home } from './place-in-article.ts'

/** What was read of a file, and the file's name. */
export type ReadAnnotations = IncomingFile & { name: string }

/**
 * Brings the annotations of files into the library. A file that cannot be read does not stop the others, and what is
 * read twice is there once.
 * @throws LecternError when the tray cannot be read or written
 */
export async function importAnnotations(
  home: Home & { readIncoming: AnnotationReader },
  files: readonly AnnotationFile[],
): Promise<AnnotationsReport> {
  const read: ReadAnnotations[] = []
  const failed: AnnotationsReport['failed'] = []
  for (const file of files) {
    const { name } = file
    try {
      read.push({ ...(await home.readIncoming(file)), name })
    } catch (error) {
      failed.push({ name, ...failureOf(error) })
    }
  }
  const report = await bringIn(home, read)
  return { ...report, failed: [...failed, ...report.failed] }
}

/** As {@link importAnnotations}, of files by their paths. */
export async function importAnnotationPaths(
  home: Home & { readIncoming: AnnotationReader },
  paths: string[],
): Promise<AnnotationsReport> {
  const { sources, failed } = await readSourceFiles(paths)
  const report = await importAnnotations(home, sources)
  return { ...report, failed: [...failed, ...report.failed] }
}

/** Brings in what was read. @throws LecternError as {@link importAnnotations} */
export async function bringIn(home: Home, read: readonly ReadAnnotations[]): Promise<AnnotationsReport> {
  const all = read.flatMap(({ annotations }) => annotations)
  const annotations = new Map(all.map((annotation) => [annotation.id, annotation]))
  const { waiting, ...placing } = await placeAnnotations(home, [...annotations.values()])
  return {
    ...placing,
    unread: read.flatMap(({ name, unread }) => unread.map((part) => ({ ...part, name }))),
    waiting: groupWaiting(waiting),
  }
}

/** What stands between the clippings in a Kindle’s file. */
const KINDLE_RULE = '=========='

/**
 * The annotations in a file that came in beside articles; null when it is an article itself. Its content says so:
 * Markdown in a text file may as well be an article.
 */
export async function readBesideArticles(
  file: AnnotationFile,
  read: AnnotationReader,
  stop?: AbortSignal,
): Promise<ReadAnnotations | null> {
  if (!mayHoldAnnotations(file)) return null
  try {
    const found = await read(file, stop)
    const holdsSome = found.format !== 'markdown' && found.annotations.length + found.unread.length > 0
    return holdsSome ? { ...found, name: file.name } : null
  } catch (error) {
    // That it is no such file is no fault of it.
    if (error instanceof LecternError) return null
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
