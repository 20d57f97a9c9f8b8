import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import { isExpired, isStanding } from '../../../src-core/library/trash.ts'
import { sampleRecord, stampAt } from './sample-record.ts'

const DELETED_AT = '2026-11-22T22:00:01.000Z'

describe('deleting an article', () => {
  const { record, inverse } = applyEdit(sampleRecord(), { kind: 'delete-article' }, stampAt(1))

  it('notes when, under a stamp of its own, and changes nothing else', () => {
    expect(record).toEqual({
      ...sampleRecord(),
      deletedAt: DELETED_AT,
      deletionSaw: {},
      stamps: { deletedAt: stampAt(1) },
    })
    expect(isStanding(record)).toBe(false)
  })

  it('is taken back by its inverse, under a later stamp', () => {
    const restored = applyEdit(record, inverse, stampAt(2))
    expect(restored.record).toEqual({ ...sampleRecord(), stamps: { deletedAt: stampAt(2) } })
    expect(restored.inverse).toEqual({ kind: 'delete-article' })
  })

  it.each([
    ['deleting again', record, 'delete-article'],
    ['restoring what stands', sampleRecord(), 'restore-article'],
  ] as const)('%s changes nothing', (_name, before, kind) => {
    const again = applyEdit(before, { kind }, stampAt(3))
    expect(again.record).toBe(before)
    expect(applyEdit(before, again.inverse, stampAt(4)).record).toBe(before)
  })
})

it.each([
  ['stands', null, '2036-01-01', false],
  ['was deleted just now', DELETED_AT, DELETED_AT, false],
  ['has a moment left', DELETED_AT, '2026-12-22T22:00:00.999Z', false],
  ['was deleted thirty days ago', DELETED_AT, '2026-12-22T22:00:01.000Z', true],
  ['was deleted at a time that cannot be read', 'yesterday', '2036-01-01', false],
])('an article that %s is past its time or not', (_name, deletedAt, now, expired) => {
  expect(isExpired({ deletedAt }, Date.parse(now))).toBe(expired)
})
