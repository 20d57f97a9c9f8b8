import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuote } from '../../../src-core/annotation/find-quote.ts'

/** The text with a bracket around each place that was found. */
function mark(text: string, quote: string): string {
  const { spans, match } = findQuote(text, quote)
  const found = spans.map(({ start, end }) => `${start}:${text.slice(start, end)}`)
  return `${match} ${found.join(' | ')}`.trim()
}

describe('a quotation is found', () => {
  const cases: [name: string, text: string, quote: string, found: string][] = [
    ['where it stands', 'one two three', 'two', 'exact 4:two'],
    ['wherever it stands', 'one two one two', 'two', 'exact 4:two | 12:two'],
    ['where it overlaps itself', 'aaa', 'aa', 'exact 0:aa | 1:aa'],
    ['without the white space around it', 'one two three', ' two\n', 'exact 4:two'],
    ['over the end of a paragraph', 'one\ntwo', 'one two', 'similar 0:one\ntwo'],
    ['with a non-breaking space', '162\u00A0drones', '162 drones', 'similar 0:162\u00A0drones'],
    ['with a space for a non-breaking one', '162 drones', '162\u00A0drones', 'similar 0:162 drones'],
    ['with several spaces', 'one   two', 'one two', 'similar 0:one   two'],
    ['with curly quotes for straight ones', 'he said “no” twice', '"no"', 'similar 8:“no”'],
    ['with straight quotes for curly ones', 'he said "no" twice', '“no”', 'similar 8:"no"'],
    ['with a curly apostrophe', 'Kyiv’s bombers', "Kyiv's bombers", 'similar 0:Kyiv’s bombers'],
    [
      'with all signs of a pattern',
      'a.b*c+d?(e)[f]{g}^h$i|j\\k/l',
      ' a.b*c+d?(e)[f]{g}^h$i|j\\k/l',
      'exact 0:a.b*c+d?(e)[f]{g}^h$i|j\\k/l',
    ],
    [
      'with all signs of a pattern, when it is similar',
      'a.b*c+d?(e)[f]{g}^h$i|j\\k/l-m\u00A0n',
      'a.b*c+d?(e)[f]{g}^h$i|j\\k/l-m n',
      'similar 0:a.b*c+d?(e)[f]{g}^h$i|j\\k/l-m\u00A0n',
    ],
    ['with astral characters', '😀\u00A0𝔘', '😀 𝔘', 'similar 0:😀\u00A0𝔘'],
    ['exactly, if it stands so anywhere', 'one\u00A0two and one two', 'one two', 'exact 12:one two'],
    ['in its own case alone', 'One two', 'one two', 'similar'],
    ['not with other signs', 'axb', 'a.b', 'similar'],
    ['not with single for double quotes', '‘no’', '"no"', 'similar'],
    ['not if it is blank', 'one two', ' \n', 'exact'],
    ['not in an empty text', '', 'one', 'similar'],
  ]
  it.each(cases)('%s', (_, text, quote, found) => expect(mark(text, quote)).toBe(found))

  it('at every place where it is, in any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', ' ', '“', '😀')),
        fc.nat(),
        fc.nat(),
        (parts, from, length) => {
          const text = parts.join('')
          const start = from % (text.length + 1)
          const quote = text.slice(start, start + 1 + (length % 8))
          fc.pre(quote.trim() === quote && !/\p{Surrogate}/u.test(quote) && quote !== '')
          const places = Array.from(text, (_, i) => i).filter((i) => text.startsWith(quote, i))
          const { spans, match } = findQuote(text, quote)
          expect(match).toBe('exact')
          expect(spans).toContainEqual({ start, end: start + quote.length })
          expect(spans.map((span) => span.start)).toEqual(expect.arrayContaining(places))
        },
      ),
    )
  })
})
