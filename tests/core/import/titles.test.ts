import { describe, expect, it } from 'vitest'
import { readPlainText } from '../../../src-core/import/read-plain-text.ts'
import { lines, LONG, LONG2, outline } from './outline.ts'

describe('a text without a header', () => {
  const WRAPPED = lines(
    'It was early when we set out, and the tide had not yet turned. The',
    'boats lay on their sides in the mud as they had lain for as long',
    'as anyone could remember.',
  )
  const UNWRAPPED =
    'It was early when we set out, and the tide had not yet turned. The boats lay on their sides in the mud as they had lain for as long as anyone could remember.'

  const cases: [name: string, text: string, expected: string[]][] = [
    ['takes its first short line as title', lines('A title', '', LONG), ['= A title', LONG]],
    ['takes a title that is a question', lines('What now?', '', LONG), ['= What now?', LONG]],
    ['takes a title in quotes', lines('“We are ready”', '', LONG), ['= “We are ready”', LONG]],
    ['takes a title below blank lines', `\n\n  A title\n\n${LONG}`, ['= A title', LONG]],
    ['takes a title of 80 characters', lines('x'.repeat(80), '', LONG), [`= ${'x'.repeat(80)}`, LONG]],
    [
      'takes a title of 80 accented letters',
      `${'e\u0301'.repeat(80)}\n\n${LONG}`,
      [`= ${'e\u0301'.repeat(80)}`, LONG],
    ],
    ['takes none of 81 characters', lines('x'.repeat(81), '', LONG), ['= file', 'x'.repeat(81), LONG]],
    ['takes a line above long lines', lines('A title', LONG, LONG2), ['= A title', LONG, LONG2]],
    [
      'takes the first of two lines',
      lines('A title', 'By Jane Doe', '', LONG),
      ['= A title', 'By Jane Doe', LONG],
    ],
    [
      'takes the first of the lines above a text',
      lines('A title', 'By Jane Doe', '2 June 2025', '', LONG),
      ['= A title', '| By Jane Doe\n| 2 June 2025', LONG],
    ],
    ['takes an underlined line', lines('A title', '=======', '', LONG), ['= A title', LONG]],
    ['takes a line between two rules', lines('=======', 'A title', '=======', '', LONG), ['= A title', LONG]],
    [
      'takes a line above a list',
      lines('Shopping', '- bread', '- milk'),
      ['= Shopping', '- bread', '- milk'],
    ],
    ['takes a line right above a wrapped paragraph', `The shore\n${WRAPPED}`, ['= The shore', UNWRAPPED]],
    ['is a title and nothing else, if it is one short line', 'Hello.', ['= Hello.']],
    ['takes none from a wrapped paragraph: the file’s name is the title', WRAPPED, ['= file', UNWRAPPED]],
    ['takes none from a poem', lines('One day', 'I went', 'away'), ['= file', '| One day\n| I went\n| away']],
    ['takes none from a list', lines('- bread', '- milk'), ['= file', '- bread', '- milk']],
    [
      'does not look for it below a long line',
      lines(LONG, '', 'Short', '', LONG2),
      ['= file', LONG, '## Short', LONG2],
    ],
    ['does not take a place', lines('A title', '', 'ISTANBUL', '', LONG), ['= A title', 'ISTANBUL', LONG]],
    [
      'drops a rule above all text',
      lines('* * *', '', 'A title', '', '-----', '', LONG),
      ['= A title', LONG],
    ],
  ]

  it.each(cases)('%s', (_, text, expected) => expect(outline(text)).toEqual(expected))
})

describe('the name of a file gives the title', () => {
  it.each([
    ['notes.txt', 'notes'],
    ['Talks in Çırağan.txt', 'Talks in Çırağan'],
    ['2025.06.02 talks.text', '2025.06.02 talks'],
    ['README', 'README'],
    ['.txt', '.txt'],
    ['Dr. Strange', 'Dr. Strange'],
    [' spaced .txt', 'spaced'],
  ])('%s → %s', (name, title) => expect(readPlainText(LONG, name)[0]?.metadata.title).toBe(title))

  it('as far as it goes; pasted text opens with its first words', () => {
    expect(outline(LONG, '')).toEqual([
      '= The delegations met for an hour on Monday afternoon in a palace on the European…',
      LONG,
    ])
  })

  it('and a text without spaces is cut between characters', () => {
    const [title = ''] = outline('会谈'.repeat(60), '')
    expect(title).toBe(`= ${'会谈'.repeat(39)}会…`)
  })
})
