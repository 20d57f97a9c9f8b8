import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutCards } from '../../../src-renderer/annotate/layout-cards.ts'

const card = (top: number, height = 50) => ({ top, height })

describe('layoutCards', () => {
  test.each([
    ['cards with room stand level', [card(0), card(100)], -1, [0, 100]],
    ['a card pushes the next one down', [card(0), card(20)], -1, [0, 60]],
    ['the active card stands level and pushes up', [card(80), card(100)], 1, [40, 100]],
    ['the active card gives way only to the ceiling', [card(0), card(20)], 1, [0, 60]],
    ['what comes after the active card is pushed down', [card(100), card(110)], 0, [100, 160]],
    ['no cards', [], -1, []],
  ])('%s', (_name, boxes, active, expected) => {
    expect(layoutCards(boxes, active, 10)).toEqual(expected)
  })

  test('cards never overlap, never cross, and never leave the margin', () => {
    const boxes = fc.array(fc.record({ top: fc.nat(900), height: fc.integer({ min: 20, max: 200 }) }), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(boxes, fc.integer({ min: -1, max: 19 }), (unsorted, wish) => {
        const cards = unsorted.sort((a, b) => a.top - b.top)
        const tops = layoutCards(cards, Math.min(wish, cards.length - 1), 8, 4)
        let free = 4
        tops.forEach((top, index) => {
          expect(top).toBeGreaterThanOrEqual(free)
          free = top + (cards[index]?.height ?? 0) + 8
        })
      }),
    )
  })
})
