import { describe, expect, it } from 'vitest'
import { readPlainText } from '../../../src-core/import/read-plain-text.ts'
import { lines, LONG, LONG2, outline } from './outline.ts'

const HEADLINE = 'Russia and Ukraine hold second round of talks in Istanbul'
const HEADER = `date 2025-06-02 ${HEADLINE}`
const READ = ['date 2025-06-02', `= ${HEADLINE}`]

describe('a text in the news format', () => {
  const cases: [name: string, text: string, expected: string[]][] = [
    [
      'has date, headline, place, paragraphs and subheads',
      lines(
        HEADER,
        '',
        'ISTANBUL',
        '',
        LONG,
        '',
        '"We are ready," he said.',
        '',
        'Swap of prisoners',
        '',
        LONG2,
      ),
      [...READ, '@ ISTANBUL', LONG, '"We are ready," he said.', '## Swap of prisoners', LONG2],
    ],
    [
      'may have a line each for header, place, paragraph and subhead, without blank lines',
      lines(HEADER, 'ISTANBUL', LONG, '"We are ready," he said.', 'Swap of prisoners', LONG2),
      [...READ, '@ ISTANBUL', LONG, '"We are ready," he said.', '## Swap of prisoners', LONG2],
    ],
    ['may begin with blank lines and spaces', `\n \t\n   ${HEADER}\n\n${LONG}`, [...READ, LONG]],
    ['may begin with non-breaking spaces', `\u00A0\u3000${HEADER}\n\n${LONG}`, [...READ, LONG]],
    ['may have tabs after `date` and the day', `date\t2025-06-02\t ${HEADLINE}\n\n${LONG}`, [...READ, LONG]],
    [
      'keeps white space inside the headline',
      'date 2025-06-02 A  B\u00A0C\n',
      ['date 2025-06-02', '= A  B\u00A0C'],
    ],
    [
      'may have a headline of any length',
      `date 2025-06-02 ${LONG}\n\n${LONG2}`,
      ['date 2025-06-02', `= ${LONG}`, LONG2],
    ],
    ['may be a headline and nothing else', HEADER, READ],
    ['may be a headline and a place', `${HEADER}\n\nISTANBUL`, [...READ, '@ ISTANBUL']],
    ['has 29 February in a leap year', 'date 2024-02-29 Leap', ['date 2024-02-29', '= Leap']],
    ['has 29 February in the year 2000', 'date 2000-02-29 Leap', ['date 2000-02-29', '= Leap']],
    [
      'keeps a short first line that is not in capitals as a paragraph: a byline is no subhead',
      lines(HEADER, '', 'By Jane Doe', '', LONG),
      [...READ, 'By Jane Doe', LONG],
    ],
    [
      'may have several articles',
      lines(HEADER, '', 'ISTANBUL', '', LONG, '', 'date 2025-06-03 The day after', '', 'ANKARA', '', LONG2),
      [...READ, '@ ISTANBUL', LONG, 'date 2025-06-03', '= The day after', '@ ANKARA', LONG2],
    ],
    [
      'may have several articles without blank lines between',
      lines(HEADER, LONG, '  date 2025-06-03 The day after', 'ANKARA', LONG2),
      [...READ, LONG, 'date 2025-06-03', '= The day after', '@ ANKARA', LONG2],
    ],
    [
      'may have articles without text',
      lines('date 2025-06-02 One', 'date 2025-06-03 Two'),
      ['date 2025-06-02', '= One', 'date 2025-06-03', '= Two'],
    ],
    [
      'is not ended by a header with a day that does not exist: that is text',
      lines(HEADER, '', LONG, '', 'date 2025-02-30 Not a day.', '', LONG2),
      [...READ, LONG, 'date 2025-02-30 Not a day.', LONG2],
    ],
    ['may have its header underlined', lines(HEADER, '=====', '', LONG), [...READ, LONG]],
  ]

  it.each(cases)('%s', (_, text, expected) => expect(outline(text)).toEqual(expected))

  it('says which file it came from, and leaves unknown what it does not say', () => {
    expect(readPlainText(HEADER, 'news.txt').map(({ metadata }) => metadata)).toEqual([
      {
        title: HEADLINE,
        published: '2025-06-02',
        place: '',
        byline: '',
        publisher: '',
        source: 'news.txt',
        language: '',
      },
    ])
  })
})

describe('a first line that is no header makes an ordinary text:', () => {
  it.each([
    'date 2025-02-29 No leap year',
    'date 1900-02-29 No leap year either',
    'date 2025-13-01 No such month',
    'date 2025-00-10 No month',
    'date 2025-06-31 No such day',
    'date 2025-06-00 No day',
    'date 0000-06-01 No year',
    'date 2025-6-2 Too few digits',
    'date 2025-06-02',
    'date 2025-06-02Headline',
    'date2025-06-02 Headline',
    'Date 2025-06-02 Headline',
    'update 2025-06-02 Headline',
  ])('%s', (line) => expect(outline(`${line}\n\n${LONG}`)).toEqual([`= ${line}`, LONG]))
})

describe('the place', () => {
  const PLACES = [
    'ISTANBUL',
    'İSTANBUL',
    'ÇANKIRI, TÜRKİYE',
    'МОСКВА',
    'ΑΘΗΝΑ',
    'ԵՐԵՎԱՆ',
    'WASHINGTON, D.C.',
    "N'DJAMENA",
    'KYIV – 2 JUNE',
    '  ROME  ',
    'A'.repeat(80),
    'É'.normalize('NFD').repeat(80),
  ]
  it.each(PLACES)('may be “%s”', (place) => {
    expect(outline(`${HEADER}\n\n${place}\n\n${LONG}`)).toEqual([...READ, `@ ${place.trim()}`, LONG])
  })

  const NO_PLACES = [
    'Istanbul',
    'ISTANBUL (Reuters)',
    'McMURDO',
    'İSTANBUl',
    '伊斯坦布尔',
    'إسطنبول',
    '2025',
    '***?',
    'A'.repeat(81),
  ]
  it.each(NO_PLACES)('is not “%s”', (line) => {
    expect(outline(`${HEADER}\n\n${line}\n\n${LONG}`)).toEqual([...READ, line, LONG])
  })

  it('is the next block alone, not a later one', () => {
    expect(outline(lines(HEADER, '', LONG, '', 'BACKGROUND', '', LONG2))).toEqual([
      ...READ,
      LONG,
      '## BACKGROUND',
      LONG2,
    ])
  })

  it('is one line alone: a block in capitals is text', () => {
    expect(outline(lines(HEADER, '', 'ALL IS WELL', 'AT THE FRONT', '', LONG))).toEqual([
      ...READ,
      '| ALL IS WELL\n| AT THE FRONT',
      LONG,
    ])
  })

  it('may stand right above a wrapped paragraph', () => {
    const text = lines(
      HEADER,
      '',
      'ISTANBUL',
      'The delegations met for an hour on Monday afternoon in a palace on',
      'the European shore of the Bosphorus, and agreed to go on.',
    )
    expect(outline(text)).toEqual([
      ...READ,
      '@ ISTANBUL',
      'The delegations met for an hour on Monday afternoon in a palace on the European shore of the Bosphorus, and agreed to go on.',
    ])
  })
})
