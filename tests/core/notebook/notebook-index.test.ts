import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLOURS } from '../../../src-core/annotation/colour.ts'
import {
  DEFAULT_NOTEBOOK_QUERY,
  EMPTY_FILTER,
  type NotebookFilter,
  type NotebookQuery,
} from '../../../src-core/notebook/notebook-query.ts'
import { annotationsAt, queryNotebook } from '../../../src-core/notebook/notebook-result.ts'
import type { NotebookIndex } from '../../../src-core/notebook/notebook-index.ts'
import { scanNotebook, type PlainArticle } from '../../../tools/bench/scan-notebook.ts'
import { entered, indexOf, note, someArticles, someFilter } from './some-notebook.ts'

const ask = (index: NotebookIndex, filter: Partial<NotebookFilter> = {}, more: Partial<NotebookQuery> = {}) =>
  queryNotebook(index, { ...DEFAULT_NOTEBOOK_QUERY, ...more, filter: { ...EMPTY_FILTER, ...filter } })

const idsOf = (index: NotebookIndex, slots: Uint32Array) => Array.from(slots, (slot) => index.ids[slot])

const LIBRARY: PlainArticle[] = [
  {
    id: 'ferry',
    title: 'The last ferry from Łódź',
    inTrash: false,
    annotations: [
      note('f2', {
        colour: 'red',
        tags: ['people/ministers'],
        createdAt: '2026-03-01T12:00:00.000Z',
        note: 'Who?',
      }),
      note('f1', { tags: ['people', 'talks'], createdAt: '2026-03-03T12:00:00.000Z' }),
    ],
  },
  {
    id: 'palace',
    title: 'A palace',
    inTrash: false,
    annotations: [note('p1', { colour: 'blue', createdAt: '2026-03-02T12:00:00.000Z' })],
  },
  { id: 'gone', title: 'Gone', inTrash: true, annotations: [note('g1', { tags: ['talks'] })] },
]

describe('a filter', () => {
  it.each<[string, Partial<NotebookFilter>, string[]]>([
    ['of nothing finds all but the Trash', {}, ['f1', 'p1', 'f2']],
    ['of words folds them, and looks into titles too', { text: 'LODZ who' }, ['f2']],
    ['of colours finds one of them', { colours: ['red', 'blue'] }, ['p1', 'f2']],
    ['of a tag finds those below it', { tags: ['people'] }, ['f1', 'f2']],
    ['of tags wants all of them', { tags: ['people', 'talks'] }, ['f1']],
    ['of an article finds its own', { article: 'palace' }, ['p1']],
    ['of days includes the first and the last', { from: '2026-03-01', to: '2026-03-02' }, ['p1', 'f2']],
    ['of notes finds those with one', { noted: true }, ['f2']],
    ['of no notes finds those without', { noted: false }, ['f1', 'p1']],
    ['of the Trash finds nothing else', { inTrash: true }, ['g1']],
  ])('%s', (_case, filter, found) => {
    const index = indexOf(LIBRARY)
    expect(idsOf(index, ask(index, filter).slots)).toEqual(found)
  })

  it('finds what a scan of all annotations finds', () => {
    fc.assert(
      fc.property(someArticles, someFilter, (articles, filter) => {
        const index = indexOf(articles)
        expect(idsOf(index, ask(index, filter).slots).sort()).toEqual(scanNotebook(articles, filter).sort())
      }),
      { numRuns: 500 },
    )
  })

  it('counts each meaning as if no meaning was asked for', () => {
    fc.assert(
      fc.property(someArticles, someFilter, (articles, filter) => {
        const { colours } = ask(indexOf(articles), filter)
        for (const colour of COLOURS) {
          expect(colours[colour]).toBe(scanNotebook(articles, { ...filter, colours: [colour] }).length)
        }
      }),
    )
  })
})

describe('the index', () => {
  it('is the same whether articles came once or were changed into what they are', () => {
    fc.assert(
      fc.property(someArticles, someArticles, someFilter, (before, after, filter) => {
        const changed = indexOf(before)
        for (const { id } of before) changed.remove(id)
        // Asked in between, so that an order that was made is not kept for too long.
        ask(changed)
        for (const article of after) changed.put(entered(article))
        for (const group of ['none', 'article', 'tag', 'meaning', 'day'] as const) {
          const fresh = indexOf(after)
          const [a, b] = [ask(changed, filter, { group }), ask(fresh, filter, { group })]
          expect(idsOf(changed, a.slots)).toEqual(idsOf(fresh, b.slots))
          expect({ ...a, slots: [] }).toEqual({ ...b, slots: [] })
        }
      }),
    )
  })

  it('keeps the number of an annotation that was deleted and came back', () => {
    const index = indexOf(LIBRARY)
    const before = ask(index).slots
    const [ferry] = LIBRARY
    index.put(entered({ ...ferry!, annotations: ferry!.annotations.slice(1) }))
    expect(idsOf(index, ask(index).slots)).toEqual(['f1', 'p1'])
    expect(annotationsAt(index, before)).toEqual([
      { articleId: 'ferry', ids: ['f1'] },
      { articleId: 'palace', ids: ['p1'] },
    ])
    index.put(entered(ferry!))
    expect(ask(index).slots).toEqual(before)
  })
})

describe('the order', () => {
  it.each<[NotebookQuery['sort'], string[]]>([
    [{ by: 'made', descending: true }, ['f1', 'p1', 'f2']],
    [{ by: 'made', descending: false }, ['f2', 'p1', 'f1']],
    [{ by: 'article', descending: false }, ['p1', 'f1', 'f2']],
    [{ by: 'article', descending: true }, ['f1', 'f2', 'p1']],
  ])('%o', (sort, ids) => {
    const index = indexOf(LIBRARY)
    expect(idsOf(index, ask(index, {}, { sort }).slots)).toEqual(ids)
  })
})

describe('groups', () => {
  it.each<[NotebookQuery['group'], [key: string, count: number][], string[]]>([
    ['none', [], ['f1', 'p1', 'f2']],
    [
      'article',
      [
        ['ferry', 2],
        ['palace', 1],
      ],
      ['f1', 'f2', 'p1'],
    ],
    [
      'meaning',
      [
        ['yellow', 1],
        ['blue', 1],
        ['red', 1],
      ],
      ['f1', 'p1', 'f2'],
    ],
    [
      'day',
      [
        ['2026-03-03', 1],
        ['2026-03-02', 1],
        ['2026-03-01', 1],
      ],
      ['f1', 'p1', 'f2'],
    ],
    [
      'tag',
      [
        ['people', 1],
        ['people/ministers', 1],
        ['talks', 1],
        ['', 1],
      ],
      ['f1', 'f2', 'f1', 'p1'],
    ],
  ])('by %s', (group, groups, ids) => {
    const index = indexOf(LIBRARY)
    const result = ask(index, {}, { group })
    expect(result.groups.map(({ key, count }) => [key, count])).toEqual(groups)
    expect(idsOf(index, result.slots)).toEqual(ids)
    expect(result.found).toBe(3)
  })
})
