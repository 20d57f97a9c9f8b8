import type { Anchor, Annotation } from '../annotation/annotation.ts'
import type { Colour } from '../annotation/colour.ts'
import type {
  Article,
  ArticleMetadata,
  ArticleStatus,
  ReadingPosition,
  Revision,
  TextFigures,
} from '../article/article.ts'
import { emptyRegister, readRegister, type Register } from './register.ts'
import { laterStamp, type Stamp } from './stamp.ts'

/**
 * The stamp of each mutable field, by name; of each element of a set, by `<set>/<element>`. An
 * element that has a stamp but is not in the set was removed at that stamp.
 */
export type Stamps = Record<string, Stamp>

/** An annotation as stored: its fields with stamps; deleted ones stay as tombstones. */
export interface AnnotationRecord {
  id: string
  createdAt: string
  anchor: Anchor
  colour: Colour
  note: Register
  tags: string[]
  links: string[]
  /** Absent before links could say what they mean. */
  relations?: Record<string, string>
  /** ISO 8601 instant, or null while it stands. */
  deletedAt: string | null
  /** What whoever deleted it knew of it, by device: what was done besides beats the deletion. */
  deletionSaw?: Record<string, Stamp>
  stamps: Stamps
}

/** What articles/<id>.json holds: metadata and annotations of one article, without its text. */
export interface ArticleRecord extends ArticleMetadata, TextFigures {
  id: string
  status: ArticleStatus
  progress: number
  position?: ReadingPosition
  /** ISO 8601 instant. */
  lastReadAt?: string
  tags: string[]
  note: Register
  revisions: Revision[]
  /** ISO 8601 instant at which it went to the Trash, or null while it stands. */
  deletedAt: string | null
  /** As in an annotation. */
  deletionSaw?: Record<string, Stamp>
  annotations: Record<string, AnnotationRecord>
  stamps: Stamps
}

/** A new article's record. Fields never edited carry no stamp: any edit is later than that. */
export function newArticleRecord(
  id: string,
  metadata: ArticleMetadata,
  figures: TextFigures,
  revision: Revision,
): ArticleRecord {
  return {
    id,
    ...metadata,
    ...figures,
    status: 'inbox',
    progress: 0,
    tags: [],
    note: emptyRegister(),
    revisions: [revision],
    deletedAt: null,
    annotations: {},
    stamps: {},
  }
}

/** The article without stamps and annotations. */
export function toArticle(record: ArticleRecord): Article {
  const { note, annotations: _annotations, stamps: _stamps, deletionSaw: _saw, ...rest } = record
  return { ...rest, note: readRegister(note) }
}

/** The standing annotations in text order (start, then longer first, then age). */
export function toAnnotations(record: ArticleRecord): Annotation[] {
  return Object.values(record.annotations)
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ deletedAt: _deletedAt, deletionSaw: _saw, stamps: _stamps, note, ...rest }) => ({
      ...rest,
      note: readRegister(note),
    }))
    .sort(compareInText)
}

/** The article and its standing annotations, without stamps. */
export function toContent(record: ArticleRecord): { article: Article; annotations: Annotation[] } {
  return { article: toArticle(record), annotations: toAnnotations(record) }
}

/** Orders annotations as they stand in the text. */
export function compareInText(a: Annotation, b: Annotation): number {
  return a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end || (a.id < b.id ? -1 : 1)
}

/** The latest stamp anywhere in the record: what a new change to it must be later than. */
export function latestStamp(record: ArticleRecord): Stamp {
  let latest: Stamp = ''
  const see = (stamps: Stamp[]) => stamps.forEach((stamp) => (latest = laterStamp(latest, stamp)))
  see(Object.values(record.stamps))
  see(Object.values(record.note.seen))
  for (const annotation of Object.values(record.annotations)) {
    see(Object.values(annotation.stamps))
    see(Object.values(annotation.note.seen))
  }
  return latest
}
