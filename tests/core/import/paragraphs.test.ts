import { describe, expect, it } from 'vitest'
import { lines, LONG, LONG2, outlineBody } from './outline.ts'

/** Wraps as `fold -s` and most editors do: a word that does not fit goes on the next line. */
function wrap(text: string, width: number): string {
  const wrapped = ['']
  for (const word of text.split(' ')) {
    const line = wrapped.at(-1)!
    if (line === '') wrapped[wrapped.length - 1] = word
    else if (line.length + 1 + word.length <= width) wrapped[wrapped.length - 1] = `${line} ${word}`
    else wrapped.push(word)
  }
  return wrapped.join('\n')
}

const SHORE =
  'It was early when we set out, and the tide had not yet turned. The boats lay on their sides in the mud as they had lain for as long as anyone in the village could remember, and nobody seemed to mind. A dog barked.'
const MILL =
  'We found, to our surprise, that the old mill was still standing, though its sails were gone and the door hung open.'

describe('a wrapped paragraph is one again', () => {
  it.each([40, 50, 60, 65, 72, 76, 80, 100, 132])('at %i columns', (width) => {
    expect(outlineBody(wrap(SHORE, width))).toEqual([SHORE])
  })

  const cases: [name: string, body: string, expected: string[]][] = [
    [
      'of two lines',
      lines(
        'We found, to our surprise, that the old mill was still standing,',
        'though its sails were gone.',
      ),
      ['We found, to our surprise, that the old mill was still standing, though its sails were gone.'],
    ],
    ['among others', `${wrap(SHORE, 72)}\n\n${wrap(MILL, 72)}`, [SHORE, MILL]],
    [
      'of two lines that goes on with a name, as the others show the width',
      lines(
        wrap(SHORE, 66),
        '',
        'Nobody had told us that there would be so many of them, not even',
        'Captain Rook.',
      ),
      [SHORE, 'Nobody had told us that there would be so many of them, not even Captain Rook.'],
    ],
    ['indented as a whole', wrap(SHORE, 68).replace(/^/gmu, '    '), [SHORE]],
    ['indented at its first line', `    ${wrap(SHORE, 68)}`, [SHORE]],
    ['with white space at its line ends', wrap(SHORE, 68).replace(/$/gmu, ' \t'), [SHORE]],
    ['and another right below, with an indent', `${wrap(SHORE, 70)}\n    ${wrap(MILL, 66)}`, [SHORE, MILL]],
    [
      'and another right below, after a short last line',
      `${wrap(SHORE, 70)}\n${wrap(MILL, 70)}`,
      [SHORE, MILL],
    ],
    ['with a heading right above', `At the shore\n${wrap(SHORE, 70)}`, ['At the shore', SHORE]],
    [
      'with a heading between',
      `${wrap(SHORE, 70)}\n\nAt the mill\n${wrap(MILL, 70)}`,
      [SHORE, '## At the mill', MILL],
    ],
    [
      'with a web address longer than its lines',
      lines(
        'The paper says that the minister met them at the palace, and gives',
        'https://example.org/a/very/long/address/that/goes/on/and/on/for/more/than/ninety/columns/in/all',
        'as its source, though nobody has seen a picture of that meeting.',
      ),
      [
        'The paper says that the minister met them at the palace, and gives https://example.org/a/very/long/address/that/goes/on/and/on/for/more/than/ninety/columns/in/all as its source, though nobody has seen a picture of that meeting.',
      ],
    ],
    [
      'with one line made longer by hand',
      lines(
        'It was early when we set out, and the tide had not yet turned. The',
        'boats lay on their sides in the mud as they had lain ever since the beginning of time for',
        'as long as anyone in the village could remember, and nobody seemed',
        'to mind.',
      ),
      [
        'It was early when we set out, and the tide had not yet turned. The boats lay on their sides in the mud as they had lain ever since the beginning of time for as long as anyone in the village could remember, and nobody seemed to mind.',
      ],
    ],
    [
      'at a hyphen, which stays',
      lines(
        'The two delegations, which had come with a number of well-',
        'known advisers, agreed on nothing that had not been agreed.',
      ),
      [
        'The two delegations, which had come with a number of well-known advisers, agreed on nothing that had not been agreed.',
      ],
    ],
    [
      'at a hyphen that stands for a word',
      lines(
        'Er sprach an diesem Abend lange und ohne Eile von den Vor-',
        'und Nachteilen eines solchen Vertrages für beide Seiten.',
      ),
      [
        'Er sprach an diesem Abend lange und ohne Eile von den Vor- und Nachteilen eines solchen Vertrages für beide Seiten.',
      ],
    ],
    [
      'at a dash without spaces',
      lines(
        'The two delegations came with a number of known advisers—',
        'none of whom spoke—and agreed on nothing that was new to us.',
      ),
      [
        'The two delegations came with a number of known advisers—none of whom spoke—and agreed on nothing that was new to us.',
      ],
    ],
    [
      'at a dash with a space',
      lines(
        'The two delegations came with a number of known advisers —',
        'none of whom spoke — and agreed on nothing that was new to us.',
      ),
      [
        'The two delegations came with a number of known advisers — none of whom spoke — and agreed on nothing that was new to us.',
      ],
    ],
    [
      'in Chinese, without spaces',
      lines(
        '俄罗斯和乌克兰代表团周一在伊斯坦布尔举行了第二轮直接会',
        '谈，会谈持续了大约一个小时。双方同意交换更多战俘，并就停',
        '火条件交换了书面文件。',
      ),
      [
        '俄罗斯和乌克兰代表团周一在伊斯坦布尔举行了第二轮直接会谈，会谈持续了大约一个小时。双方同意交换更多战俘，并就停火条件交换了书面文件。',
      ],
    ],
    [
      'in Japanese, before a quotation',
      lines(
        '代表団は月曜日にイスタンブールで第二回の直接協議を行い、',
        '“捕虜の交換”で合意したと述べた。協議は約一時間続いたとい',
        'う。',
      ),
      [
        '代表団は月曜日にイスタンブールで第二回の直接協議を行い、“捕虜の交換”で合意したと述べた。協議は約一時間続いたという。',
      ],
    ],
    [
      'in Korean, with spaces',
      lines(
        '러시아와 우크라이나 대표단은 월요일 이스탄불에서 두 번째',
        '직접 회담을 열고 더 많은 포로를 교환하기로 합의했다고 현지',
        '관리들이 밝혔다.',
      ),
      [
        '러시아와 우크라이나 대표단은 월요일 이스탄불에서 두 번째 직접 회담을 열고 더 많은 포로를 교환하기로 합의했다고 현지 관리들이 밝혔다.',
      ],
    ],
    [
      'in Arabic',
      lines(
        'عقد الوفدان الروسي والأوكراني جولة ثانية من المحادثات المباشرة',
        'في إسطنبول يوم الاثنين، واتفقا على تبادل مزيد من أسرى الحرب بين',
        'البلدين.',
      ),
      [
        'عقد الوفدان الروسي والأوكراني جولة ثانية من المحادثات المباشرة في إسطنبول يوم الاثنين، واتفقا على تبادل مزيد من أسرى الحرب بين البلدين.',
      ],
    ],
  ]
  it.each(cases)('%s', (_, body, expected) => expect(outlineBody(body)).toEqual(expected))
})

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
