import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLOURS } from '../../../src-core/annotation/colour.ts'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import { shownSince } from '../../../src-core/article/revisions.ts'
import { LecternError } from '../../../src-core/ipc/result.ts'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import { newLibraryMeta, type LibraryMeta } from '../../../src-core/library/library-meta.ts'
import { mergeLibraryMeta, mergeRecords } from '../../../src-core/library/merge-records.ts'
import { latestStamp, toAnnotations, type ArticleRecord } from '../../../src-core/library/record.ts'
import { VERSION_SEPARATOR } from '../../../src-core/library/register.ts'
import { nextStamp, type Stamp } from '../../../src-core/library/stamp.ts'
import { REVISION, sampleAnnotation, sampleRecord, sampleRevision, stampAt } from './sample-record.ts'

const DEVICES = ['device0a', 'device0b', 'device0c']
const IDS = ['01M82RWSX0CRSW94DKMRRBNZM1', '01M82RWSX0CRSW94DKMRRBNZM2']

const id = fc.constantFrom(...IDS)
const text = fc.string({ maxLength: 3 })
const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', '__proto__', 'a/b'), { maxLength: 3 })
const setChange = fc.record({ add: tags, remove: tags })
const colour = fc.constantFrom(...COLOURS)
const anchor = fc.nat({ max: 9 }).map((start) => ({ ...sampleAnnotation().anchor, start, end: start + 4 }))

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('add-annotation' as const),
    annotation: fc.record({ id, anchor, colour, note: text, tags }).map(sampleAnnotation),
  }),
  fc.record({ kind: fc.constantFrom('delete-annotation' as const, 'restore-annotation' as const), id }),
  fc.record({ kind: fc.constantFrom('delete-article' as const, 'restore-article' as const) }),
  fc.record({
    kind: fc.constant('change-annotation' as const),
    id,
    patch: fc.record({ anchor, colour, note: text, tags: setChange }, { requiredKeys: [] }),
  }),
  fc.record({
    kind: fc.constant('put-revision' as const),
    revision: fc.nat({ max: 3 }).map(sampleRevision),
    figures: fc.record({ blocks: fc.nat({ max: 3 }), words: fc.nat({ max: 9 }) }),
  }),
  fc.record({
    kind: fc.constant('change-article' as const),
    patch: fc.record({ title: text, note: text, tags: setChange }, { requiredKeys: [] }),
  }),
)

/** What a later version of Lectern may write, of which this one knows nothing. */
type Future = { field: 'rating'; value: number } | { field: 'people' | 'places'; name: string; gone: boolean }

const future: fc.Arbitrary<Future> = fc.oneof(
  fc.record({ field: fc.constant('rating' as const), value: fc.nat({ max: 5 }) }),
  fc.record({
    field: fc.constantFrom('people' as const, 'places' as const),
    name: fc.constantFrom('x', 'y'),
    gone: fc.boolean(),
  }),
)

type Step = { at: number } & (
  | { kind: 'edit'; edit: Edit }
  | { kind: 'receive'; from: number }
  | { kind: 'future'; change: Future }
  | { kind: 'revision'; digit: number }
)

const at = fc.nat({ max: DEVICES.length - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), at, edit }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('receive' as const), at, from: at }) },
  fc.record({ kind: fc.constant('future' as const), at, change: future }),
  fc.record({ kind: fc.constant('revision' as const), at, digit: fc.nat({ max: 3 }) }),
)

function withFuture(record: ArticleRecord, change: Future, stamp: Stamp): ArticleRecord {
  const loose = record as ArticleRecord & { people?: string[]; places?: Record<string, number> }
  if (change.field === 'rating') {
    return { ...record, rating: change.value, stamps: { ...record.stamps, rating: stamp } } as ArticleRecord
  }
  const { field, name, gone } = change
  const people = (loose.people ?? []).filter((other) => other !== name)
  const { [name]: _old, ...places } = loose.places ?? {}
  return {
    ...record,
    ...(field === 'people' && { people: gone ? people : [...people, name] }),
    ...(field === 'places' && { places: gone ? places : { ...places, [name]: stamp.length } }),
    stamps: { ...record.stamps, [`${field}/${name}`]: stamp },
  }
}

