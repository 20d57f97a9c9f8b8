import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overlaps } from '../../../src-core/annotation/overlaps.ts'

const span = (start: number, end: number) => ({ start, end })

describe('overlaps', () => {
  test.each([
    ['nothing', [], []],
    ['one span alone', [span(0, 9)], []],
    ['spans that touch', [span(0, 4), span(4, 9)], []],
    ['spans that cross', [span(0, 6), span(4, 9)], [span(4, 6)]],
    ['one within another', [span(0, 9), span(3, 5)], [span(3, 5)]],
    ['the same span twice', [span(2, 5), span(2, 5)], [span(2, 5)]],
    ['three on one place: one overlap, not two', [span(0, 9), span(2, 7), span(3, 5)], [span(2, 7)]],
    ['two overlaps that touch stay two', [span(0, 8), span(1, 3), span(3, 5)], [span(1, 3), span(3, 5)]],
  ])('%s', (_name, spans, expected) => {
    expect(overlaps(spans)).toEqual(expected)
  })

  test('a position is in an overlap exactly when two spans or more cover it', () => {
    const spans = fc.array(
      fc
        .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
        .map(([start, length]) => span(start, start + length)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(spans, fc.nat(52), (all, position) => {
        const covers = ({ start, end }: { start: number; end: number }) => start <= position && position < end
        expect(overlaps(all).some(covers)).toBe(all.filter(covers).length >= 2)
      }),
    )
  })
})
