import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { printPieces, type PrintedMark } from '../../../src-renderer/print/print-pieces.ts'

const mark = (start: number, end: number, number: number, colour: PrintedMark['colour'] = 'yellow') => ({
  start,
  end,
  number,
  colour,
})
const paragraph = (text: string, marks: Block['marks'] = []): Block => ({ kind: 'paragraph', text, marks })

/** Pieces as they read: `[blue:text]` for each colour, a number in braces where an annotation ends. */
function read(block: Block, offset: number, marks: PrintedMark[]): string {
  return printPieces(block, offset, marks)
    .map(({ run, colours, ends }) => {
      const text = run.strong ? `*${run.text}*` : run.text
      return (
        colours.reduceRight((inner, colour) => `[${colour}:${inner}]`, text) +
        ends.map((n) => `{${n}}`).join('')
      )
    })
    .join('')
}

describe('a block on paper', () => {
  it.each<[string, Block, number, PrintedMark[], string]>([
    ['without annotations', paragraph('one two'), 0, [], 'one two'],
    ['with one', paragraph('one two'), 100, [mark(104, 107, 1, 'blue')], 'one [blue:two]{1}'],
    [
      'with two that overlap',
      paragraph('abcdef'),
      0,
      [mark(0, 4, 1, 'blue'), mark(2, 6, 2, 'red')],
      '[blue:ab][blue:[red:cd]]{1}[red:ef]{2}',
    ],
    [
      'with one across strong type',
      paragraph('abcdef', [{ kind: 'strong', start: 2, end: 4 }]),
      0,
      [mark(1, 5, 1)],
      'a[yellow:b][yellow:*cd*][yellow:e]{1}f',
    ],
    ['with one that goes on in the next', paragraph('abc'), 10, [mark(11, 20, 3)], 'a[yellow:bc]'],
    [
      'with one that ends on the line feed after it',
      paragraph('abc'),
      10,
      [mark(11, 14, 3)],
      'a[yellow:bc]{3}',
    ],
    ['with one that comes from the one before', paragraph('abc'), 10, [mark(2, 11, 3)], '[yellow:a]{3}bc'],
    ['with others elsewhere', paragraph('abc'), 10, [mark(0, 10, 1), mark(13, 15, 2)], 'abc'],
  ])('%s', (_case, block, offset, marks, expected) => {
    expect(read(block, offset, marks)).toBe(expected)
  })

  it('has the text of the block, and each note’s number once over all blocks', () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), { maxLength: 8 })
    fc.assert(
      fc.property(spans, (drawn) => {
        const texts = ['first block', 'the second', 'and a third one here!']
        const whole = texts.join('\n')
        const marks = drawn
          .map(([start, length]) => ({ start, end: Math.min(start + length, whole.length) }))
          .filter(({ start, end }) => start < end && whole.slice(start, end).trim() !== '')
          .sort((a, b) => a.start - b.start)
          .map(({ start, end }, index) => mark(start, end, index + 1))
        let offset = 0
        const numbers = texts.flatMap((text) => {
          const pieces = printPieces(paragraph(text), offset, marks)
          expect(pieces.map(({ run }) => run.text).join('')).toBe(text)
          offset += text.length + 1
          return pieces.flatMap(({ ends }) => ends)
        })
        expect(numbers.sort((a, b) => a - b)).toEqual(marks.map(({ number }) => number))
      }),
    )
  })
})
