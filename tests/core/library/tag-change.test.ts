import { describe, expect, it } from 'vitest'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import type { LibraryChoices } from '../../../src-core/library/library-meta.ts'
import { previewLibraryEdit } from '../../../src-core/library/preview-library-edit.ts'
import { toAnnotations, type ArticleRecord } from '../../../src-core/library/record.ts'
import type { SavedFilter } from '../../../src-core/library/saved-filter.ts'
import { DEFAULT_SORT } from '../../../src-core/library/sort.ts'
import { tagInChoices } from '../../../src-core/library/tag-in-choices.ts'
import { DEFAULT_NOTEBOOK_QUERY, EMPTY_FILTER } from '../../../src-core/notebook/notebook-query.ts'
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

describe('the tags of colours and the saved filters', () => {
  const id = '01HZ0000000000000000000001'
  const articles = (tag: string | null, query: string): SavedFilter => {
    const filter = { view: 'all', tag, source: null, query, sort: DEFAULT_SORT } as const
    return { id, name: 'Filter', of: 'articles', filter }
  }
  const annotations = (...tags: string[]): SavedFilter => {
    const filter = { ...DEFAULT_NOTEBOOK_QUERY, filter: { ...EMPTY_FILTER, tags } }
    return { id, name: 'Filter', of: 'annotations', filter }
  }
  const choices = (filters: SavedFilter[], red?: string): LibraryChoices => ({
    meanings: DEFAULT_MEANINGS,
    meaningTags: red === undefined ? {} : { red },
    filters,
  })

  it.each<[what: string, before: LibraryChoices, after: LibraryChoices]>([
    ['the tag of a colour', choices([], 'people/ministers'), choices([], 'who am I/ministers')],
    ['a filter of articles', choices([articles('people', '')]), choices([articles('who am I', '')])],
    [
      'the words of one',
      choices([articles(null, 'sea -tag:people/kings tag:peoples "tag:people"')]),
      choices([articles(null, 'sea -tag:"who am I/kings" tag:peoples "tag:people"')]),
    ],
    [
      'a filter of annotations, which has no tag twice',
      choices([annotations('sea', 'people', 'who am I')]),
      choices([annotations('sea', 'who am I')]),
    ],
  ])('follow a new name: %s', (_, before, after) => {
    const edit = tagInChoices(before, 'people', 'who am I')
    expect(edit && previewLibraryEdit(before, edit)).toEqual(after)
  })

  it('are left alone where they do not have it, where a newer version wrote them, and when it goes', () => {
    const newer: SavedFilter = { id, name: 'Newer', of: 'annotations', filter: { tags: ['people'] } }
    expect(tagInChoices(choices([articles('ships', 'sea'), newer]), 'people', 'who')).toBeUndefined()
    expect(
      tagInChoices(choices([articles('people', ''), annotations('people')]), 'people', null),
    ).toBeUndefined()
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