function withRevision(record: ArticleRecord, digit: number): ArticleRecord {
  const hash = String(digit).repeat(64)
  if (record.revisions.some((revision) => revision.hash === hash)) return record
  const importedAt = `2026-11-23T0${digit}:00:00.000Z`
  const revisions = [...record.revisions, { ...record.revisions[0]!, hash, importedAt }]
  return {
    ...record,
    revisions: revisions.sort((a, b) => (shownSince(a) < shownSince(b) ? -1 : 1)),
    words: digit,
  }
}

/** Plays edits and exchanges on three computers whose clocks differ; gives what each has in the end. */
function play(steps: readonly Step[]): ArticleRecord[] {
  const records = DEVICES.map(() => sampleRecord())
  for (const [index, step] of steps.entries()) {
    const own = records[step.at]!
    const clock = { now: () => index * 10 - step.at * 25 + 1_000, device: DEVICES[step.at]! }
    const stamp = nextStamp(clock, latestStamp(own))
    if (step.kind === 'receive') records[step.at] = mergeRecords(own, records[step.from]!)
    else if (step.kind === 'future') records[step.at] = withFuture(own, step.change, stamp)
    else if (step.kind === 'revision') records[step.at] = withRevision(own, step.digit)
    else records[step.at] = edited(own, step.edit, stamp)
  }
  return records
}

/** The record after an edit, or as it is when it refuses that. */
function edited(record: ArticleRecord, edit: Edit, stamp: Stamp): ArticleRecord {
  try {
    return applyEdit(record, edit, stamp).record
  } catch (error) {
    if (error instanceof LecternError) return record
    throw error
  }
}

const threeRecords = fc.array(step, { maxLength: 40 }).map(play)

describe('merging any copies of a record', () => {
  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(threeRecords, ([a, b]) => {
        expect(mergeRecords(a!, b!)).toEqual(mergeRecords(b!, a!))
      }),
    )
  })

  it('does not depend on which two are merged first', () => {
    fc.assert(
      fc.property(threeRecords, ([a, b, c]) => {
        const left = mergeRecords(mergeRecords(a!, b!), c!)
        expect(left).toEqual(mergeRecords(a!, mergeRecords(b!, c!)))
      }),
      { numRuns: 300 },
    )
  })

  it('changes nothing the second time, and says so by giving back the very same record', () => {
    fc.assert(
      fc.property(threeRecords, ([a, b]) => {
        const merged = mergeRecords(a!, b!)
        expect(mergeRecords(merged, b!)).toBe(merged)
        expect(mergeRecords(a!, structuredClone(a!))).toBe(a)
      }),
    )
  })

  it('leaves the copies as they are', () => {
    fc.assert(
      fc.property(threeRecords, ([a, b]) => {
        const before = structuredClone([a, b])
        mergeRecords(a!, b!)
        expect([a, b]).toEqual(before)
      }),
    )
  })
})

const [ID] = IDS as [string]
const HERE = 'device0a'
const THERE = 'device0b'

/** A record with one annotation, which has a note. */
const base = edited(
  sampleRecord(),
  { kind: 'add-annotation', annotation: sampleAnnotation({ id: ID, note: 'first', tags: ['one'] }) },
  stampAt(0, HERE),
)

const change = (patch: object): Edit => ({ kind: 'change-annotation', id: ID, patch })
const remove: Edit = { kind: 'delete-annotation', id: ID }

/** What is left of the annotation when one edit is made here and another, later one elsewhere. */
function both(here: Edit[], there: Edit[]) {
  const mine = here.reduce((record, edit, index) => edited(record, edit, stampAt(10 + index, HERE)), base)
  const theirs = there.reduce((record, edit, index) => edited(record, edit, stampAt(20 + index, THERE)), base)
  const merged = mergeRecords(mine, theirs)
  return { merged, annotation: toAnnotations(merged)[0] }
}

