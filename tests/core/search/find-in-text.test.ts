import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInText, foldText } from '../../../src-core/search/find-in-text.ts'
import { fold } from '../../../src-core/search/fold.ts'

/** What was found, cut out of the text as it stands there. */
function find(text: string, query: string, wholeWord = false): string[] {
  return findInText(foldText(text), query, wholeWord).map(({ start, end }) => text.slice(start, end))
}

describe('findInText', () => {
  it.each<[string, string, string, string[]]>([
    ['case', 'Talks, TALKS and talks', 'talks', ['Talks', 'TALKS', 'talks']],
    ['accents in the text', 'The Çırağan Palace', 'ciragan', ['Çırağan']],
    ['accents in the query', 'The Ciragan Palace', 'Çırağan', ['Ciragan']],
    ['marks of their own', 'Zu\u0308rich', 'zurich', ['Zu\u0308rich']],
    ['a letter that folds to two', 'Die Straße', 'strasse', ['Straße']],
    ['a part of such a letter', 'ß', 's', ['ß']],
    ['typographic quotes', 'Kyiv’s “list”', 'kyiv\'s "list"', ['Kyiv’s “list”']],
    ['any white space', 'one\u00A0two\none two', 'one two', ['one\u00A0two', 'one two']],
    ['soft hyphens', 'dele\u00ADgation', 'delegation', ['dele\u00ADgation']],
    ['Chinese', '会谈在伊斯坦布尔举行', '伊斯坦布尔', ['伊斯坦布尔']],
    ['beyond the basic plane', 'a 😀 b 😀', '😀', ['😀', '😀']],
    ['none over another', 'aaaa', 'aa', ['aa', 'aa']],
    ['not nothing', 'abc', '', []],
  ])('finds %s', (_name, text, query, expected) => expect(find(text, query)).toEqual(expected))

  it.each<[string, string, string, string[]]>([
    ['a word', 'art, part, arts, Art', 'art', ['art', 'Art']],
    ['a word beside an accent', 'état a', 'tat', []],
    ['what ends with a sign', 'the U.S. list', 'u.s.', ['U.S.']],
    ['some words', 'old list, old lists', 'old list', ['old list']],
  ])('finds whole words alone: %s', (_name, text, query, expected) =>
    expect(find(text, query, true)).toEqual(expected),
  )

  it('finds what a plain search of folded text finds, and it is what was looked for', () => {
    const letters = fc.constantFrom(
      'a',
      'A',
      'á',
      'e\u0301',
      'ß',
      'ı',
      'İ',
      'Σ',
      ' ',
      '\n',
      'ﬁ',
      '한',
      '😀',
      '\u0300',
    )
    const text = fc.array(letters, { maxLength: 60 }).map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (whole, query) => {
        const found = find(whole, query)
        const flat = (given: string) => fold(given).replace(/\s/g, ' ')
        expect(foldText(whole).folded).toBe(flat(whole))
        expect(found.length > 0).toBe(flat(query) !== '' && flat(whole).includes(flat(query)))
        for (const each of found) expect(flat(each)).toContain(flat(query))
      }),
    )
  })
})
