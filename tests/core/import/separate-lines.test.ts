import { describe, expect, it } from 'vitest'
import { lines, LONG, LONG2, outlineBody } from './outline.ts'
import { MILL, SHORE, wrap } from './wrap.ts'

describe('lines that are not wrapped stay lines:', () => {
  const cases: [name: string, body: string][] = [
    ['four lines that rhyme', lines('Ropes are wet', 'Boards are dry', 'Gulls are fed', 'And so am I')],
    [
      'a stanza of even lines',
      lines(
        'The harbour lights go out from left to right,',
        'The pilot sleeps, the ferry keeps its berth,',
        'And nothing moves between the quay and night',
        'But water, and the turning of the earth.',
      ),
    ],
    [
      'long lines with capitals',
      lines(
        'Here on the quay where the nets hung drying, the women of the harbour',
        'Sang what their mothers had sung, and the mothers of those who had borne them,',
        'Low, and with eyes on the water, as though it were listening to them,',
      ),
    ],
    ['short lines in lower case', lines('so little', 'holds', 'the boat', 'to the quay')],
    [
      'ragged lines in lower case',
      lines(
        'nobody came to the quay that night, or if they came',
        'they left',
        'before the boat was in, and took their lamps with them',
      ),
    ],
    [
      'a couplet',
      lines('The harbour lights go out from left to right,', 'The pilot sleeps, the ferry keeps its berth.'),
    ],
    [
      'regulated verse, all lines alike',
      lines('月出小桥东，', '人归一径风。', '灯前书未了，', '水上已闻钟。'),
    ],
    ['an address', lines('Jane Doe', '12 High Street', 'London N1')],
    ['a table', lines('Region    Drones    Share', 'Kursk     57        35 %', 'Belgorod  31        19 %')],
    [
      'a long table',
      lines(
        'Kursk oblast, which borders on the Sumy region    57    as they said',
        'and the Belgorod oblast, further to the south    31    as they said',
      ),
    ],
    [
      'a word above narrow prose that goes on with it',
      lines(
        'and',
        wrap('as long as anyone in the village could remember and nobody seemed to mind and a dog', 40),
      ),
    ],
    [
      'Chinese lines of no one length',
      lines('代表团星期一在伊斯坦布尔会面谈话了很久', '双方同意再交换一批', '停火问题仍然没有任何结果'),
    ],
    ['figures', lines('2023 1,000', '2024 2,000', '2025 4,000')],
    ['a dialogue', lines('ANN: You came.', 'BOB: I came.', 'ANN: Then sit.')],
  ]
  it.each(cases)('%s', (_, body) => {
    expect(outlineBody(body)).toEqual([`| ${body.trimEnd().replaceAll('\n', '\n| ')}`])
  })

  it('they keep their indents against one another, and lose the one that they share', () => {
    const body = lines('    The wheel goes round,', '      the water falls,', '    and someone calls')
    expect(outlineBody(body)).toEqual(['| The wheel goes round,\n|   the water falls,\n| and someone calls'])
  })

  it('blank lines divide stanzas', () => {
    expect(outlineBody(lines('One, two', 'and three', '', 'Four, five', 'and six'))).toEqual([
      '| One, two\n| and three',
      '| Four, five\n| and six',
    ])
  })

  it('verse in a wrapped text is told from it', () => {
    const verse = lines(
      'The harbour lights go out from left to right,',
      'The pilot sleeps, the ferry keeps its berth.',
    )
    expect(outlineBody(`${wrap(SHORE, 72)}\n\n${verse}\n${wrap(MILL, 72)}`)).toEqual([
      SHORE,
      `| ${verse.trimEnd().replace('\n', '\n| ')}`,
      MILL,
    ])
  })
})

describe('long lines are paragraphs, with or without blank lines between', () => {
  const cases: [name: string, body: string, expected: string[]][] = [
    ['of any length', lines(LONG, 'Nobody spoke.', LONG2), [LONG, 'Nobody spoke.', LONG2]],
    [
      'of nearly the same length',
      lines(LONG, LONG.replace('hour', 'week'), LONG),
      [LONG, LONG.replace('hour', 'week'), LONG],
    ],
    ['with subheads', lines(LONG, 'What is new', LONG2), [LONG, '## What is new', LONG2]],
    [
      'of one sentence of medium length',
      lines(
        'The delegations met on Monday afternoon at a palace in Istanbul.',
        'They agreed to exchange more prisoners before the end of June.',
      ),
      [
        'The delegations met on Monday afternoon at a palace in Istanbul.',
        'They agreed to exchange more prisoners before the end of June.',
      ],
    ],
    [
      'of one sentence of medium length, with a subhead',
      lines(
        'The delegations met on Monday afternoon at a palace in Istanbul.',
        'They did not stay long.',
        'What was agreed',
        'More prisoners will be exchanged before the end of June.',
      ),
      [
        'The delegations met on Monday afternoon at a palace in Istanbul.',
        'They did not stay long.',
        '## What was agreed',
        'More prisoners will be exchanged before the end of June.',
      ],
    ],
    [
      'broken off within a sentence',
      lines(`${LONG.slice(0, -1)}, which was built`, `in another century and burnt down. ${LONG2}`),
      [`${LONG.slice(0, -1)}, which was built in another century and burnt down. ${LONG2}`],
    ],
    ['and the white space around them goes', lines(` \t${LONG}\u00A0`, `\u3000${LONG2}  `), [LONG, LONG2]],
  ]
  it.each(cases)('%s', (_, body, expected) => expect(outlineBody(body)).toEqual(expected))
})
