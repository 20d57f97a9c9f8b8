import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import {
  latestStamp,
  toAnnotations,
  toArticle,
  type ArticleRecord,
} from '../../../src-core/library/record.ts'
import { describeDifference, restoreRecord, trashRecord } from '../../../src-core/library/restore-record.ts'
import { laterStamp, nextStamp } from '../../../src-core/library/stamp.ts'
import { sampleAnnotation, sampleRecord, stampAt } from './sample-record.ts'

const ID = sampleAnnotation().id
const OTHER = '01M82RWSX0CRSW94DKMRRBNZMA'

function edited(record: ArticleRecord, ...edits: Edit[]): ArticleRecord {
  return edits.reduce((before, edit) => {
    const stamp = nextStamp({ now: () => Date.UTC(2026, 10, 22), device: 'device01' }, latestStamp(before))
    return applyEdit(before, edit, stamp).record
  }, record)
}

function restored(current: ArticleRecord | null, wanted: ArticleRecord): ArticleRecord {
  const latest = laterStamp(current ? latestStamp(current) : '', latestStamp(wanted))
  return restoreRecord(
    current,
    wanted,
    nextStamp({ now: () => Date.UTC(2026, 10, 23), device: 'device02' }, latest),
  )
}

const annotated = edited(sampleRecord(), {
  kind: 'add-annotation',
  annotation: sampleAnnotation({ tags: ['sea'], note: 'Old' }),
})

/** What a reader sees of a record. */
function seen(record: ArticleRecord) {
  const { deletedAt, ...article } = toArticle(record)
  return {
    article,
    isDeleted: deletedAt !== null,
    annotations: toAnnotations(record).map((one) => ({ relations: {}, ...one })),
  }
}

const CHANGES: [string, Edit[], ReturnType<typeof describeDifference>][] = [
  ['an annotation was deleted', [{ kind: 'delete-annotation', id: ID }], difference({ annotationsBack: 1 })],
  [
    'an annotation was added',
    [{ kind: 'add-annotation', annotation: sampleAnnotation({ id: OTHER }) }],
    difference({ annotationsGone: 1 }),
  ],
  [
    'a note, a colour and tags were changed',
    [
      {
        kind: 'change-annotation',
        id: ID,
        patch: { note: 'New', colour: 'red', tags: { add: ['land'], remove: ['sea'] } },
      },
    ],
    difference({ annotationsChanged: 1 }),
  ],
  ['the title was changed', [{ kind: 'change-article', patch: { title: 'Another' } }], difference({})],
  [
    'links came to say something',
    [
      {
        kind: 'change-annotation',
        id: ID,
        patch: { links: { add: [OTHER] }, relations: { [OTHER]: 'supports' } },
      },
    ],
    difference({ annotationsChanged: 1 }),
  ],
  [
    'the article went to the Trash',
    [{ kind: 'delete-article' }],
    difference({ kind: 'back', annotationsBack: 1 }),
  ],
]

function difference(more: Partial<NonNullable<ReturnType<typeof describeDifference>>>) {
  const { id, title } = sampleRecord()
  return {
    id,
    title,
    kind: 'changed' as const,
    annotationsBack: 0,
    annotationsGone: 0,
    annotationsChanged: 0,
    ...more,
  }
}

describe.each(CHANGES)('after %s', (_case, edits, expected) => {
  const current = edited(annotated, ...edits)
  const after = restored(current, annotated)

  it('a reader sees what there was', () => expect(seen(after)).toEqual(seen(annotated)))

  it('that is a change with a stamp of its own', () => {
    expect(latestStamp(after) > latestStamp(current)).toBe(true)
  })

  it('and is told before', () => expect(describeDifference(current, after)).toEqual(expected))

  it('can be restored back', () => expect(seen(restored(after, current))).toEqual(seen(current)))
})

it('a record that does not differ is left as it is', () => {
  expect(restored(annotated, annotated)).toBe(annotated)
})

it('an article that is gone comes back with all that it had', () => {
  const after = restored(null, annotated)
  expect(seen(after)).toEqual(seen(annotated))
  expect(describeDifference(null, after)).toEqual(difference({ kind: 'back', annotationsBack: 1 }))
})

it('an article that comes to the Trash again begins its thirty days anew', () => {
  const trashed = edited(annotated, { kind: 'delete-article' })
  const back = edited(trashed, { kind: 'restore-article' })
  expect(restored(back, trashed).deletedAt).toBe('2026-11-23T00:00:00.000Z')
  expect(restored(null, trashed).deletedAt).toBe('2026-11-23T00:00:00.000Z')
})

it('an article that came later goes to the Trash, once', () => {
  const trashed = trashRecord(annotated, stampAt(59))
  expect(describeDifference(annotated, trashed)).toEqual(difference({ kind: 'trash', annotationsGone: 1 }))
  expect(trashRecord(trashed, stampAt(60))).toBe(trashed)
})

it('what restoring gives does not depend on what was done meanwhile', () => {
  const edit = fc.constantFrom<Edit>(...CHANGES.flatMap(([, edits]) => edits), { kind: 'restore-article' })
  fc.assert(
    fc.property(
      fc.uniqueArray(edit, { maxLength: 6 }),
      fc.uniqueArray(edit, { maxLength: 6 }),
      (before, since) => {
        const all = (record: ArticleRecord, edits: Edit[]) =>
          edits.reduce((so, edit) => tryEdit(so, edit), record)
        const wanted = all(annotated, before)
        expect(seen(restored(all(wanted, since), wanted))).toEqual(seen(wanted))
      },
    ),
  )
})

/** An edit that does not fit, such as a second addition of an annotation, is passed over. */
function tryEdit(record: ArticleRecord, edit: Edit): ArticleRecord {
  try {
    return edited(record, edit)
  } catch {
    return record
  }
}
