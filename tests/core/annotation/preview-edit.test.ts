import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { annotationsAt } from '../../../src-core/annotation/annotations-at.ts'
import { citeQuote } from '../../../src-core/annotation/cite-quote.ts'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import { previewEdit } from '../../../src-core/annotation/preview-edit.ts'

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
