import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import { articleIdentities } from '../../../src-core/library/identity.ts'
import {
  annotationTags,
  compareNewestFirst,
  rankTags,
  toArticleChange,
  toSummary,
} from '../../../src-core/library/summary.ts'
import { sampleAnnotation, sampleRecord, stampAt } from './sample-record.ts'

const IDS = [
  '01M82RWSX0CRSW94DKMRRBNZM1',
  '01M82RWSX0CRSW94DKMRRBNZM2',
  '01M82RWSX0CRSW94DKMRRBNZM3',
] as const
const EDITS: Edit[] = [
  {
    kind: 'add-annotation',
    annotation: sampleAnnotation({ id: IDS[0], colour: 'orange', tags: ['b', 'a'] }),
  },
  { kind: 'add-annotation', annotation: sampleAnnotation({ id: IDS[1], colour: 'yellow', tags: ['a'] }) },
  { kind: 'add-annotation', annotation: sampleAnnotation({ id: IDS[2], colour: 'red', tags: ['c'] }) },
  { kind: 'delete-annotation', id: IDS[2] },
  { kind: 'change-article', patch: { note: 'On zero.', tags: { add: ['sea'] } } },
]
const record = EDITS.reduce(
  (before, edit, second) => applyEdit(before, edit, stampAt(second)).record,
  sampleRecord(),
)

describe('the summary of an article', () => {
  const summary = toSummary(record)

  it('counts the annotations that stand, and has their colours in the order of the keys', () => {
    expect(summary).toMatchObject({ annotations: 2, colours: ['yellow', 'orange'] })
  })

  it('says when the article was first imported', () => {
    expect(summary.addedAt).toBe('2026-11-22T22:00:00.000Z')
  })

  it('leaves out what only an open article needs', () => {
    expect(Object.keys(summary)).not.toContain('note')
    expect(Object.keys(summary)).not.toContain('revisions')
    expect(Object.keys(summary)).not.toContain('stamps')
  })
})

it('a change tells the summary, the article and its annotations', () => {
  const { summary, article, annotations } = toArticleChange(record)
  expect(summary).toEqual(toSummary(record))
  expect(article).toMatchObject({ id: record.id, note: 'On zero.', tags: ['sea'], blocks: 41 })
  expect(annotations.map(({ id }) => id)).toEqual([IDS[0], IDS[1]])
})

it('tags are ranked by their uses on annotations that stand, then by name', () => {
  expect(annotationTags(record)).toEqual(['b', 'a', 'a'])
  expect(rankTags(['b', 'c', 'a', 'a', 'b', 'd'])).toEqual(['a', 'b', 'c', 'd'])
})

it('articles are ordered newest first, and by id where they came together', () => {
  const at = (addedAt: string, id: string) => ({ ...toSummary(record), addedAt, id })
  const articles = [at('2026-01-01', 'A'), at('2026-01-02', 'A'), at('2026-01-02', 'B')]
  expect(articles.sort(compareNewestFirst).map(({ addedAt, id }) => addedAt + id)).toEqual([
    '2026-01-02B',
    '2026-01-02A',
    '2026-01-01A',
  ])
})

describe('the identity of an article', () => {
  it('is the hash of each text that it had', () => {
    const [revision] = record.revisions
    const later = { ...revision!, textHash: 'd'.repeat(64) }
    expect(articleIdentities({ ...record, revisions: [revision!, later, later] })).toEqual([
      'b'.repeat(64),
      'd'.repeat(64),
    ])
  })

  it('is its title when it has no text', () => {
    const textHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    const revisions = [{ ...record.revisions[0]!, textHash }]
    expect(articleIdentities({ ...record, revisions })).toEqual(['title:The place where zero is kept'])
  })
})
