import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeUnsaved } from '../../../src-core/annotation/describe-unsaved.ts'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { annotationsAt } from '../../../src-core/annotation/annotations-at.ts'
import { citeQuote } from '../../../src-core/annotation/cite-quote.ts'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import { previewEdit, previewSummary } from '../../../src-core/annotation/preview-edit.ts'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import { compareInText } from '../../../src-core/library/record.ts'
import { toSummary } from '../../../src-core/library/summary.ts'
import { sampleRecord } from '../library/sample-record.ts'

function annotation(id: string, start: number, end: number, more: Partial<Annotation> = {}): Annotation {
  const anchor = { revision: '', start, end, exact: 'x'.repeat(end - start), prefix: '', suffix: '' }
  const createdAt = '2026-01-01T00:00:00.000Z'
  return { id, anchor, colour: 'yellow', note: '', tags: [], links: [], createdAt, ...more }
}

const first = annotation('A', 0, 10)
const second = annotation('B', 5, 8, { tags: ['old', 'kept'] })
const shown = [first, second]
const ids = (annotations: readonly Annotation[]) => annotations.map(({ id }) => id)

describe('previewEdit shows an edit before it is on the disk', () => {
  test('a new annotation takes its place in text order', () => {
    const edit: Edit = { kind: 'add-annotation', annotation: annotation('C', 3, 4) }
    expect(ids(previewEdit(shown, edit))).toEqual(['A', 'C', 'B'])
  })

  test('wherever it is, and whatever starts or ends where it does', () => {
    const places = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(places, (spans) => {
        const all = spans.map(([start, length], index) => annotation(`${9 - index}`, start, start + length))
        const added = all.reduce<Annotation[]>(
          (before, each) => previewEdit(before, { kind: 'add-annotation', annotation: each }),
          [],
        )
        expect(added).toEqual(all.toSorted(compareInText))
      }),
    )
  })

  test('an annotation that came back from the library already is there once', () => {
    const edit: Edit = { kind: 'add-annotation', annotation: second }
    expect(ids(previewEdit(shown, edit))).toEqual(['A', 'B'])
  })

  test('a deleted annotation is gone', () => {
    expect(ids(previewEdit(shown, { kind: 'delete-annotation', id: 'A' }))).toEqual(['B'])
  })

  test('a change touches only what it names', () => {
    const patch = { colour: 'red', tags: { add: ['new', 'kept'], remove: ['old'] } } as const
    const [unchanged, changed] = previewEdit(shown, {
      kind: 'change-annotation',
      id: 'B',
      patch: structuredClone(patch) as never,
    })
    expect(unchanged).toEqual(first)
    expect(changed).toEqual({ ...second, colour: 'red', tags: ['kept', 'new'] })
  })

  test('what is not about standing annotations changes nothing', () => {
    expect(previewEdit(shown, { kind: 'change-article', patch: { title: 'New' } })).toEqual(shown)
    expect(previewEdit(shown, { kind: 'restore-annotation', id: 'Z' })).toEqual(shown)
  })
})

describe('previewSummary shows an edit in the list before it is on the disk', () => {
  const record = sampleRecord()
  const NOW = '2026-11-25T01:02:03.000Z'
  test.each<[what: string, edit: Edit]>([
    ['a title and a status', { kind: 'change-article', patch: { title: 'New', status: 'archived' } }],
    ['tags', { kind: 'change-article', patch: { tags: { add: ['new'] } } }],
    ['a note, which the list does not have', { kind: 'change-article', patch: { note: 'Words' } }],
    ['the way to the Trash', { kind: 'delete-article' }],
    [
      'the way to the Trash and back',
      { kind: 'several', edits: [{ kind: 'delete-article' }, { kind: 'restore-article' }] },
    ],
  ])('%s, as it will be', (_, edit) => {
    const stamp = `${NOW}-0000-abcd1234`
    expect(previewSummary(toSummary(record), edit, NOW)).toEqual(
      toSummary(applyEdit(record, edit, stamp).record),
    )
  })
})

describe('describeUnsaved', () => {
  test('has every word of what is not saved, one part an article, and what is of the library', () => {
    const facts = { articleId: 'A', title: 'The ferry' }
    expect(
      describeUnsaved([
        {
          ...facts,
          label: 'Edit Note',
          edit: { kind: 'change-annotation', id: 'B', patch: { note: 'Every word' } },
        },
        {
          label: 'Change Colour',
          libraryEdit: { kind: 'change-meaning', colour: 'red', name: 'Doubt', tag: 'open' },
        },
        {
          ...facts,
          label: 'Edit Details',
          edit: { kind: 'change-article', patch: { title: 'The night ferry' } },
        },
      ]),
    ).toBe(
      [
        '# The ferry\n\n## Edit Note\n\nEvery word\n\n## Edit Details\n\ntitle: The night ferry',
        '# The library\n\n## Change Colour\n\nred: Doubt\n\nred: tag open\n',
      ].join('\n\n'),
    )
  })
})

describe('annotationsAt', () => {
  test.each([
    ['before all', -1, []],
    ['in the first only', 2, ['A']],
    ['in both: the shorter first', 6, ['B', 'A']],
    ['at the end of the second, which is outside of it', 8, ['A']],
    ['after all', 10, []],
  ])('%s', (_name, position, expected) => {
    expect(ids(annotationsAt(shown, position))).toEqual(expected)
  })
})

describe('citeQuote', () => {
  const metadata = {
    title: 'A house',
    byline: '',
    publisher: '',
    place: 'ISTANBUL',
    published: '2025-03-03',
    source: '',
    language: '',
  }

  test('leaves out what is not known', () => {
    expect(citeQuote('It burned.', metadata, 4)).toBe('“It burned.”\n— A house, ISTANBUL, 2025-03-03, ¶ 4')
  })
})
