import { expect, it } from 'vitest'
import type { ArticleSummary } from '../../../src-core/ipc/contract.ts'
import { applyEdit } from '../../../src-core/library/apply-edit.ts'
import { sortArticles, type SortKey } from '../../../src-core/library/sort.ts'
import { toSummary } from '../../../src-core/library/summary.ts'
import { sampleAnnotation, sampleRecord, stampAt } from './sample-record.ts'

const article = (id: string, more: Partial<ArticleSummary>): ArticleSummary => ({
  ...toSummary(sampleRecord()),
  id,
  addedAt: `2026-01-0${id}`,
  ...more,
})

const NEWEST_FIRST = [
  article('4', { title: 'Part 10', published: '', annotations: 2, annotatedAt: '2026-03-01', progress: 0.5 }),
  article('3', { title: 'Émile', published: '2024-05-01', annotations: 0, lastReadAt: '2026-05-02' }),
  article('2', { title: 'Part 9', published: '2025-01-01', annotations: 2, annotatedAt: '2026-04-01' }),
  article('1', {
    title: 'Zebra',
    published: '2023-01-01',
    annotations: 5,
    annotatedAt: '2026-02-01',
    lastReadAt: '2026-05-01',
  }),
]

it.each<[SortKey, boolean, string]>([
  ['added', true, '4321'],
  ['added', false, '1234'],
  ['published', true, '2314'],
  ['published', false, '1324'],
  ['title', false, '3241'],
  ['title', true, '1423'],
  ['read', true, '3142'],
  ['read', false, '1342'],
  ['progress', true, '4321'],
  ['progress', false, '3214'],
  ['annotated', true, '2413'],
  ['annotated', false, '1423'],
  ['annotations', true, '1423'],
  ['annotations', false, '3421'],
])('sorts by %s, descending: %s', (by, descending, ids) => {
  const sorted = sortArticles(NEWEST_FIRST, { by, descending })
  expect(sorted.map(({ id }) => id).join('')).toBe(ids)
})

it('a summary knows the newest annotation and each of their tags once', () => {
  const ids = ['01M82RWSX0CRSW94DKMRRBNZM1', '01M82RWSX0CRSW94DKMRRBNZM2'] as const
  const record = ids.reduce(
    (before, id, day) =>
      applyEdit(
        before,
        {
          kind: 'add-annotation',
          annotation: sampleAnnotation({ id, tags: ['sea', id], createdAt: `2026-11-2${day}T00:00:00.000Z` }),
        },
        stampAt(day),
      ).record,
    sampleRecord(),
  )
  expect(toSummary(record)).toMatchObject({
    annotatedAt: '2026-11-21T00:00:00.000Z',
    annotationTags: ['sea', ids[0], ids[1]],
  })
})
