import { describe, expect, it } from 'vitest'
import { lines, LONG, LONG2, outlineBody } from './outline.ts'

describe('a short line between paragraphs', () => {
  const SUBHEADS = [
    'Papers and advisers',
    'WHAT IS AGREED',
    '57 over Kursk',
    'The talks (so far)',
    'Işıktan gelen ad',
    'Что дальше',
    'ما هو التالي',
    '接下来会怎样',
    'Drones: a count',
    'Chapter 2',
    'A ‘short’ word and more',
    'x'.repeat(80),
    'e\u0301'.repeat(80),
    '👩‍👩‍👧‍👦 '.repeat(30) + 'families',
  ]
  it.each(SUBHEADS)('is a subhead: %s', (line) => {
    expect(outlineBody(lines(LONG, '', line, '', LONG2))).toEqual([LONG, `## ${line}`, LONG2])
  })

  const ENDINGS = ['.', '!', '?', '…', '...', ':', ';', ',', '‽', '?!', '.)', '!]', '—', ' –', '-']
  const OTHER_SCRIPTS = [
    '。',
    '！',
    '？',
    '：',
    '，',
    '、',
    '؟',
    '۔',
    '،',
    '؛',
    '।',
    '॥',
    '։',
    '።',
    '།',
    '။',
    '។',
    '᠃',
    '。）',
  ]
  const CLOSING_QUOTES = [
    '"',
    "'",
    '”',
    '’',
    '»',
    '›',
    '“',
    '‘',
    '«',
    '」',
    '』',
    '｣',
    '.”',
    '?»',
    '。」',
    '؟\u200F',
  ]
  it.each([...ENDINGS, ...OTHER_SCRIPTS, ...CLOSING_QUOTES])('is a paragraph if it ends in %s', (ending) => {
    const line = `He went home${ending}`
    expect(outlineBody(lines(LONG, '', line, '', LONG2))).toEqual([LONG, line, LONG2])
  })

  it.each([
    ['is longer than 80 characters', 'x'.repeat(81)],
    ['has neither letter nor digit', '♥ ♥'],
    ['is a web address', 'https://example.org/articles/1'],
  ])('is a paragraph if it %s', (_, line) => {
    expect(outlineBody(lines(LONG, '', line, '', LONG2))).toEqual([LONG, line, LONG2])
  })
})

describe('a short line that is not between paragraphs', () => {
  const cases: [name: string, body: string, expected: string[]][] = [
    ['is a paragraph at the beginning', lines('By Jane Doe', '', LONG), ['By Jane Doe', LONG]],
    ['is a paragraph at the end', lines(LONG, '', 'Jane Doe'), [LONG, 'Jane Doe']],
    [
      'is a paragraph before a rule',
      lines(LONG, '', 'Jane Doe', '', '***', '', LONG2),
      [LONG, 'Jane Doe', '***', LONG2],
    ],
    [
      'is a paragraph above a heading',
      lines(LONG, '', 'Jane', '', 'Two', '===', LONG2),
      [LONG, 'Jane', '# Two', LONG2],
    ],
    [
      'is a subhead after a rule',
      lines(LONG, '', '***', '', 'Part two', '', LONG2),
      [LONG, '***', '## Part two', LONG2],
    ],
    [
      'is a subhead before a list',
      lines(LONG, '', 'To buy', '', '- tea', '- rice'),
      [LONG, '## To buy', '- tea', '- rice'],
    ],
    [
      'is a subhead below another',
      lines(LONG, '', 'Two', '', 'The sea', '', LONG2),
      [LONG, '## Two', '## The sea', LONG2],
    ],
    [
      'is a paragraph among three or more: a list of names',
      lines(LONG, '', 'Ann', '', 'Bob', '', 'Cid', '', LONG2),
      [LONG, 'Ann', 'Bob', 'Cid', LONG2],
    ],
  ]
  it.each(cases)('%s', (_, body, expected) => expect(outlineBody(body)).toEqual(expected))
})

describe('an underlined line', () => {
  const cases: [name: string, body: string, expected: string[]][] = [
    [
      'is a heading of level 1 above ===',
      lines(LONG, '', 'Notes', '=====', '', LONG2),
      [LONG, '# Notes', LONG2],
    ],
    [
      'is a heading of level 2 above ---',
      lines(LONG, '', 'Notes', '-----', '', LONG2),
      [LONG, '## Notes', LONG2],
    ],
    [
      'is a heading of level 3 above ~~~',
      lines(LONG, '', 'Notes', '~~~~~', '', LONG2),
      [LONG, '### Notes', LONG2],
    ],
    ['may be longer or shorter than its line', lines('Notes', '===', '', LONG), ['# Notes', LONG]],
    ['may stand right above its text', lines('Notes', '=====', LONG), ['# Notes', LONG]],
    ['may stand right below a paragraph', lines(LONG, 'Notes', '=====', LONG2), [LONG, '# Notes', LONG2]],
    ['may end in a full stop', lines('Notes.', '======', '', LONG), ['# Notes.', LONG]],
    ['may stand at the end', lines(LONG, '', 'The end', '======='), [LONG, '# The end']],
    ['may be indented', lines('  Notes', '  =====', '', LONG), ['# Notes', LONG]],
    [
      'may have the same line above',
      lines(LONG, '', '=====', 'Notes', '=====', '', LONG2),
      [LONG, '# Notes', LONG2],
    ],
    [
      'is a paragraph and a rule when long',
      lines('x'.repeat(81), '=====', LONG),
      ['x'.repeat(81), '***', LONG],
    ],
    ['is no heading with two signs', lines('Notes', '==', '', LONG), ['| Notes\n| ==', LONG]],
    [
      'is no heading when dashes below a paragraph are not as long as its last line',
      lines(LONG, 'The end', '---', LONG2),
      [LONG, 'The end', '***', LONG2],
    ],
  ]
  it.each(cases)('%s', (_, body, expected) => expect(outlineBody(body)).toEqual(expected))
})

describe('a rule', () => {
  it.each(['***', '* * *', '---', '- - -', '_____', '=====', '~~~', '⁂', '  *  *  *  '])(
    'is “%s”',
    (rule) => {
      expect(outlineBody(lines(LONG, '', rule, '', LONG2))).toEqual([LONG, '***', LONG2])
    },
  )

  it.each(['**', '-- ', '###', '-30-', '***?', '-*-'])('is not “%s”', (line) => {
    expect(outlineBody(lines(LONG, '', line, '', LONG2))).not.toContain('***')
  })

  it('may stand right below another, and is not underlined by it', () => {
    expect(outlineBody(lines(LONG, '', '***', '---', '', LONG2))).toEqual([LONG, '***', '***', LONG2])
  })

  it('may be a million dashes', () => {
    expect(outlineBody(lines(LONG, '', '-'.repeat(1_000_000), '', LONG2))).toEqual([LONG, '***', LONG2])
  })
})
