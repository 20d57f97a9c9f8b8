import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyRegister,
  mergeRegisters,
  readRegister,
  VERSION_SEPARATOR,
  writeRegister,
  type Register,
} from '../../../src-core/library/register.ts'
import { laterStamp, nextStamp } from '../../../src-core/library/stamp.ts'

const DEVICES = ['device0a', 'device0b', 'device0c']

type Step = { kind: 'write'; at: number; text: string } | { kind: 'receive'; at: number; from: number }

const replica = fc.nat({ max: DEVICES.length - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), at: replica, text: fc.string({ maxLength: 4 }) }),
  fc.record({ kind: fc.constant('receive' as const), at: replica, from: replica }),
)

/** Plays edits and exchanges on three devices, with clocks that differ, and gives what each has in the end. */
function play(steps: readonly Step[]): Register[] {
  const registers = DEVICES.map(() => emptyRegister())
  for (const [index, step] of steps.entries()) {
    const own = registers[step.at]!
    if (step.kind === 'receive') {
      registers[step.at] = mergeRegisters(own, registers[step.from]!)
      continue
    }
    const latest = Object.values(own.seen).reduce((a, b) => laterStamp(a, b), '')
    const clock = { now: () => index * 10 - step.at * 25 + 1_000, device: DEVICES[step.at]! }
    registers[step.at] = writeRegister(own, step.text, nextStamp(clock, latest))
  }
  return registers
}

const threeRegisters = fc.array(step, { maxLength: 30 }).map(play)

describe('merging', () => {
  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(threeRegisters, ([a, b]) => {
        expect(mergeRegisters(a!, b!)).toEqual(mergeRegisters(b!, a!))
      }),
    )
  })

  it('does not depend on which two are merged first', () => {
    fc.assert(
      fc.property(threeRegisters, ([a, b, c]) => {
        const left = mergeRegisters(mergeRegisters(a!, b!), c!)
        expect(left).toEqual(mergeRegisters(a!, mergeRegisters(b!, c!)))
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(threeRegisters, ([a, b]) => {
        const merged = mergeRegisters(a!, b!)
        expect(mergeRegisters(merged, b!)).toEqual(merged)
        expect(mergeRegisters(a!, a!)).toEqual(a)
      }),
    )
  })

  it('keeps every version that no later edit has seen, and no other', () => {
    const base = writeRegister(emptyRegister(), 'first', '2026-11-22T22:00:00.000Z-0000-device0a')
    const mine = writeRegister(base, 'mine', '2026-11-22T22:00:01.000Z-0000-device0a')
    const yours = writeRegister(base, 'yours', '2026-11-22T22:00:02.000Z-0000-device0b')
    const merged = mergeRegisters(mine, yours)
    expect(readRegister(merged)).toBe(`mine${VERSION_SEPARATOR}yours`)
    const settled = writeRegister(merged, 'ours', '2026-11-22T22:00:03.000Z-0000-device0a')
    expect(readRegister(mergeRegisters(mergeRegisters(settled, yours), mine))).toBe('ours')
  })

  it('does not bring back a note that was deleted', () => {
    const written = writeRegister(emptyRegister(), 'old', '2026-11-22T22:00:00.000Z-0000-device0a')
    const deleted = writeRegister(written, '', '2026-11-22T22:00:01.000Z-0000-device0b')
    expect(readRegister(mergeRegisters(written, deleted))).toBe('')
  })

  it('keeps the words of one side when the other side deleted the note at the same time', () => {
    const base = writeRegister(emptyRegister(), 'old', '2026-11-22T22:00:00.000Z-0000-device0a')
    const changed = writeRegister(base, 'new', '2026-11-22T22:00:01.000Z-0000-device0a')
    const deleted = writeRegister(base, '', '2026-11-22T22:00:02.000Z-0000-device0b')
    expect(readRegister(mergeRegisters(changed, deleted))).toBe('new')
  })
})

it('reads what was written last', () => {
  fc.assert(
    fc.property(threeRegisters, fc.string(), ([register], text) => {
      const written = writeRegister(register!, text, '2026-11-22T22:00:00.000Z-0000-device0a')
      expect(readRegister(written)).toBe(text)
    }),
  )
})
