import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addArticles,
  compactIndex,
  EMPTY_INDEX,
  indexedVersions,
  removeArticles,
  type SearchIndex,
} from '../../../src-core/search/search-index.ts'
import { wholly } from '../../../src-core/search/merge-segments.ts'
import { search } from '../../../src-core/search/search.ts'
import { segmentFromBytes, segmentToBytes } from '../../../src-core/search/segment-bytes.ts'
import type { ArticleToIndex } from '../../../src-core/search/segment.ts'
import { wordsIn } from '../../../src-core/search/words-of.ts'
import { query, sampleArticle } from './sample-articles.ts'

const indexOf = (...articles: ArticleToIndex[]) => addArticles(EMPTY_INDEX, articles)
const find = (index: SearchIndex, text: string) => search(index, query(text), 20).articles.map(({ id }) => id)

describe('a word finds a text', () => {
  it.each([
    ['ciragan', 'in the Çırağan palace'],
    ['Çırağan', 'in the ciragan palace'],
    ['lodz', 'born in Łódź'],
    ['istanbul', 'İSTANBUL, Thursday'],
    ['istanbul', 'seen from İstanbul'],
    ['中文', '我會說中文嗎'],
    ['ISTANBUL', 'İstanbul’da'],
    ['strasse', 'an der Straße'],
    ['kyiv', 'Kyiv’s mayor'],
    ["kyiv's", 'Kyiv’s mayor'],
    ['4.572', 'Fifteen feet is 4.572 metres.'],
    ['tide-gauge', 'the tide gauge'],
    ['京都', '東京都に住む'],
    ['住む', '東京都に住む'],
    ['ガラス', 'ステンドグラスとガラス'],
    ['กาแฟ', 'ฉันดื่มกาแฟทุกวัน'],
    ['examination', 'an exam\u00ADination'],
    ['baro', 'a barometer'],
    ['barometer', 'BAROMETER'],
    ['istambul', 'in Istanbul'],
    ['istamb', 'in Istanbul'],
    ['recieve', 'to receive'],
    ['barmeter', 'a barometer'],
    ['barrometer', 'a barometer'],
    ['narometer', 'a barometer'],
    ['tide', 'the tide', 'the side'],
  ])('%s finds “%s”', (typed, text, other = 'something else') => {
    expect(find(indexOf(sampleArticle('A', text), sampleArticle('B', other)), typed)).toEqual(['A'])
  })

  it.each([
    ['tid', 'the tie'],
    ['sid', 'a sad day'],
    ['baro ', 'a barometer'],
    ['"barmeter"', 'a barometer'],
    ['都京', '東京都に住む'],
    ['ometer', 'a barometer'],
    ['barmoetre', 'a barometer'],
  ])('%s does not find “%s”', (typed, text) => {
    expect(find(indexOf(sampleArticle('A', text)), typed)).toEqual([])
  })
})

