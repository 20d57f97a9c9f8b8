import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tableCells } from '../../../src-core/article/table-cells.ts'

it.each([
  ['one cell', 'a', [['a']]],
  [
    'rows and columns',
    'a\tb\nc\td',
    [
      ['a\t', 'b\n'],
      ['c\t', 'd'],
    ],
  ],
  [
    'empty cells',
    '\t\nb\t',
    [
      ['\t', '\n'],
      ['b\t', ''],
    ],
  ],
  ['nothing', '', [['']]],
])('a table is cut into cells: %s', (_name, text, cells) => {
  expect(tableCells({ text }).map((row) => row.map((cell) => cell.text))).toEqual(cells)
})

it('a mark is in each cell that it is on', () => {
  const marks = [{ start: 1, end: 4, kind: 'em' as const }]
  expect(tableCells({ text: 'ab\tcd', marks })).toEqual([
    [
      { text: 'ab\t', marks: [{ start: 1, end: 3, kind: 'em' }] },
      { text: 'cd', marks: [{ start: 0, end: 1, kind: 'em' }] },
    ],
  ])
})

it('the cells’ texts joined are the table’s text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\t', '\n', 'é') }), (text) => {
      expect(
        tableCells({ text })
          .flat()
          .map((cell) => cell.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
