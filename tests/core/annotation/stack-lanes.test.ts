import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lanesById, stackLanes } from '../../../src-core/annotation/stack-lanes.ts'

const span = (start: number, end: number) => ({ start, end })

describe('stackLanes', () => {
  test.each([
    ['nothing', [], []],
    ['one alone needs none', [span(0, 9)], [0]],
    ['those that touch need none', [span(0, 4), span(4, 9)], [0, 0]],
    ['two that cross', [span(0, 6), span(4, 9)], [1, 2]],
    ['one within another', [span(0, 9), span(3, 5)], [1, 2]],
    ['the same place twice', [span(2, 5), span(2, 5)], [1, 2]],
    ['three on one place', [span(0, 9), span(2, 7), span(3, 5)], [1, 2, 3]],
    ['a lane that is free again is taken again', [span(0, 9), span(1, 3), span(4, 6)], [1, 2, 2]],
    ['a chain goes to and fro', [span(0, 4), span(3, 8), span(6, 12)], [1, 2, 1]],
    [
      'a fourth shares the lane that is free soonest',
      [0, 1, 2, 3].map((at) => span(at, 20 - at)),
      [1, 2, 3, 3],
    ],
    ['after a gap it begins anew', [span(0, 6), span(4, 9), span(9, 12)], [1, 2, 0]],
  ])('%s', (_name, spans, lanes) => {
    expect(stackLanes(spans)).toEqual(lanes)
  })

  const sorted = fc
    .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 })), { maxLength: 14 })
    .map((pairs) => pairs.map(([start, length]) => span(start, start + length)))
    .map((spans) => spans.sort((a, b) => a.start - b.start || b.end - a.end))

  test('a span has a lane exactly when another lies on it', () => {
    fc.assert(
      fc.property(sorted, (spans) => {
        const lanes = stackLanes(spans)
        spans.forEach((one, index) => {
          const isOverlapped = spans.some((other, at) => at !== index && meet(one, other))
          expect(lanes[index] !== 0, `${index} of ${JSON.stringify(spans)}`).toBe(isOverlapped)
        })
      }),
    )
  })

  test('no two on one place share a lane, where no more than three are there', () => {
    fc.assert(
      fc.property(sorted, (spans) => {
        const depth = (at: number) => spans.filter(({ start, end }) => start <= at && at < end).length
        fc.pre(spans.every(({ start }) => depth(start) <= 3))
        const lanes = stackLanes(spans)
        spans.forEach((one, index) =>
          spans.slice(index + 1).forEach((other, after) => {
            if (meet(one, other)) expect(lanes[index]).not.toBe(lanes[index + 1 + after])
          }),
        )
      }),
    )
  })
})

function meet(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end
}

test('by id there are only those that lie on one another', () => {
  const spans = [
    { id: 'a', anchor: { start: 0, end: 5 } },
    { id: 'b', anchor: { start: 6, end: 9 } },
    { id: 'c', anchor: { start: 8, end: 12 } },
  ]
  expect([...lanesById(spans)]).toEqual([
    ['b', 1],
    ['c', 2],
  ])
})
