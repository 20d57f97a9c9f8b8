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
  /** By which another import of the same article is known. */
  identities: string[]
}

const count = v.number()
const strings = v.array(v.string())

const summary: v.GenericSchema<unknown, ArticleSummary> = v.object({
  id: v.string(),
  title: v.string(),
  byline: v.string(),
  publisher: v.string(),
  place: v.string(),
  published: v.string(),
  source: v.string(),
  language: v.string(),
  blocks: count,
  words: count,
  status: v.picklist(ARTICLE_STATUSES),
  progress: count,
  deletedAt: v.nullable(v.string()),
  tags: strings,
  addedAt: v.string(),
  annotations: count,
  annotationTags: strings,
  annotatedAt: v.string(),
  colours: v.array(v.picklist(COLOURS)),
})

const entry: v.GenericSchema<unknown, CatalogueEntry> = v.object({
  state: v.object({ mtimeMs: v.number(), size: count }),
  summary,
  annotationTags: strings,
  identities: strings,
})

/**
 * Runtime form of the catalogue's file. The first entry is looked at for all, since to look at ten
 * thousand would double the time of a start: they were written by one program in one go, and the
 * envelope's checksum holds for the rest.
 */
export const catalogueSchema = v.custom<CatalogueEntry[]>(
  (value) => Array.isArray(value) && value.slice(0, 1).every((first) => v.is(entry, first)),
)