describe('a query', () => {
  const index = indexOf(
    sampleArticle('A', 'The gauge stood at zero when the tide turned.', {
      title: 'Where zero is kept',
      status: 'reading',
      date: '2024-05-06',
      tags: ['Method/Sea'],
      annotations: [
        { id: 'a1', colour: 'red', tags: ['datum'] },
        { id: 'a2', colour: 'blue', tags: [] },
      ],
      others: [
        { kind: 'quote', annotation: 0, text: 'stood at zero' },
        { kind: 'note', annotation: 0, text: 'Says who, the harbour master?' },
        { kind: 'quote', annotation: 1, text: 'the tide turned' },
        { kind: 'tags', annotation: 0, text: '#datum' },
      ],
    }),
    sampleArticle('B', 'Zero tide at the harbour. The gauge was read by the master.', { title: 'Tables' }),
    sampleArticle('C', 'A master of arts.', { status: 'archived', date: '2026-01-31' }),
  )

  it.each([
    ['gauge zero', ['A', 'B']],
    ['"zero tide"', ['B']],
    ['“zero tide', ['B']],
    ['"harbour master"', ['A']],
    ['gauge -kept', ['B']],
    ['gauge -"zero tide"', ['A']],
    ['arts OR kept', ['A', 'C']],
    ['master arts OR kept', ['A', 'C']],
    ['gauge arts OR kept', ['A']],
    ['tag:method', ['A']],
    ['tag:method/sea', ['A']],
    ['tag:datum', ['A']],
    ['tag:meth', []],
    ['-tag:method', ['B', 'C']],
    ['datum', ['A']],
    ['color:red zero', ['A']],
    ['colour:red zero', ['A']],
    ['meaning:question zero', ['A']],
    ['meaning:quest zero', ['A']],
    ['color:red tide', []],
    ['color:blue tide', ['A']],
    ['color:red OR color:blue tide', ['A']],
    ['in:title zero', ['A']],
    ['in:text zero', ['A', 'B']],
    ['in:note harbour', ['A']],
    ['in:quote harbour', []],
    ['after:2026', ['C']],
    ['after:2024-05-06', ['A', 'B', 'C']],
    ['before:2024-05-06', []],
    ['before:2024-05-07', ['A']],
    ['is:archived', ['C']],
    ['is:inbox OR is:reading', ['A', 'B']],
    ['tag:method OR arts', ['A', 'C']],
    ['-master', []],
    ['-zero', ['C']],
    ['', ['A', 'B', 'C']],
  ])('%s', (text, expected) => {
    expect(find(index, text).sort()).toEqual(expected)
  })

  it('tells in which documents it was found, the best first', () => {
    const [article] = search(index, query('zero -tables'), 20).articles
    expect(article?.documents.map(({ kind, annotation }) => ({ kind, annotation }))).toEqual([
      { kind: 'title' },
      { kind: 'quote', annotation: 'a1' },
      { kind: 'text' },
    ])
  })

  it('tells of as many as were asked for, and how many there are', () => {
    const { articles, total } = search(index, query('master'), 2)
    expect([articles.length, total]).toEqual([2, 3])
  })
})

describe('ranking', () => {
  const often = 'barometer '.repeat(50)
  const note = (kind: 'note' | 'quote' | 'tags') => [{ kind, text: 'the barometer, again' } as const]
  it.each([
    ['a title before a text', sampleArticle('A', '', { title: 'The barometer' }), sampleArticle('B', often)],
    ['a note before a text', sampleArticle('A', '', { others: note('note') }), sampleArticle('B', often)],
    ['a quote before a text', sampleArticle('A', '', { others: note('quote') }), sampleArticle('B', often)],
    ['a tag before a text', sampleArticle('A', '', { others: note('tags') }), sampleArticle('B', often)],
    ['the word before a longer one', sampleArticle('A', 'a barometer'), sampleArticle('B', 'two barometers')],
    ['often before once', sampleArticle('A', often), sampleArticle('B', 'a barometer')],
    ['of equals, the later one', sampleArticle('B', 'a barometer'), sampleArticle('A', 'a barometer')],
  ])('%s', (_, first, second) => {
    expect(find(indexOf(second, first), 'barometer')).toEqual([first.id, second.id])
  })

  it('words that stand near each other before words that do not', () => {
    const far = `north ${'and on '.repeat(30)} wind`
    expect(
      find(indexOf(sampleArticle('A', 'a wind from the north'), sampleArticle('B', far)), 'north wind'),
    ).toEqual(['A', 'B'])
  })

  it('the rare word counts more', () => {
    const commons = Array.from({ length: 20 }, (_, at) => sampleArticle(`C${at}`, 'common'))
    const index = indexOf(...commons, sampleArticle('R', 'rare'))
    expect(find(index, 'common OR rare').length).toBe(20)
    const both = indexOf(
      ...commons,
      sampleArticle('X', 'rare common', { title: 'rare' }),
      sampleArticle('Y', 'rare common', { title: 'common' }),
    )
    expect(find(both, 'rare common')).toEqual(['X', 'Y'])
  })
})

const letters = fc.constantFrom(
  ...Array.from('abeiızçšłéÅß京都ンがاب1 '),
  "'",
  '-',
  '\u00AD',
  '\u0301',
  '.',
  '\n',
)
const text = fc.array(letters, { maxLength: 60 }).map((each) => each.join(''))
const articles = fc
  .array(text, { minLength: 1, maxLength: 8 })
  .map((texts) => texts.map((each, at) => sampleArticle(`A${at}`, each)))
