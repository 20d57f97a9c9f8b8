import * as v from 'valibot'
import type { Anchor } from '../annotation/annotation.ts'
import { COLOURS } from '../annotation/colour.ts'
import { ARTICLE_STATUSES, type Revision } from '../article/article.ts'
import type { AnnotationRecord, ArticleRecord } from './record.ts'
import type { Register } from './register.ts'
import { isStamp } from './stamp.ts'

// Loose objects: a field that this version does not know is kept and written back.

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 hash'))
const stamp = v.pipe(v.string(), v.check(isStamp, 'is not a stamp'))
const stamps = v.record(v.string(), stamp)
const strings = v.array(v.string())

const register: v.GenericSchema<unknown, Register> = v.looseObject({
  versions: v.array(v.looseObject({ stamp, text: v.string() })),
  seen: v.record(v.string(), stamp),
})

const anchor: v.GenericSchema<unknown, Anchor> = v.looseObject({
  revision: sha256,
  start: count,
  end: count,
  exact: v.string(),
  prefix: v.string(),
  suffix: v.string(),
})

const annotation: v.GenericSchema<unknown, AnnotationRecord> = v.looseObject({
  id: v.string(),
  createdAt: v.string(),
  anchor,
  colour: v.picklist(COLOURS),
  note: register,
  tags: strings,
  links: strings,
  relations: v.exactOptional(v.record(v.string(), v.string())),
  deletedAt: v.nullable(v.string()),
  deletionSaw: v.exactOptional(stamps),
  stamps,
})

const revision: v.GenericSchema<unknown, Revision> = v.looseObject({
  hash: sha256,
  textHash: sha256,
  originalHash: sha256,
  importedAt: v.string(),
  shownAt: v.exactOptional(v.string()),
  encoding: v.string(),
  importer: v.optional(v.looseObject({ name: v.string(), version: v.number() })),
  // Revisions were written without them before images were kept.
  images: v.optional(v.array(v.looseObject({ hash: sha256, path: v.optional(v.string()) }))),
})

/** Runtime form of {@link ArticleRecord}, for reading articles/<id>.json. */
export const articleRecordSchema: v.GenericSchema<unknown, ArticleRecord> = v.looseObject({
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
  progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  // Records were written without these two before the place was kept.
  position: v.optional(v.looseObject({ revision: sha256, offset: count })),
  lastReadAt: v.optional(v.string()),
  tags: strings,
  note: register,
  revisions: v.pipe(v.array(revision), v.minLength(1)),
  // Records were written without it before there was a Trash.
  deletedAt: v.optional(v.nullable(v.string()), null),
  deletionSaw: v.exactOptional(stamps),
  annotations: v.record(v.string(), annotation),
  stamps,
})
