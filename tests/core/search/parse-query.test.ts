import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { parseQuery } from '../../../src-core/search/parse-query.ts'

const parse = (text: string) => parseQuery(text, DEFAULT_MEANINGS)

/** The clauses in short: words with + between, * on one that may go on, fields as they are, | for OR. */
function outline(text: string): string[] {
  const parsed = parse(text)
  if (!parsed.ok) return [`! ${parsed.problem.message}`]
  return parsed.query.clauses.map(({ isNegated, alternatives }) => {
    const each = alternatives.map((alternative) => {
      if (alternative.kind !== 'phrase') return Object.values(alternative).flat().join(':')
      return `${alternative.words.join('+')}${alternative.isOpen ? '*' : ''}${alternative.isLoose ? '~' : ''}`
    })
    return `${isNegated ? '-' : ''}${each.join('|')}`
  })
}

describe('parseQuery reads', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['tide', ['tide*~']],
    ['tide ', ['tide~']],
    ['Çırağan Łódź', ['ciragan~', 'lodz*~']],
    ['"tide gauge"', ['tide+gauge']],
    ['“tide gauge”', ['tide+gauge']],
    ['"tide gau', ['tide+gau*']],
    ['a"b c"', ['a~', 'b+c']],
    ['well-known', ['well+known*~']],
    ['-tide gauge', ['-tide~', 'gauge*~']],
    ['-"tide gauge"', ['-tide+gauge']],
    ['gauge -tide', ['gauge~', '-tide~']],
    ['a - b', ['a~', 'b*~']],
    ['a OR b c', ['a~|b~', 'c*~']],
    ['a OR b OR "c d"', ['a~|b~|c+d']],
    ['a or b', ['a~', 'or~', 'b*~']],
    ['"OR"', ['or']],
    ['tag:method', ['tag:method']],
    ['tag:#Method/', ['tag:method']],
    ['tag:"follow up" x ', ['tag:follow up', 'x~']],
    ['-tag:method', ['-tag:method']],
    ['color:red', ['colour:red']],
    ['Colour:Red', ['colour:red']],
    ['meaning:question', ['colour:red']],
    ['meaning:"key p', ['colour:yellow']],
    ['in:quote', ['in:quote']],
    ['is:archived', ['is:archived']],
    ['after:2025 before:2025-10-09', ['after:2025', 'before:2025-10-09']],
    ['12:30', ['12+30*~']],
    ['https://example.org', ['https+example+org*~']],
    ['he said: this', ['he~', 'said~', 'this*~']],
    ['he said:', ['he~', 'said*~']],
    ['東京', ['東+京*~']],
  ])('%s', (text, expected) => {
    expect(outline(text)).toEqual(expected)
  })
})

describe('parseQuery says what is wrong, and where', () => {
  it.each([
    ['OR tide', 'OR', 'OR stands between two things to look for.'],
    ['tide OR', 'OR', 'Something to look for is missing after OR.'],
    ['a OR OR b', 'OR', 'OR stands between two things to look for.'],
    ['a OR -b', 'OR', 'OR cannot stand beside a minus: say what is looked for instead.'],
    ['-a OR b', 'OR', 'OR cannot stand beside a minus: say what is looked for instead.'],
    ['x tag:', 'tag:', 'After tag: comes a tag, as in tag:method.'],
    ['color:pink', 'color:pink', 'After color: comes one of yellow, blue, purple, green, red, orange.'],
    [
      'meaning:joke',
      'meaning:joke',
      'After meaning: comes one of Key point, Quote, Figure, Evidence, Question, Follow up.',
    ],
    ['in:body', 'in:body', 'After in: comes one of title, text, note, quote.'],
    ['is:read', 'is:read', 'After is: comes one of inbox, reading, archived.'],
    ['after:soon', 'after:soon', 'After after: comes a date, as in after:2025-10.'],
    ['before:2025-13', 'before:2025-13', 'After before: comes a date, as in before:2025-10.'],
    [
      'a tags:method',
      'tags:method',
      'There is no “tags:”. There is tag: color: colour: meaning: in: is: after: before: – or put the words in quotation marks.',
    ],
  ])('%s', (text, place, message) => {
    const parsed = parse(text)
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    expect(parsed.problem.message).toBe(message)
    expect(text.slice(parsed.problem.start, parsed.problem.end)).toBe(place)
  })

  it('and never fails otherwise, whatever is typed', () => {
    const typed = fc.array(
      fc.constantFrom('a', '-', '"', '“', 'OR', ' ', 'tag:', 'in:', ':', 'text', '/', '京'),
    )
    fc.assert(
      fc.property(typed, (parts) => {
        const text = parts.join('')
        const parsed = parse(text)
        if (parsed.ok) return parsed.query.clauses.every(({ alternatives }) => alternatives.length > 0)
        const { start, end } = parsed.problem
        return start >= 0 && start < end && end <= text.length
      }),
    )
  })
})
