import * as v from 'valibot'
import { COLOURS } from '../../src-core/annotation/colour.ts'
import { ARTICLE_STATUSES } from '../../src-core/article/article.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { FileState } from './file-system.ts'

/** What the catalogue knows of one article, and of which state of its file that is true. */
export interface CatalogueEntry {
  state: FileState
  summary: ArticleSummary
  /** The tags on its annotations, one for each use. */
  annotationTags: string[]
  /** By which another import of the same article is known; see {@link shortenIdentity}. */
  identities: string[]
}

/** Hexadecimal digits of a hash that tell texts apart: two in 2⁹⁶ have the same. */
const DIGITS = 24

/** An identity as the catalogue keeps it: whole hashes would be a third of what a start reads. */
export function shortenIdentity(identity: string): string {
  return identity.startsWith('title:') ? identity : identity.slice(0, DIGITS)
}

const number = v.number()
const string = v.string()
const strings = v.array(string)

// prettier-ignore
const rowSchema = v.tuple([
  number, number,
  string, string, string, string, string, string, string, string,
  number, number, v.picklist(ARTICLE_STATUSES), number, v.nullable(string), strings,
  string, number, string, v.array(v.picklist(COLOURS)), string,
  strings, strings,
])

/** An entry as it is kept: without its fields' names, so that a start has a third less to read. */
export type CatalogueRow = v.InferOutput<typeof rowSchema>

/**
 * Runtime form of the catalogue's file. The first row is looked at for all, since to look at ten
 * thousand would double the time of a start: they were written by one program in one go, and the
 * envelope's checksum holds for the rest.
 */
export const catalogueSchema = v.custom<CatalogueRow[]>(
  (value) => Array.isArray(value) && value.slice(0, 1).every((first) => v.is(rowSchema, first)),
)

// prettier-ignore
export function toRow({ state, summary: s, annotationTags, identities }: CatalogueEntry): CatalogueRow {
  return [
    state.mtimeMs, state.size,
    s.id, s.title, s.byline, s.publisher, s.place, s.published, s.source, s.language,
    s.blocks, s.words, s.status, s.progress, s.deletedAt, s.tags,
    s.addedAt, s.annotations, s.annotatedAt, s.colours, s.lastReadAt ?? '',
    annotationTags, identities,
  ]
}

// prettier-ignore
export function fromRow(row: CatalogueRow): CatalogueEntry {
  const [
    mtimeMs, size,
    id, title, byline, publisher, place, published, source, language,
    blocks, words, status, progress, deletedAt, tags,
    addedAt, annotations, annotatedAt, colours, lastReadAt,
    annotationTags, identities,
  ] = row
  return {
    state: { mtimeMs, size },
    summary: {
      id, title, byline, publisher, place, published, source, language,
      blocks, words, status, progress, deletedAt, tags,
      addedAt, annotations, annotatedAt, colours,
      annotationTags: annotationTags.length > 1 ? [...new Set(annotationTags)] : annotationTags,
      ...(lastReadAt !== '' && { lastReadAt }),
    },
    annotationTags,
    identities,
  }
}
