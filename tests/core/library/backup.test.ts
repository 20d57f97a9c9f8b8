import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseKept, type Keepable } from '../../../src-core/library/backup.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOW = Date.UTC(2026, 10, 22, 12)

/** A backup so many milliseconds ago. */
function ago(ms: number, apart = false): Keepable {
  const takenAt = new Date(NOW - ms).toISOString()
  return { id: takenAt, takenAt, apart }
}

/** How many minutes or days old those are that are kept, newest first. */
function keptAges(backups: Keepable[], unit: number): number[] {
  return chooseKept(backups).map((id) => (NOW - Date.parse(id)) / unit)
}

describe('of the backups, there are kept', () => {
  it('all, while there are ten', () => {
    const backups = Array.from({ length: 10 }, (_, index) => ago(index * 10 * MINUTE))
    expect(chooseKept(backups)).toEqual(backups.map(({ id }) => id))
  })

  it('of the same ten minutes the newest, beside the very newest of all', () => {
    expect(
      keptAges([ago(0), ago(MINUTE), ago(2 * MINUTE), ago(3 * MINUTE), ago(11 * MINUTE)], MINUTE),
    ).toEqual([0, 1, 11])
  })

  it('what stands before one that stands apart', () => {
    expect(keptAges([ago(0), ago(MINUTE, true), ago(2 * MINUTE), ago(3 * MINUTE)], MINUTE)).toEqual([0, 1, 2])
  })

  it('one that stands apart, whatever came soon after it', () => {
    expect(keptAges([ago(0), ago(MINUTE), ago(2 * MINUTE), ago(3 * MINUTE, true)], MINUTE)).toEqual([0, 1, 3])
  })

  it('of a year of days the last ten, and one of each of four weeks', () => {
    const year = Array.from({ length: 365 }, (_, day) => ago(day * DAY))
    const ages = keptAges(year, DAY)
    expect(ages.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(ages.slice(10)).toHaveLength(2)
    expect(ages.at(-1)).toBeGreaterThan(14)
  })

  it('of a busy day the last ten, and the last one of each day and week before', () => {
    const busy = Array.from({ length: 60 }, (_, index) => ago(index * 10 * MINUTE))
    const before = Array.from({ length: 40 }, (_, day) => [
      ago((day + 1) * DAY),
      ago((day + 1) * DAY + MINUTE),
    ])
    const ages = keptAges([...busy, ...before.flat()], DAY).map((age) => Math.floor(age))
    expect(ages.filter((age) => age === 0)).toHaveLength(10)
    expect(ages.filter((age) => age > 0 && age < 7)).toEqual([1, 2, 3, 4, 5, 6])
    expect(ages.length).toBeLessThanOrEqual(21)
  })
})

describe('whatever the backups are', () => {
  const backups = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 * 24 * 60 }), fc.boolean()), { maxLength: 120 })
    .map((all) => [
      ...new Map(all.map(([minutes, apart]) => [minutes, ago(minutes * MINUTE, apart)])).values(),
    ])

  it('the newest is kept, never more than twenty-one are, and choosing again drops none', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const kept = chooseKept(all)
        const newest = all
          .map(({ id }) => id)
          .sort()
          .at(-1)
        expect(kept[0]).toBe(newest)
        expect(kept.length).toBeLessThanOrEqual(21)
        expect(chooseKept(all.filter(({ id }) => kept.includes(id)))).toEqual(kept)
      }),
    )
  })
})