const chunks = fc.tuple(articles, fc.integer({ min: 1, max: 4 })).map(([all, size]) => {
  let index = EMPTY_INDEX
  for (let at = 0; at < all.length; at += size) index = addArticles(index, all.slice(at, at + size))
  return { all, index }
})
const textOf = ({ documents }: ArticleToIndex) => documents.map((document) => document.text).join('\n')
/** Every word of some articles, in quotation marks, so that it is looked for as it is. */
const words = (all: readonly ArticleToIndex[]) =>
  all.flatMap((article) => [...wordsIn(textOf(article))].map(({ raw }) => `"${raw}"`))
const findAll = (index: SearchIndex, all: readonly ArticleToIndex[]) =>
  words(all).map((word) => find(index, word).sort())

describe('the index', () => {
  it('finds every article by every word of it, composed and decomposed', () => {
    fc.assert(
      fc.property(chunks, ({ all, index }) => {
        for (const article of all) {
          for (const word of words([article])) {
            expect(find(index, word.normalize('NFC'))).toContain(article.id)
            expect(find(index, word.normalize('NFD'))).toContain(article.id)
          }
        }
      }),
    )
  })

  it('finds what a plain look at each text finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('ab', 'abc', 'b', 'ca'), { maxLength: 6 }), { maxLength: 6 }),
        (all) => {
          const index = indexOf(...all.map((each, at) => sampleArticle(`A${at}`, each.join(' '))))
          const holding = all.flatMap((each, at) =>
            ` ${each.join(' ')} `.includes(' ab b ') ? [`A${at}`] : [],
          )
          expect(find(index, '"ab b"').sort()).toEqual(holding)
        },
      ),
    )
  })

  it('does not find what was removed, and all the rest', () => {
    fc.assert(
      fc.property(chunks, fc.nat(7), fc.boolean(), ({ all, index }, at, isCompact) => {
        const [gone, ...others] = [...all.slice(at % all.length), ...all.slice(0, at % all.length)]
        const removed = removeArticles(index, new Set([gone!.id]))
        const left = isCompact ? compactIndex(removed) : removed
        expect(findAll(left, all)).toEqual(findAll(indexOf(...others), all))
      }),
    )
  })

  it('finds the new text of an article and not the old', () => {
    const index = addArticles(indexOf(sampleArticle('A', 'old tide')), [sampleArticle('A', 'new tide')])
    expect([find(index, '"old"'), find(index, '"new"'), find(index, 'tide')]).toEqual([[], ['A'], ['A']])
    expect(indexedVersions(index).size).toBe(1)
  })

  it('does not take a removed word for a word that is there', () => {
    const both = indexOf(sampleArticle('A', 'istambul'), sampleArticle('B', 'istanbul'))
    expect(find(both, '"istambul"')).toEqual(['A'])
    expect(find(removeArticles(both, new Set(['A'])), 'istambul')).toEqual(['B'])
  })

  it('stays a few segments when articles come one by one', () => {
    let index = EMPTY_INDEX
    for (let at = 0; at < 60; at++) {
      index = compactIndex(addArticles(index, [sampleArticle(`A${at % 40}`, `text ${at}`)]))
      expect(index.segments.length).toBeLessThanOrEqual(6)
    }
    expect([...indexedVersions(index).keys()].sort()).toEqual(
      Array.from({ length: 40 }, (_, at) => `A${at}`).sort(),
    )
    expect([find(index, '"59"'), find(index, '"39"'), find(index, '"19"')]).toEqual([['A19'], ['A39'], []])
  })

  it('is the same when it was written and read', () => {
    fc.assert(
      fc.property(chunks, fc.constantFrom(0, 1, 4), ({ all, index }, offset) => {
        for (const { segment } of index.segments) {
          const bytes = segmentToBytes(segment)
          const shifted = new Uint8Array(bytes.length + offset)
          shifted.set(bytes, offset)
          const read = segmentFromBytes(shifted.subarray(offset))
          expect(read).toEqual(segment)
          expect(findAll({ segments: [wholly(read!)] }, all)).toEqual(
            findAll({ segments: [wholly(segment)] }, all),
          )
        }
      }),
    )
  })

  it('takes no damaged bytes', () => {
    const bytes = segmentToBytes(indexOf(sampleArticle('A', 'the tide turned')).segments[0]!.segment)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = bytes.slice()
        damaged[at]! ^= flip
        expect(segmentFromBytes(damaged)).toBeUndefined()
        expect(segmentFromBytes(bytes.subarray(0, at))).toBeUndefined()
      }),
    )
  })
})
