import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLOURS } from '../../../src-core/annotation/colour.ts'
import type { Edit, SingleEdit } from '../../../src-core/annotation/edit.ts'
import { ARTICLE_STATUSES } from '../../../src-core/article/article.ts'
import { LecternError } from '../../../src-core/ipc/result.ts'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import {
  latestStamp,
  toAnnotations,
  toArticle,
  type ArticleRecord,
} from '../../../src-core/library/record.ts'
import { mergeRegisters } from '../../../src-core/library/register.ts'
import { nextStamp } from '../../../src-core/library/stamp.ts'
import { DEVICE, sampleAnnotation, sampleRecord, sampleRevision, stampAt } from './sample-record.ts'

const IDS = ['01M82RWSX0CRSW94DKMRRBNZM1', '01M82RWSX0CRSW94DKMRRBNZM2', '01M82RWSX0CRSW94DKMRRBNZM3']

const id = fc.constantFrom(...IDS)
const text = fc.string({ maxLength: 6 })
const tag = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'toString')
const tags = fc.uniqueArray(tag, { maxLength: 4 })
const setChange = fc.record({ add: fc.array(tag, { maxLength: 4 }), remove: tags }, { requiredKeys: [] })
const relations = fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom('', 'supports', 'doubts'))
const colour = fc.constantFrom(...COLOURS)
const anchor = fc.nat({ max: 90 }).map((start) => ({ ...sampleAnnotation().anchor, start, end: start + 4 }))

const annotationPatch = fc.record(
  { anchor, colour, note: text, tags: setChange, links: setChange, relations },
  { requiredKeys: [] },
)
const articlePatch = fc.record(
  {
    title: text,
    place: text,
    status: fc.constantFrom(...ARTICLE_STATUSES),
    progress: fc.double({ min: 0, max: 1, noNaN: true }),
    note: text,
    tags: setChange,
  },
  { requiredKeys: [] },
)
const single: fc.Arbitrary<SingleEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('add-annotation' as const),
    annotation: fc.record({ id, anchor, colour, note: text, tags, links: tags }).map(sampleAnnotation),
  }),
  fc.record({ kind: fc.constantFrom('delete-annotation' as const, 'restore-annotation' as const), id }),
  fc.record({ kind: fc.constant('change-annotation' as const), id, patch: annotationPatch }),
  fc.record({ kind: fc.constant('change-article' as const), patch: articlePatch }),
  fc.record({
    kind: fc.constant('put-revision' as const),
    revision: fc.nat({ max: 3 }).map(sampleRevision),
    figures: fc.record({ blocks: fc.nat({ max: 3 }), words: fc.nat({ max: 9 }) }),
  }),
)

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('several' as const),
      edits: fc.array(single, { maxLength: 4 }),
    }),
  },
)

/** What a reader sees of a record: the text that is shown, and no relations are the same as none yet. */
function view(record: ArticleRecord) {
  const annotations = toAnnotations(record).map(({ relations = {}, ...rest }) => ({ ...rest, relations }))
  const { revisions, ...article } = toArticle(record)
  return { article: { ...article, shown: revisions.at(-1)?.hash }, annotations }
}

function step(record: ArticleRecord, edit: Edit, now = 0) {
  return applyEdit(record, edit, nextStamp({ now: () => now, device: DEVICE }, latestStamp(record)))
}

/** The record after edits; those that it refuses are left out. */
function play(edits: readonly Edit[]): ArticleRecord {
  return edits.reduce((record, edit) => tryStep(record, edit)?.record ?? record, sampleRecord())
}

function tryStep(record: ArticleRecord, edit: Edit) {
  try {
    return step(record, edit)
  } catch (error) {
    if (error instanceof LecternError) return undefined
    throw error
  }
}

describe('any edit, after any others', () => {
  it('is taken back by its inverse', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), edit, (edits, last) => {
        const before = play(edits)
        const applied = tryStep(before, last)
        if (!applied) return
        expect(view(step(applied.record, applied.inverse).record)).toEqual(view(before))
      }),
      { numRuns: 1000 },
    )
  })

  it('is made again by the inverse of its inverse', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), edit, (edits, last) => {
        const applied = tryStep(play(edits), last)
        if (!applied) return
        const undone = step(applied.record, applied.inverse)
        expect(view(step(undone.record, undone.inverse).record)).toEqual(view(applied.record))
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves the record that it was given as it was', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), edit, (edits, last) => {
        const before = play(edits)
        const copy = structuredClone(before)
        tryStep(before, last)
        expect(before).toEqual(copy)
      }),
    )
  })

  it('stamps what it changed later than all before, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), edit, (edits, last) => {
        const before = play(edits)
        const applied = tryStep(before, last)
        if (!applied) return
        const latest = latestStamp(before)
        for (const [name, stamp] of Object.entries(applied.record.stamps)) {
          expect(stamp === before.stamps[name] || stamp > latest).toBe(true)
        }
        expect(Object.keys(before.annotations).every((id) => id in applied.record.annotations)).toBe(true)
      }),
    )
  })
})

