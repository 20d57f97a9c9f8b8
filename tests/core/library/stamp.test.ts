import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStamp, laterStamp, nextStamp, stampDevice } from '../../../src-core/library/stamp.ts'

const instant = fc.integer({ min: Date.UTC(1970), max: Date.UTC(2200) })
const device = fc.stringMatching(/^[0-9a-z]{8}$/)
const clock = fc.record({ now: instant, device })
const at = (now: number, device = 'device01') => ({ now: () => now, device })

describe('a new stamp', () => {
  it('has the form that it is told by', () => {
    fc.assert(
      fc.property(clock, ({ now, device }) => {
        const stamp = nextStamp(at(now, device))
        expect(isStamp(stamp)).toBe(true)
        expect(stampDevice(stamp)).toBe(device)
      }),
    )
  })

  it('sorts after the latest that was seen, whatever the clocks say', () => {
    fc.assert(
      fc.property(fc.array(clock, { minLength: 2, maxLength: 40 }), (clocks) => {
        let latest = ''
        for (const { now, device } of clocks) {
          const stamp = nextStamp(at(now, device), latest)
          expect(stamp > latest).toBe(true)
          latest = stamp
        }
      }),
    )
  })

  it('sorts as the clock does where the clock goes forward', () => {
    fc.assert(
      fc.property(instant, instant, device, device, (a, b, x, y) => {
        if (a === b) return
        expect(nextStamp(at(a, x)) < nextStamp(at(b, y))).toBe(a < b)
      }),
    )
  })
})

describe.each([
  ['the clock went on', '2026-11-22T22:13:00.123Z-0007-aaaaaaaa', '2026-11-22T22:13:00.124Z-0000-device01'],
  [
    'the clock stood still',
    '2026-11-22T22:13:00.124Z-0007-zzzzzzzz',
    '2026-11-22T22:13:00.124Z-0008-device01',
  ],
  ['the clock is behind', '2027-01-01T00:00:00.000Z-000f-aaaaaaaa', '2027-01-01T00:00:00.000Z-0010-device01'],
  ['the counter is full', '2027-01-01T00:00:00.000Z-ffff-aaaaaaaa', '2027-01-01T00:00:00.001Z-0000-device01'],
  ['nothing was seen', '', '2026-11-22T22:13:00.124Z-0000-device01'],
  ['what was seen is no stamp', 'yesterday', '2026-11-22T22:13:00.124Z-0000-device01'],
])('when %s', (_case, latest, expected) => {
  it(`${expected} comes next`, () => {
    expect(nextStamp(at(Date.UTC(2026, 10, 22, 22, 13, 0, 124)), latest)).toBe(expected)
  })
})

it.each([
  '2026-11-22T22:13:00.123Z-0000-K3F9A2X1',
  '2026-11-22T22:13:00Z-0000-k3f9a2x1',
  '2026-11-22T22:13:00.123Z-000-k3f9a2x1',
  '2026-11-22T22:13:00.123Z-0000-k3f9a2x1 ',
  '',
])('“%s” is no stamp', (text) => {
  expect(isStamp(text)).toBe(false)
  expect(stampDevice(text)).toBe('')
})

it('a missing stamp is older than any other', () => {
  const stamp = nextStamp(at(0))
  expect(laterStamp(undefined, stamp)).toBe(stamp)
  expect(laterStamp(stamp, undefined)).toBe(stamp)
  expect(laterStamp(undefined, undefined)).toBe('')
})
