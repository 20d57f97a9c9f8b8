import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import { blocksSchema } from '../../../src-core/library/blocks-schema.ts'
import { libraryMetaSchema, newLibraryMeta } from '../../../src-core/library/library-meta.ts'
import { articleRecordSchema } from '../../../src-core/library/record-schema.ts'
import { sampleAnnotation, sampleRecord, stampAt } from './sample-record.ts'

const annotation = sampleAnnotation({ note: 'A *note*.', tags: ['figures/checked'] })
const RECORD = applyEdit(sampleRecord(), { kind: 'add-annotation', annotation }, stampAt(1)).record
const { id } = annotation

const META = newLibraryMeta('01M82RW362TW1QEQME286992XQ', '2026-11-22T22:00:00.000Z')

const BLOCKS: Block[] = [
  { kind: 'heading', level: 2, text: 'How the date was found' },
  {
    kind: 'paragraph',
    text: 'Read it.',
    marks: [{ start: 0, end: 4, kind: 'link', href: 'https://example.org/' }],
  },
  { kind: 'verse', text: 'one\ntwo' },
  { kind: 'list-item', depth: 0, ordered: true, text: 'first' },
  { kind: 'image', alt: 'A stair', text: '' },
  { kind: 'rule', text: '' },
]

it.each([
  ['a record', articleRecordSchema, RECORD],
  ['a record with fields of another time', articleRecordSchema, { ...RECORD, mood: 'calm' }],
  [
    'an annotation with fields of another time',
    articleRecordSchema,
    { ...RECORD, annotations: { [id]: { ...RECORD.annotations[id], mood: 'calm' } } },
  ],
  ['blocks', blocksSchema, BLOCKS],
  ['no blocks', blocksSchema, []],
  ['the library’s own data', libraryMetaSchema, META],
])('%s is read as it was written', (_name, schema: v.GenericSchema, data) => {
  expect(v.parse(schema, JSON.parse(JSON.stringify(data)))).toEqual(data)
})

it('a record from before there was a Trash is not in it', () => {
  const { deletedAt: _deletedAt, ...before } = RECORD
  expect(v.parse(articleRecordSchema, before)).toEqual(RECORD)
})

describe.each([
  ['a record without a title', articleRecordSchema, { ...RECORD, title: undefined }],
  ['a record without a revision', articleRecordSchema, { ...RECORD, revisions: [] }],
  ['a record in a status that there is not', articleRecordSchema, { ...RECORD, status: 'lost' }],
  ['a record with a stamp that is none', articleRecordSchema, { ...RECORD, stamps: { title: 'yesterday' } }],
  ['a record that is a list', articleRecordSchema, [RECORD]],
  [
    'an annotation in a colour that there is not',
    articleRecordSchema,
    { ...RECORD, annotations: { [id]: { ...RECORD.annotations[id], colour: 'pink' } } },
  ],
  ['a heading without a level', blocksSchema, [{ kind: 'heading', text: 'x' }]],
  ['a block of an unknown kind', blocksSchema, [{ kind: 'table', text: 'x' }]],
  [
    'a link without an address',
    blocksSchema,
    [{ kind: 'paragraph', text: 'x', marks: [{ start: 0, end: 1, kind: 'link' }] }],
  ],
  ['a colour without a meaning', libraryMetaSchema, { ...META, meanings: { yellow: 'Key point' } }],
  ['an id that would lead out of the cache', libraryMetaSchema, { ...META, id: '../../elsewhere' }],
])('%s', (_name, schema: v.GenericSchema, data) => {
  it('is refused', () => expect(v.safeParse(schema, data).success).toBe(false))
})
