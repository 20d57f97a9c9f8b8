import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { applyLibraryEdit, type LibraryEdit } from '../../../src-core/library/library-edit.ts'
import {
  latestMetaStamp,
  libraryMetaSchema,
  newLibraryMeta,
  readChoices,
  type LibraryMeta,
} from '../../../src-core/library/library-meta.ts'
import { previewLibraryEdit } from '../../../src-core/library/preview-library-edit.ts'
import type { SavedFilter } from '../../../src-core/library/saved-filter.ts'
import { DEFAULT_SORT } from '../../../src-core/library/sort.ts'

const NEW = newLibraryMeta('01HZ0000000000000000000000', '2026-11-22T22:13:00.000Z')
const stamp = (second: number) => `2026-11-22T22:13:0${second}.000Z-0000-abcd1234`

function filter(number: number, more: Partial<SavedFilter> = {}): SavedFilter {
  const shown = { view: 'all', tag: 'people', source: null, query: '', sort: DEFAULT_SORT } as const
  const id = `01HZ000000000000000000000${number}`
  return { id, name: `Filter ${number}`, of: 'articles', filter: shown, ...more } as SavedFilter
}

function applyAll(edits: LibraryEdit[], meta: LibraryMeta = NEW): LibraryMeta {
  return edits.reduce((after, edit, index) => applyLibraryEdit(after, edit, stamp(index)).meta, meta)
}

const PUT = [1, 2, 3].map((number): LibraryEdit => ({ kind: 'put-filter', filter: filter(number) }))
const order = (...numbers: number[]): LibraryEdit => ({
  kind: 'order-filters',
  ids: numbers.map((number) => filter(number).id),
})
const names = (meta: LibraryMeta) => readChoices(meta).filters.map(({ name }) => name)

describe('an edit of the library', () => {
  it.each<[what: string, edit: LibraryEdit, before?: LibraryEdit[]]>([
    ['renames a meaning', { kind: 'change-meaning', colour: 'yellow', name: 'Nub' }],
    ['gives a meaning a tag', { kind: 'change-meaning', colour: 'red', tag: 'open' }],
    [
      'takes the tag away',
      { kind: 'change-meaning', colour: 'red', tag: '' },
      [{ kind: 'change-meaning', colour: 'red', tag: 'open' }],
    ],
    ['adds a filter', { kind: 'put-filter', filter: filter(4) }, PUT],
    ['renames a filter', { kind: 'put-filter', filter: filter(2, { name: 'Other' }) }, PUT],
    ['deletes a filter', { kind: 'delete-filter', id: filter(2).id }, PUT],
    ['puts filters in order', order(3, 1, 2), PUT],
    [
      'does several at once',
      { kind: 'several', edits: [order(2, 3, 1), { kind: 'delete-filter', id: filter(3).id }] },
      PUT,
    ],
  ])('%s, as its preview does, and its inverse leads back', (_, edit, before = []) => {
    const start = applyAll(before)
    const { meta, inverse } = applyLibraryEdit(start, edit, stamp(7))
    expect(readChoices(meta)).not.toEqual(readChoices(start))
    expect(previewLibraryEdit(readChoices(start), edit)).toEqual(readChoices(meta))
    expect(readChoices(applyLibraryEdit(meta, inverse, stamp(8)).meta)).toEqual(readChoices(start))
    expect(latestMetaStamp(meta)).toBe(stamp(7))
    expect(v.parse(libraryMetaSchema, JSON.parse(JSON.stringify(meta)))).toEqual(meta)
  })

  it('of a filter that is gone is refused', () => {
    const deletion: LibraryEdit = { kind: 'delete-filter', id: filter(1).id }
    expect(() => applyAll([...PUT, deletion, deletion])).toThrow('not there any more')
  })
})

describe('the filters', () => {
  it('come in the order that was chosen, and new ones last', () => {
    expect(names(applyAll(PUT))).toEqual(['Filter 1', 'Filter 2', 'Filter 3'])
    const added: LibraryEdit = { kind: 'put-filter', filter: filter(0) }
    expect(names(applyAll([...PUT, order(3, 2, 1), added]))).toEqual([
      'Filter 3',
      'Filter 2',
      'Filter 1',
      'Filter 0',
    ])
  })

  it('of annotations are kept as they were given', () => {
    const notebook = filter(5, { of: 'annotations', filter: { text: 'ferry', colours: ['red'] } })
    expect(readChoices(applyAll([{ kind: 'put-filter', filter: notebook }])).filters).toEqual([notebook])
  })

  it('that a newer version wrote are left out, and kept', () => {
    const meta = applyAll(PUT)
    const newer = { ...meta.filters![filter(1).id]!, of: 'people', filter: { since: 2030 } }
    const written = { ...meta, filters: { ...meta.filters, [newer.id]: newer } }
    const after = applyAll([order(3, 2)], v.parse(libraryMetaSchema, written))
    expect(names(after)).toEqual(['Filter 3', 'Filter 2'])
    expect(after.filters?.[newer.id]).toEqual(newer)
  })
})
