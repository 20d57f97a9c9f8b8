import { describe, expect, it } from 'vitest'
import {
  countViews,
  filterArticles,
  findArticles,
  mergeSummaries,
  mergeTags,
} from '../../../src-renderer/library/library-views.ts'
import { testChange, testSummary } from '../fake-main.ts'

const ARTICLES = [
  testSummary(4, { title: 'Çırağan’ın dört hayatı', place: 'İSTANBUL', status: 'reading' }),
  testSummary(3, { title: 'The orchard that refused to freeze', tags: ['Łódź/frost'], status: 'archived' }),
  testSummary(2, { title: 'Two delegations, one palace', place: 'ISTANBUL', byline: 'Ada Ünal' }),
  testSummary(1, { title: 'How to read with a pencil', publisher: 'Lectern' }),
]
const titles = (articles: readonly { title: string }[]) => articles.map(({ title }) => title.split(' ')[0])

describe('filterArticles', () => {
  it.each([
    ['', ['Çırağan’ın', 'The', 'Two', 'How']],
    ['  ', ['Çırağan’ın', 'The', 'Two', 'How']],
    ['ciragan', ['Çırağan’ın']],
    ['ÇIRAĞAN', ['Çırağan’ın']],
    ['istanbul', ['Çırağan’ın', 'Two']],
    ['lodz', ['The']],
    ['unal', ['Two']],
    ['lectern', ['How']],
    ['palace two', ['Two']],
    ['palace orchard', []],
  ])('finds for “%s” in all articles: %j', (query, found) => {
    expect(titles(filterArticles(ARTICLES, 'all', query))).toEqual(found)
  })

  it.each([
    ['inbox', ['Two', 'How']],
    ['reading', ['Çırağan’ın']],
    ['archived', ['The']],
  ] as const)('keeps to the view %s', (view, found) => {
    expect(titles(filterArticles(ARTICLES, view, ''))).toEqual(found)
  })
})

describe('findArticles', () => {
  it('finds nothing for nothing, and no more than it was asked for', () => {
    expect(findArticles(ARTICLES, '', 9)).toEqual([])
    expect(titles(findArticles(ARTICLES, 'istanbul', 1))).toEqual(['Çırağan’ın'])
  })
})

it('counts each view', () => {
  expect(countViews(ARTICLES)).toEqual({ inbox: 2, reading: 1, archived: 1, all: 4, trash: 0 })
})

describe('the Trash', () => {
  const trashed = testSummary(5, { title: 'Gone', deletedAt: '2026-11-22T22:13:00.000Z' })
  const all = [trashed, ...ARTICLES]

  it('holds what was deleted, and no other view does', () => {
    expect(titles(filterArticles(all, 'trash', ''))).toEqual(['Gone'])
    expect(titles(filterArticles(all, 'all', 'gone'))).toEqual([])
    expect(titles(filterArticles(all, 'inbox', ''))).toEqual(['Two', 'How'])
  })

  it('is counted apart', () => {
    expect(countViews(all)).toEqual({ inbox: 2, reading: 1, archived: 1, all: 4, trash: 1 })
  })
})

describe('mergeSummaries', () => {
  it('replaces articles where they stand', () => {
    const changed = testSummary(2, { title: 'Changed' })
    expect(titles(mergeSummaries(ARTICLES, [testChange(changed)]))).toEqual([
      'Çırağan’ın',
      'The',
      'Changed',
      'How',
    ])
  })

  it('puts new ones first', () => {
    const added = [testSummary(5, { title: 'Five' }), testSummary(6, { title: 'Six' })]
    expect(titles(mergeSummaries(ARTICLES, added.map(testChange))).slice(0, 3)).toEqual([
      'Six',
      'Five',
      'Çırağan’ın',
    ])
  })
})

it('learns tags, the new ones last', () => {
  const change = testChange(testSummary(1, { tags: ['new', 'known'] }))
  expect(mergeTags(['most used', 'known'], [change])).toEqual(['most used', 'known', 'new'])
})
