import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settleFiles, STILL, type SeenFiles } from '../../../src-core/inbox/settled-files.ts'

/** What settles at each look, given as its time and the mark of one file; null when it is not there. */
function settledAt(looks: readonly [now: number, mark: string | null][]): number[] {
  let seen: SeenFiles = new Map()
  const times: number[] = []
  for (const [now, mark] of looks) {
    const look = settleFiles(mark === null ? [] : [{ name: 'a.txt', mark }], seen, now)
    seen = look.seen
    if (look.settled.length > 0) times.push(now)
  }
  return times
}

describe('a file is whole', () => {
  it.each<[string, [number, string | null][], number[]]>([
    ['not at the first look', [[5_000, '1']], []],
    [
      'not at a second one that is too soon',
      [
        [0, '1'],
        [1_999, '1'],
      ],
      [],
    ],
    [
      'when two looks, far enough apart, saw the same',
      [
        [0, '1'],
        [2_000, '1'],
      ],
      [2_000],
    ],
    [
      'when a third look is far enough from the first',
      [
        [0, '1'],
        [1_500, '1'],
        [3_000, '1'],
      ],
      [3_000],
    ],
    [
      'not while it grows',
      [
        [0, '1'],
        [2_000, '2'],
        [4_000, '3'],
      ],
      [],
    ],
    [
      'two seconds after it stopped growing',
      [
        [0, '1'],
        [2_000, '2'],
        [4_000, '2'],
      ],
      [4_000],
    ],
    [
      'not when it was gone in between',
      [
        [0, '1'],
        [2_000, null],
        [4_000, '1'],
      ],
      [],
    ],
  ])('%s', (_name, looks, times) => {
    expect(settledAt(looks)).toEqual(times)
  })

  it('only if it was the same for as long as that, whatever happened before', () => {
    const look = fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.constantFrom('1', '2', null))
    fc.assert(
      fc.property(fc.array(look, { maxLength: 20 }), (steps) => {
        let now = 0
        const looks = steps.map(([step, mark]): [number, string | null] => [(now += step), mark])
        for (const time of settledAt(looks)) {
          const end = looks.findIndex(([at]) => at === time)
          const mark = looks[end]?.[1]
          let start = end
          while (looks[start - 1]?.[1] === mark) start--
          expect(time - (looks[start]?.[0] ?? 0)).toBeGreaterThanOrEqual(STILL)
        }
      }),
    )
  })
})
