import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutExcerpt } from '../../../src-core/search/excerpt.ts'
import { wantedPhrases } from '../../../src-core/search/query.ts'
import { foldedWords } from '../../../src-core/search/words-of.ts'
import { query } from './sample-articles.ts'

const FILLER = 'and so it went on and on for many days and nights '

/** The excerpt with its marks in brackets. */
function show(text: string, typed: string, length?: number): string {
  const { snippet, marks } = cutExcerpt(text, wantedPhrases(query(typed)), length)
  return marks.reduceRight(
    (shown, { start, end }) => `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`,
    snippet,
  )
}

describe('cutExcerpt', () => {
  it.each([
    ['a folded word', 'In Çırağan palace', 'ciragan', 'In [Çırağan] palace'],
    ['a word that goes on', 'two barometers', 'baro', 'two [barometers]'],
    ['a word, not one that goes on', 'a barometer', '"baro"', 'a barometer'],
    ['a phrase', 'tide: the tide gauge', '"tide gauge"', 'tide: the [tide gauge]'],
    ['the longer of two', 'the tide gauge', '"tide gauge" OR tide ', 'the [tide gauge]'],
    ['not what is not wanted', 'the tide turned', 'tide -turned', 'the [tide] turned'],
    ['characters without spaces', '東京都に住む', '京都', '東[京都]に住む'],
    ['a decomposed letter whole', 'a cafe\u0301 here', '"cafe"', 'a [cafe\u0301] here'],
    ['the line alone', 'first line\nthe tide\nlast line', 'tide', 'the [tide]'],
    ['the beginning when nothing is found', 'first line\nlast line', 'in:text', 'first line'],
    ['nothing of nothing', '', 'tide', ''],
  ])('shows %s', (_, text, typed, expected) => {
    expect(show(text, typed)).toBe(expected)
  })

  it('shows where the most of what is looked for stands together', () => {
    const text = `${FILLER}tide ${FILLER}${FILLER}the tide gauge ${FILLER}${FILLER}gauge`
    expect(show(text, 'tide gauge', 40)).toBe('…and nights the [tide] [gauge] and so it went…')
  })

  it('says where in the text it was found', () => {
    const text = `first\n${FILLER}the Tide`
    const { start, end } = cutExcerpt(text, wantedPhrases(query('tide')))
    expect(text.slice(start, end)).toBe('Tide')
  })

  it('marks what was looked for, cuts between words, and keeps to the length', () => {
    const word = fc.constantFrom('tide', 'Tidé', 'gauge', 'at', 'sea', '🌊', '京都', 'x\n', 'longer', '.')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 10, max: 80 }), (words, length) => {
        const text = words.join(' ')
        const { snippet, marks, start, end } = cutExcerpt(text, wantedPhrases(query('"tide"')), length)
        for (const mark of marks) expect(foldedWords(snippet.slice(mark.start, mark.end))).toEqual(['tide'])
        const isThere = foldedWords(text).includes('tide')
        expect(foldedWords(text.slice(start, end))).toEqual(isThere ? ['tide'] : [])
        expect(marks.length > 0).toBe(isThere)
        const inner = snippet.replace(/^…|…$/gu, '')
        expect(text).toContain(inner)
        expect(inner.length).toBeLessThanOrEqual(length + 1)
        expect(inner).not.toContain('\n')
        expect(() => encodeURIComponent(inner)).not.toThrow()
      }),
    )
  })
})
