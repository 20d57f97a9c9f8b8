import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import { toAnnotations, type ArticleRecord } from '../../../src-core/library/record.ts'
import { findTagUse, renameTag, tagEdit } from '../../../src-core/library/tag-change.ts'
import { sampleAnnotation, sampleRecord, stampAt } from './sample-record.ts'

describe('renameTag', () => {
  it.each<[tag: string, from: string, to: string | null, renamed: string | null]>([
    ['people', 'people', 'persons', 'persons'],
    ['people/ministers', 'people', 'persons', 'persons/ministers'],
    ['people/ministers', 'people', 'people/state', 'people/state/ministers'],
    ['people/ministers', 'people/ministers', 'people', 'people'],
    ['peoples', 'people', 'persons', 'peoples'],
    ['people/ministers', 'people', null, null],
    ['ships', 'people', null, 'ships'],
  ])('makes of %s, with %s renamed to %s, %s', (tag, from, to, renamed) => {
    expect(renameTag(tag, from, to)).toBe(renamed)
  })
})

describe('a tag’s edit', () => {
  const tagged = (tags: string[], ofAnnotation: string[]): ArticleRecord => {
    const annotation = sampleAnnotation({ tags: ofAnnotation })
    return applyEdit({ ...sampleRecord(), tags }, { kind: 'add-annotation', annotation }, stampAt(1)).record
  }
  const tagsOf = (record: ArticleRecord) => [record.tags, toAnnotations(record)[0]?.tags]

  it.each<[what: string, from: string, to: string | null, after: [string[], string[]]]>([
    [
      'renames it and those below',
      'people',
      'who',
      [
        ['sea', 'who'],
        ['who/ministers', 'who'],
      ],
    ],
    ['merges it with one that is there', 'people', 'sea', [['sea'], ['sea/ministers', 'sea']]],
    ['deletes it and those below', 'people', null, [['sea'], []]],
  ])('%s, and its inverse leads back to the very order', (_, from, to, after) => {
    const record = tagged(['people', 'sea'], ['people/ministers', 'people'])
    const use = findTagUse(record, from)!
    const applied = applyEdit(record, tagEdit(use, from, to), stampAt(2))
    expect(tagsOf(applied.record)).toEqual(after)
    const back = applyEdit(applied.record, applied.inverse, stampAt(3)).record
    expect(tagsOf(back)).toEqual(tagsOf(record))
  })

  it('is for no article that does not have it', () => {
    expect(findTagUse(tagged(['sea'], ['peoples']), 'people')).toBeUndefined()
  })
})
