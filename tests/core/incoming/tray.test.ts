import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trayFileSchema } from '../../../src-core/incoming/tray-schema.ts'
import {
  changeTray,
  countRestored,
  countWaiting,
  latestTrayStamp,
  mergeTrayFiles,
  putInTray,
  restoreTrayFile,
  trayKey,
  TRAY_REASONS,
  type TrayFile,
  type TrayState,
} from '../../../src-core/incoming/tray.ts'
import { nextStamp } from '../../../src-core/library/stamp.ts'
import { parse } from 'valibot'
import { sampleIncoming } from './sample-incoming.ts'

const IDS = ['01M82RWSX0CRSW94DKMRRBNZA1', '01M82RWSX0CRSW94DKMRRBNZA2']
const [FIRST = ''] = IDS
const DISCARDED: TrayState = { kind: 'discarded' }
const WAITING: TrayState = { kind: 'waiting' }

const stampAt = (ms: number, device = 'device0a', latest = '') => nextStamp({ now: () => ms, device }, latest)

function tray(...unplaced: Parameters<typeof putInTray>[1]): TrayFile {
  const file = putInTray(null, unplaced, stampAt(1))
  if (!file) throw new Error('nothing was put in')
  return file
}

const one = () => tray({ annotation: sampleIncoming(), why: 'no-article' })

describe('what is put in the tray', () => {
  it('waits, without a stamp: any decision is later than that', () => {
    const file = one()
    expect(file.source.title).toBe('The last ferry')
    expect(file.items[FIRST]).toMatchObject({ state: WAITING, why: 'no-article', stamps: {} })
    expect(parse(trayFileSchema, JSON.parse(JSON.stringify(file)))).toEqual(file)
  })

  it('is the very same file when it is put in again', () => {
    const file = one()
    expect(putInTray(file, [{ annotation: sampleIncoming(), why: 'no-article' }], stampAt(9))).toBe(file)
  })

  it('is written anew while it waits, and stands once it is decided', () => {
    const again = { annotation: sampleIncoming({ note: 'Now I know.' }), why: 'missing' } as const
    expect(putInTray(one(), [again], stampAt(9))?.items[FIRST]).toMatchObject({
      annotation: { note: 'Now I know.' },
      why: 'missing',
    })
    const { file } = changeTray(one(), [{ id: FIRST, state: DISCARDED }], stampAt(5))
    expect(putInTray(file, [again], stampAt(9))).toBe(file)
  })
})

describe('a decision', () => {
  it('is taken back by its inverse', () => {
    const { file, inverse } = changeTray(one(), [{ id: FIRST, state: DISCARDED }], stampAt(5))
    expect([countWaiting([one()]), countWaiting([file])]).toEqual([1, 0])
    expect(changeTray(file, inverse, stampAt(6)).file.items[FIRST]?.state).toEqual(WAITING)
  })

  it('that changes nothing, or is about nothing in the file, gives the very same file', () => {
    const file = one()
    const changes = [
      { id: FIRST, state: WAITING },
      { id: 'elsewhere', state: DISCARDED },
    ]
    expect(changeTray(file, changes, stampAt(5))).toEqual({ file, inverse: [] })
  })

  it('made on one device stands when another reads the annotation for the first time later', () => {
    const { file } = changeTray(one(), [{ id: FIRST, state: DISCARDED }], stampAt(5))
    const later = putInTray(
      null,
      [{ annotation: sampleIncoming(), why: 'no-article' }],
      stampAt(99, 'device0b'),
    )
    expect(mergeTrayFiles(later!, file).items[FIRST]?.state).toEqual(DISCARDED)
  })
})

describe('a backup’s copy', () => {
  it('brings back what is missing and decides as then; what came later stays', () => {
    const then = one()
    const { file: discarded } = changeTray(then, [{ id: FIRST, state: DISCARDED }], stampAt(5))
    const now = putInTray(
      discarded,
      [{ annotation: sampleIncoming({ id: IDS[1]! }), why: 'no-article' }],
      stampAt(6),
    )
    const restored = restoreTrayFile(now, then, stampAt(7))
    expect(Object.values(restored.items).map(({ state }) => state)).toEqual([WAITING, WAITING])
    expect(restoreTrayFile(null, then, stampAt(7))).toEqual(then)
    expect(countRestored(now, then)).toEqual({ waitingBack: 1, waitingGone: 0 })
    expect(countRestored(then, now!)).toEqual({ waitingBack: 1, waitingGone: 1 })
    expect(countRestored(null, now!)).toEqual({ waitingBack: 1, waitingGone: 0 })
  })
})

describe('the key of a source', () => {
  const hash = (text: string) => `${text}${'0'.repeat(99)}`
  it('is that of its words, however they are spaced and capitalised', () => {
    const key = (title: string, address = '') => trayKey({ title, address }, hash)
    expect(key('  The Last\u00a0 Ferry ')).toBe(key('the last ferry'))
    expect(key('C\u0327ırağan')).toBe(key('\u00c7ırağan'))
    expect(key('The last ferry', 'https://ferry.example/')).not.toBe(key('The last ferry'))
  })
})

const state = fc.oneof(
  fc.constant(WAITING),
  fc.constant(DISCARDED),
  fc.constantFrom('x', 'y').map((articleId): TrayState => ({ kind: 'placed', articleId })),
)
const act = fc.record({
  at: fc.nat({ max: 3 }),
  id: fc.constantFrom(...IDS),
  put: fc.boolean(),
  note: fc.constantFrom('', 'a', 'b'),
  why: fc.constantFrom(...TRAY_REASONS),
  state,
})

/** A copy of one file, on a device that did these acts. */
const copy = (device: string) =>
  fc.array(act, { minLength: 1, maxLength: 6 }).map((acts) =>
    acts.reduce<TrayFile | null>((file, { at, id, put, note, why, state }) => {
      const stamp = stampAt(at, device, latestTrayStamp(file))
      if (!put && file) return changeTray(file, [{ id, state }], stamp).file
      return putInTray(file, [{ annotation: sampleIncoming({ id, note }), why }], stamp)
    }, null),
  ) as fc.Arbitrary<TrayFile>

describe('merging copies of a file', () => {
  it('gives the same in any order, and loses nothing', () => {
    fc.assert(
      fc.property(copy('device0a'), copy('device0b'), copy('device0c'), (a, b, c) => {
        expect(mergeTrayFiles(a, b)).toEqual(mergeTrayFiles(b, a))
        expect(mergeTrayFiles(mergeTrayFiles(a, b), c)).toEqual(mergeTrayFiles(a, mergeTrayFiles(b, c)))
        const merged = mergeTrayFiles(a, b)
        expect(mergeTrayFiles(merged, b)).toBe(merged)
        expect(Object.keys(merged.items)).toEqual(
          expect.arrayContaining([...Object.keys(a.items), ...Object.keys(b.items)]),
        )
        expect(parse(trayFileSchema, merged)).toEqual(merged)
      }),
    )
  })
})
