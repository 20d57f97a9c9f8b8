import * as v from 'valibot'
import { ANNOTATION_LIMITS } from '../annotation/annotation-limits.ts'
import { COLOURS, MAX_MEANING } from '../annotation/colour.ts'
import { ARTICLE_STATUSES, type Revision } from '../article/article.ts'
import type { LibraryEdit } from '../library/library-edit.ts'
import { savedFilterSchema } from '../library/saved-filter.ts'

// Limits keep a window that went wrong from filling the disk; none is near what a person writes.
const MAX_FILTERS = 1_000
const MAX_EDITS = 20_000
const MAX_IMAGES = 10_000

export const id = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'is not an id'))
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 hash'))
export const position = v.pipe(v.number(), v.integer(), v.minValue(0))
export const tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(ANNOTATION_LIMITS.tag))
export const tags = v.pipe(v.array(tag), v.maxLength(ANNOTATION_LIMITS.tags))
export const note = v.pipe(v.string(), v.maxLength(ANNOTATION_LIMITS.note))
export const line = v.pipe(v.string(), v.maxLength(10_000))
export const colour = v.picklist(COLOURS)
const relations = v.record(id, v.pipe(v.string(), v.trim(), v.maxLength(ANNOTATION_LIMITS.relation)))
const isoDate = v.union([v.literal(''), v.pipe(v.string(), v.isoDate())])

/** Runtime form of an anchor; the range holds what `exact` says. */
export const anchorSchema = v.pipe(
  v.strictObject({
    revision: sha256,
    start: position,
    end: position,
    exact: v.pipe(v.string(), v.minLength(1), v.maxLength(ANNOTATION_LIMITS.quote)),
    prefix: v.pipe(v.string(), v.maxLength(32)),
    suffix: v.pipe(v.string(), v.maxLength(32)),
  }),
  v.check(({ start, end, exact }) => end - start === exact.length, 'range and quote differ in length'),
)

const annotation = v.strictObject({
  id,
  anchor: anchorSchema,
  colour,
  note,
  tags,
  links: v.array(id),
  relations: v.exactOptional(relations),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
})

const setChange = v.strictObject({ add: v.optional(tags), remove: v.optional(tags) })

const annotationPatch = v.strictObject({
  anchor: v.optional(anchorSchema),
  colour: v.optional(colour),
  note: v.optional(note),
  tags: v.optional(setChange),
  links: v.optional(setChange),
  relations: v.optional(relations),
})

const articlePatch = v.strictObject({
  title: v.optional(v.pipe(line, v.trim(), v.minLength(1))),
  byline: v.optional(line),
  publisher: v.optional(line),
  place: v.optional(line),
  published: v.optional(isoDate),
  source: v.optional(line),
  language: v.optional(line),
  status: v.optional(v.picklist(ARTICLE_STATUSES)),
  progress: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  position: v.optional(v.strictObject({ revision: sha256, offset: position })),
  lastReadAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  note: v.optional(note),
  tags: v.optional(setChange),
})

const instant = v.pipe(v.string(), v.isoTimestamp())

// Loose: what a later version wrote of it comes back with undo.
const revision: v.GenericSchema<unknown, Revision> = v.looseObject({
  hash: sha256,
  textHash: sha256,
  originalHash: sha256,
  importedAt: instant,
  shownAt: v.exactOptional(instant),
  encoding: v.pipe(v.string(), v.maxLength(100)),
  importer: v.exactOptional(
    v.strictObject({ name: v.pipe(v.string(), v.maxLength(100)), version: position }),
  ),
  images: v.exactOptional(
    v.pipe(v.array(v.strictObject({ hash: sha256, path: v.exactOptional(line) })), v.maxLength(MAX_IMAGES)),
  ),
})

const singleEdit = v.variant('kind', [
  v.strictObject({ kind: v.literal('add-annotation'), annotation }),
  v.strictObject({ kind: v.literal('delete-annotation'), id }),
  v.strictObject({ kind: v.literal('restore-annotation'), id }),
  v.strictObject({ kind: v.literal('change-annotation'), id, patch: annotationPatch }),
  v.strictObject({ kind: v.literal('change-article'), patch: articlePatch }),
  v.strictObject({
    kind: v.literal('put-revision'),
    revision,
    figures: v.strictObject({ blocks: position, words: position }),
  }),
  v.strictObject({ kind: v.literal('delete-article') }),
  v.strictObject({ kind: v.literal('restore-article') }),
])

export const edit = v.variant('kind', [
  ...singleEdit.options,
  v.strictObject({ kind: v.literal('several'), edits: v.pipe(v.array(singleEdit), v.maxLength(MAX_EDITS)) }),
])

const flatLibraryEdit = v.variant('kind', [
  v.strictObject({
    kind: v.literal('change-meaning'),
    colour,
    name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_MEANING))),
    tag: v.optional(v.union([v.literal(''), tag])),
  }),
  v.strictObject({ kind: v.literal('put-filter'), filter: savedFilterSchema }),
  v.strictObject({ kind: v.literal('delete-filter'), id }),
  v.strictObject({ kind: v.literal('order-filters'), ids: v.pipe(v.array(id), v.maxLength(MAX_FILTERS)) }),
])

export const libraryEdit: v.GenericSchema<unknown, LibraryEdit> = v.union([
  flatLibraryEdit,
  v.strictObject({
    kind: v.literal('several'),
    edits: v.pipe(v.array(flatLibraryEdit), v.maxLength(MAX_FILTERS)),
  }),
])
