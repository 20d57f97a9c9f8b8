import { describe, expect, it } from 'vitest'
import { lines, outlineBody } from './outline.ts'
import { MILL, SHORE, wrap } from './wrap.ts'

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
      'with a heading between, and no blank line',
      `${wrap(SHORE, 70)}\nAt the mill\n${wrap(MILL, 70)}`,
      [SHORE, '## At the mill', MILL],
    ],
    ['narrow, below a short sentence', `Nobody came.\n${wrap(SHORE, 40)}`, ['Nobody came.', SHORE]],
    [
      'with a web address longer than its lines',
      lines(
        'The paper says that the minister met them at the palace, and gives',
        'https://example.org/a/very/long/address/that/goes/on/and/on/for/more/than/ninety/columns/in/all',
        'as its source, though nobody has seen a picture of that meeting, or',
        'a list of those who were there. The ministry has not answered since',
        'then.',
      ),
      [
        'The paper says that the minister met them at the palace, and gives https://example.org/a/very/long/address/that/goes/on/and/on/for/more/than/ninety/columns/in/all as its source, though nobody has seen a picture of that meeting, or a list of those who were there. The ministry has not answered since then.',
      ],
    ],
    [
      'with one line made longer by hand',
      lines(
        'It was early when we set out, and the tide had not yet',
        'turned. The boats lay on their sides in the mud as they had lain ever since',
        'for as long as anyone in the village could remember, and',
        'nobody seemed to mind. A dog barked at us from the mill',
        'and was called in.',
      ),
      [
        'It was early when we set out, and the tide had not yet turned. The boats lay on their sides in the mud as they had lain ever since for as long as anyone in the village could remember, and nobody seemed to mind. A dog barked at us from the mill and was called in.',
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
