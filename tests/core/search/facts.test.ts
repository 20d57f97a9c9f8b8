import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLOURS } from '../../../src-core/annotation/colour.ts'
import { ARTICLE_STATUSES } from '../../../src-core/article/article.ts'
import {
  articleCount,
  articleId,
  compareIds,
  dateNumber,
  packFacts,
  unpackFacts,
} from '../../../src-core/search/facts.ts'

const name = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('\n'))
const tags = fc.array(fc.constantFrom('talks', 'people/ministers', 'Łódź'), { maxLength: 3 })
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const date = fc.oneof(
  fc.constant(''),
  day,
  day.map((each) => each.slice(0, 7)),
  day.map((each) => each.slice(0, 4)),
)
const facts = fc.record({
  id: name,
  version: name,
  status: fc.constantFrom(...ARTICLE_STATUSES),
  date,
  tags,
  annotations: fc.array(fc.record({ id: name, colour: fc.constantFrom(...COLOURS), tags }), { maxLength: 4 }),
})

describe('The facts of articles in columns', () => {
  it('are the same when they were packed and unpacked', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 6 }), (articles) => {
        const columns = packFacts(articles)
        expect(articles.map((_, article) => unpackFacts(columns, article))).toEqual(articles)
        expect(articles.map((_, article) => articleId(columns, article))).toEqual(
          articles.map(({ id }) => id),
        )
        expect(articleCount(columns)).toBe(articles.length)
      }),
    )
  })

  it('compare ids as they are compared as text', () => {
    const id = fc.stringMatching(/^[0-9A-Z]{0,4}$/)
    fc.assert(
      fc.property(id, id, (a, b) => {
        const facts = (name: string) => ({ id: name, version: '', date: '', tags: [], annotations: [] })
        const columns = packFacts([a, b].map((name) => ({ ...facts(name), status: 'inbox' as const })))
        expect(Math.sign(compareIds(columns, 0, columns, 1))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })

  it('hold each list of tags once', () => {
    const annotations = [{ id: 'a', colour: 'yellow' as const, tags: ['talks'] }]
    const article = {
      id: 'A',
      version: '1',
      status: 'inbox' as const,
      date: '',
      tags: ['talks'],
      annotations,
    }
    expect(packFacts([article, { ...article, id: 'B' }]).tagLists).toEqual([['talks']])
  })

  it.each([
    ['a day', '2026-03-07', 20260307],
    ['an instant', '2026-03-07T23:59:59.000Z', 20260307],
    ['a month', '2026-03', 20260300],
    ['a year', '2026', 20260000],
    ['nothing', '', 0],
  ])('have a number for %s', (_, text, number) => {
    expect(dateNumber(text)).toBe(number)
  })

  it('have numbers that sort as dates do', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(Math.sign(dateNumber(a) - dateNumber(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })
})
