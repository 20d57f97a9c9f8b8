import * as v from 'valibot'
import type { Block, Mark } from '../article/block.ts'

const position = v.pipe(v.number(), v.integer(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 hash'))
const range = { start: position, end: position }

const mark: v.GenericSchema<unknown, Mark> = v.variant('kind', [
  v.looseObject({ ...range, kind: v.picklist(['strong', 'em', 'code']) }),
  v.looseObject({ ...range, kind: v.literal('link'), href: v.string() }),
])

const content = { text: v.string(), marks: v.optional(v.array(mark)) }

const block: v.GenericSchema<unknown, Block> = v.variant('kind', [
  v.looseObject({ kind: v.literal('heading'), level: v.picklist([1, 2, 3, 4, 5, 6]), ...content }),
  v.looseObject({ kind: v.literal('list-item'), depth: position, ordered: v.boolean(), ...content }),
  v.looseObject({ kind: v.literal('table'), header: position, ...content }),
  v.looseObject({
    kind: v.literal('image'),
    alt: v.string(),
    image: v.optional(sha256),
    src: v.optional(v.string()),
    width: v.optional(position),
    height: v.optional(position),
    ...content,
  }),
  v.looseObject({ kind: v.picklist(['paragraph', 'verse', 'quote', 'code', 'caption', 'rule']), ...content }),
])

/** Runtime form of an article's blocks, for reading texts/<sha256>.json. */
export const blocksSchema: v.GenericSchema<unknown, Block[]> = v.array(block)