describe('two computers that had not seen each other', () => {
  it.each<[string, Edit[], Edit[], object | undefined]>([
    [
      'two fields: both changes count',
      [change({ colour: 'red' })],
      [change({ tags: { add: ['two'] } })],
      { colour: 'red', tags: ['one', 'two'] },
    ],
    [
      'one field: the later change counts',
      [change({ colour: 'red' })],
      [change({ colour: 'blue' })],
      { colour: 'blue' },
    ],
    [
      'one note: both are kept',
      [change({ note: 'mine' })],
      [change({ note: 'theirs' })],
      { note: `mine${VERSION_SEPARATOR}theirs` },
    ],
    [
      'a tag added here and another removed there',
      [change({ tags: { add: ['two'] } })],
      [change({ tags: { remove: ['one'] } })],
      { tags: ['two'] },
    ],
    [
      'deleted here, edited there later: it stays',
      [remove],
      [change({ note: 'theirs' })],
      { note: 'theirs' },
    ],
    ['edited here, deleted there later: it stays', [change({ note: 'mine' })], [remove], { note: 'mine' }],
    ['deleted on both sides', [remove], [remove], undefined],
    ['deleted there, and nothing done here', [], [remove], undefined],
    ['edited there, and then deleted', [], [change({ note: 'theirs' }), remove], undefined],
    [
      'deleted there and brought back',
      [],
      [remove, { kind: 'restore-annotation', id: ID }],
      { note: 'first' },
    ],
    [
      'changed after its deletion by who knew of it: it stays deleted',
      [],
      [remove, change({ colour: 'green' })],
      undefined,
    ],
  ])('%s', (_name, here, there, expected) => {
    const { annotation } = both(here, there)
    if (expected) expect(annotation).toMatchObject(expected)
    else expect(annotation).toBeUndefined()
  })

  it('an article that went to the Trash here and was annotated there is in the library', () => {
    const { merged } = both([{ kind: 'delete-article' }], [change({ note: 'theirs' })])
    expect(merged.deletedAt).toBeNull()
  })

  it('an article that went to the Trash, and was not touched elsewhere, is in the Trash', () => {
    const { merged } = both([], [{ kind: 'delete-article' }])
    expect(merged.deletedAt).toBe('2026-11-22T22:00:20.000Z')
  })

  it('a record of an older version, which does not tell what a deletion saw, goes by the time', () => {
    const deleted = edited(base, remove, stampAt(10, HERE))
    const { deletionSaw: _saw, ...older } = deleted.annotations[ID]!
    const old = { ...deleted, annotations: { [ID]: older } }
    expect(
      toAnnotations(mergeRecords(old, edited(base, change({ colour: 'red' }), stampAt(20, THERE)))),
    ).toHaveLength(1)
    expect(
      toAnnotations(mergeRecords(old, edited(base, change({ colour: 'red' }), stampAt(5, THERE)))),
    ).toEqual([])
  })

  it('revisions are united, and the figures are those of the last', () => {
    const merged = mergeRecords(withRevision(sampleRecord(), 1), withRevision(sampleRecord(), 2))
    expect(merged.revisions.map(({ hash }) => hash[0])).toEqual([REVISION[0], '1', '2'])
    expect(merged.words).toBe(2)
  })
})

describe('the library’s own file', () => {
  const meta: LibraryMeta = newLibraryMeta('01M82RW362TW1QEQME286992XQ', '2026-11-22T22:00:00.000Z')
  const named = (colour: string, meaning: string, stamp: Stamp) =>
    ({
      ...meta,
      meanings: { ...meta.meanings, [colour]: meaning },
      stamps: { [`meanings/${colour}`]: stamp },
    }) as LibraryMeta

  it('meanings that were renamed on two computers are both kept', () => {
    const a = named('yellow', 'Thesis', stampAt(1, HERE))
    const b = named('red', 'Doubt', stampAt(2, THERE))
    expect(mergeLibraryMeta(a, b)).toEqual(mergeLibraryMeta(b, a))
    expect(mergeLibraryMeta(a, b).meanings).toMatchObject({ yellow: 'Thesis', red: 'Doubt' })
  })

  it('samples that were planted on either are planted', () => {
    expect(mergeLibraryMeta(meta, { ...meta, seeded: true }).seeded).toBe(true)
  })

  it('a copy that adds nothing changes nothing', () => {
    const a = named('yellow', 'Thesis', stampAt(1, HERE))
    expect(mergeLibraryMeta(a, meta)).toBe(a)
  })
})
