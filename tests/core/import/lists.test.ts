import { describe, expect, it } from 'vitest'
import { lines, LONG, outlineBody } from './outline.ts'

describe('a list', () => {
  const cases: [name: string, body: string, expected: string[]][] = [
    ['of hyphens', lines('- tea', '- rice'), ['- tea', '- rice']],
    ['of asterisks', lines('* tea', '* rice'), ['- tea', '- rice']],
    ['of plus signs', lines('+ tea', '+ rice'), ['- tea', '- rice']],
    ['of one bullet', lines('• tea'), ['- tea']],
    ['of other bullets', lines('▪ tea', '◦ rice', '‣\tsalt'), ['- tea', '- rice', '- salt']],
    ['of numbers', lines('1. tea', '2. rice', '3. salt'), ['1. tea', '1. rice', '1. salt']],
    ['of numbers in brackets', lines('(1) tea', '(2) rice'), ['1. tea', '1. rice']],
    ['of numbers with a bracket', lines('1) tea', '2) rice'), ['1. tea', '1. rice']],
    ['indented as a whole', lines('  - tea', '  - rice'), ['- tea', '- rice']],
    [
      'nested',
      lines('- tea', '  - green', '    - young', '  - black', '- rice'),
      ['- tea', '  - green', '    - young', '  - black', '- rice'],
    ],
    ['nested by tabs', lines('1. tea', '\t- green', '2. rice'), ['1. tea', '  - green', '1. rice']],
    [
      'nested, with numbers that begin anew',
      lines('1. tea', '  1. green', '  2. black', '2. rice', '  1. long'),
      ['1. tea', '  1. green', '  1. black', '1. rice', '  1. long'],
    ],
    ['with one column of sloppiness', lines('- tea', ' - rice'), ['- tea', '- rice']],
    [
      'with a blank line after each item',
      lines('- tea', '', '- rice', '', '- salt'),
      ['- tea', '- rice', '- salt'],
    ],
    [
      'of numbers with blank lines',
      lines('1. tea', '', '2. rice', '', '3. salt'),
      ['1. tea', '1. rice', '1. salt'],
    ],
    ['in two groups', lines('1. tea', '2. rice', '', '3. salt'), ['1. tea', '1. rice', '1. salt']],
    [
      'below its introduction',
      lines(LONG, '', 'To buy:', '- tea', '- rice'),
      [LONG, 'To buy:', '- tea', '- rice'],
    ],
    [
      'with items that go on, indented',
      lines('- tea, and', '  milk', '- rice'),
      ['- tea, and milk', '- rice'],
    ],
    [
      'with long items that are wrapped without an indent',
      lines('- tea, which they drink in the afternoon with milk and no sugar,', 'and at night', '- rice'),
      ['- tea, which they drink in the afternoon with milk and no sugar, and at night', '- rice'],
    ],
    [
      'with a line below that is not of it',
      lines('- tea', '- rice', 'That is all.'),
      ['- tea', '- rice', 'That is all.'],
    ],
    [
      'with a hyphen in an item',
      lines('- tea - the green one', '- rice'),
      ['- tea - the green one', '- rice'],
    ],
    [
      'keeps the characters of its items',
      lines('- “tea”\u00A0—  İ', '- e\u0301'),
      ['- “tea”\u00A0—  İ', '- e\u0301'],
    ],
  ]
  it.each(cases)('%s', (_, body, expected) => expect(outlineBody(body)).toEqual(expected))
})

describe('items that a list of the reader’s would number otherwise are paragraphs with their signs', () => {
  const cases: [name: string, body: string, expected: string[]][] = [
    ['from 4', lines('4. tea', '5. rice'), ['4. tea', '5. rice']],
    ['years', lines('1986. A fire.', '1987. A flood.'), ['1986. A fire.', '1987. A flood.']],
    ['letters', lines('a) tea', 'b) rice'), ['a) tea', 'b) rice']],
    ['capital letters', lines('A. tea', 'B. rice'), ['A. tea', 'B. rice']],
    ['Roman numbers', lines('(i) tea', '(ii) rice', '(iii) salt'), ['(i) tea', '(ii) rice', '(iii) salt']],
    [
      'a gap',
      lines('1. tea', '2. rice', '', '7. salt', '8. oil'),
      ['1. tea', '2. rice', '7. salt', '8. oil'],
    ],
    ['white space kept', lines('4.\u00A0 tea', '5.\trice'), ['4.\u00A0 tea', '5.\trice']],
    [
      'unwrapped, each for itself',
      lines(
        'a) tea, which they drink in the afternoon with milk and no sugar,',
        '   at section',
        '   7. and later',
        'b) rice',
      ),
      [
        'a) tea, which they drink in the afternoon with milk and no sugar, at section 7. and later',
        'b) rice',
      ],
    ],
  ]
  it.each(cases)('%s', (_, body, expected) => expect(outlineBody(body)).toEqual(expected))
})

describe('no list makes', () => {
  const cases: [name: string, body: string, expected: string[]][] = [
    ['one hyphen', lines(LONG, '', '- Yes, he said.'), [LONG, '- Yes, he said.']],
    ['one asterisk: a footnote', lines(LONG, '', '* See the appendix.'), [LONG, '* See the appendix.']],
    ['one number', lines(LONG, '', '1. FC Union lost.'), [LONG, '1. FC Union lost.']],
    ['a dash: speech', lines('— Yes.', '— No.'), ['| — Yes.\n| — No.']],
    ['a hyphen without a space', lines('-5 degrees', '-7 degrees'), ['| -5 degrees\n| -7 degrees']],
    ['a decimal fraction', lines('1.5 litres', '2.5 litres'), ['| 1.5 litres\n| 2.5 litres']],
    [
      'a dash in a wrapped paragraph',
      lines(
        'They had come late, as they always did when the weather was like that',
        '- and it was - and had to sit at the back, where nobody could hear a',
        'word.',
      ),
      [
        'They had come late, as they always did when the weather was like that - and it was - and had to sit at the back, where nobody could hear a word.',
      ],
    ],
    [
      'a day in a wrapped paragraph',
      lines(
        'Die Delegationen kamen, wie es seit dem Frühjahr vorgesehen war, am',
        '2. Juni in Istanbul zusammen und sprachen eine Stunde lang über den',
        'nächsten Austausch.',
      ),
      [
        'Die Delegationen kamen, wie es seit dem Frühjahr vorgesehen war, am 2. Juni in Istanbul zusammen und sprachen eine Stunde lang über den nächsten Austausch.',
      ],
    ],
  ]
  it.each(cases)('%s', (_, body, expected) => expect(outlineBody(body)).toEqual(expected))
})
