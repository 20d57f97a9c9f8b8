import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../../src-core/article/segments.ts'
import { SpanIndex } from '../../../src-core/article/span-index.ts'

const span = fc.tuple(fc.nat(60), fc.nat(25)).map(([start, length]): Span => ({ start, end: start + length }))
const spans = fc.array(span, { maxLength: 40 }).map((all) => all.sort((a, b) => a.start - b.start))
const indexOf = (all: readonly Span[]) => new SpanIndex(all, (each) => each)

describe('an index of spans finds what looking at each of them finds', () => {
  it('on a piece of the text', () => {
    fc.assert(
      fc.property(spans, span, (all, piece) => {
        const naive = all.filter(({ start, end }) => Math.max(start, piece.start) < Math.min(end, piece.end))
        expect(indexOf(all).meeting(piece)).toEqual(naive)
      }),
    )
  })

  it('on a position', () => {
    fc.assert(
      fc.property(spans, fc.nat(90), (all, position) => {
        const naive = all.filter(({ start, end }) => start <= position && position < end)
        expect(indexOf(all).at(position)).toEqual(naive)
      }),
    )
  })

  it('and counts those that start before a position', () => {
    fc.assert(
      fc.property(spans, fc.nat(90), (all, position) => {
        expect(indexOf(all).countBefore(position)).toBe(all.filter(({ start }) => start < position).length)
      }),
    )
  })
})

it('looks at few of many, even when one of them spans all', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ start: index * 100, end: index * 100 + 40 }))
  const all = [{ start: 0, end: 1_000_000 }, ...many]
  let looks = 0
  const index = new SpanIndex(all, (each) => (looks++, each))
  looks = 0
  expect(index.at(500_010)).toEqual([all[0], { start: 500_000, end: 500_040 }])
  expect(looks).toBeLessThan(60)
})
