import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ItemHeights } from '../../../src-renderer/notebook/item-heights.ts'

const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 })
const changes = fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 200 })), { maxLength: 20 })

describe('heights of items', () => {
  it('say where each begins and what is where, as plain sums do', () => {
    fc.assert(
      fc.property(heights, changes, fc.nat(13_000), (first, later, place) => {
        const plain = [...first]
        const items = new ItemHeights(Float64Array.from(first))
        for (const [item, height] of later) {
          if (item >= plain.length) continue
          expect(items.set(item, height)).toBe(plain[item] !== height)
          plain[item] = height
        }
        const tops = plain.map((_, item) => plain.slice(0, item).reduce((sum, height) => sum + height, 0))
        expect(plain.map((_, item) => items.top(item))).toEqual(tops)
        expect(items.total).toBe(plain.reduce((sum, height) => sum + height, 0))
        expect(items.itemAt(place)).toBe(tops.findLastIndex((top) => top <= place))
      }),
    )
  })

  it('of nothing are nothing', () => {
    const none = new ItemHeights(new Float64Array())
    expect([none.total, none.itemAt(10)]).toEqual([0, 0])
  })
})