describe('an annotation', () => {
  const added = step(sampleRecord(), {
    kind: 'add-annotation',
    annotation: sampleAnnotation({ tags: ['a'] }),
  }).record
  const { id } = sampleAnnotation()

  it('is kept as a tombstone when it is deleted', () => {
    const deleted = applyEdit(added, { kind: 'delete-annotation', id }, stampAt(30)).record
    expect(toAnnotations(deleted)).toEqual([])
    expect(deleted.annotations[id]).toMatchObject({ deletedAt: '2026-11-22T22:00:30.000Z', tags: ['a'] })
  })

  it.each(['delete-annotation', 'restore-annotation'] as const)('%s twice is once', (kind) => {
    const once = step(added, { kind, id }).record
    expect(step(once, { kind, id }).record).toBe(once)
  })

  it('is not added twice', () => {
    expect(() => step(added, { kind: 'add-annotation', annotation: sampleAnnotation() })).toThrow(
      LecternError,
    )
  })

  it('that was deleted may be added anew, and an older copy brings none of the old back', () => {
    const noted = step(added, { kind: 'change-annotation', id, patch: { note: 'old' } }).record
    const deleted = step(noted, { kind: 'delete-annotation', id }).record
    const again = step(deleted, {
      kind: 'add-annotation',
      annotation: sampleAnnotation({ note: 'new' }),
    }).record
    const [annotation] = toAnnotations(again)
    expect(annotation).toMatchObject({ note: 'new', tags: [] })
    const { note, stamps } = again.annotations[id]!
    expect(mergeRegisters(note, noted.annotations[id]!.note)).toEqual(note)
    expect(stamps['tags/a']! > noted.annotations[id]!.stamps['tags/a']!).toBe(true)
  })

  it.each<Edit>([
    { kind: 'delete-annotation', id: 'none' },
    { kind: 'restore-annotation', id: 'none' },
    { kind: 'change-annotation', id: 'none', patch: { colour: 'red' } },
  ])('that is not there cannot take a $kind', (edit) => {
    expect(() => step(added, edit)).toThrow(/There is no annotation none/)
  })
})

describe('tags', () => {
  it.each([
    { name: 'are added at the end', change: { add: ['c', 'd'] }, expected: ['a', 'b', 'c', 'd'] },
    { name: 'are added once', change: { add: ['b', 'c', 'c'] }, expected: ['a', 'b', 'c'] },
    { name: 'are taken out', change: { remove: ['a', 'x'] }, expected: ['b'] },
    {
      name: 'that are taken out and added go to the end',
      change: { add: ['a'], remove: ['a'] },
      expected: ['b', 'a'],
    },
  ])('$name', ({ change, expected }) => {
    const tagged = step(sampleRecord(), {
      kind: 'change-article',
      patch: { tags: { add: ['a', 'b'] } },
    }).record
    const applied = step(tagged, { kind: 'change-article', patch: { tags: change } })
    expect(applied.record.tags).toEqual(expected)
    expect(step(applied.record, applied.inverse).record.tags).toEqual(['a', 'b'])
  })

  it('that only change places are not stamped', () => {
    const tagged = step(sampleRecord(), {
      kind: 'change-article',
      patch: { tags: { add: ['a', 'b', 'c'] } },
    }).record
    const applied = step(tagged, { kind: 'change-article', patch: { tags: { remove: ['a'] } } })
    const undone = step(applied.record, applied.inverse).record
    expect(undone.tags).toEqual(['a', 'b', 'c'])
    expect(undone.stamps['tags/b']).toBe(tagged.stamps['tags/b'])
    expect(undone.stamps['tags/a']! > tagged.stamps['tags/a']!).toBe(true)
  })
})

it('an empty patch changes nothing at all', () => {
  const record = sampleRecord()
  expect(applyEdit(record, { kind: 'change-article', patch: {} }, stampAt(1)).record).toBe(record)
  expect(applyEdit(record, { kind: 'change-article', patch: { title: undefined } }, stampAt(1)).record).toBe(
    record,
  )
})
