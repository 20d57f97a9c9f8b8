import { expect, it } from 'vitest'
import { editAnnotations } from '../../../src-core/notebook/edit-annotations.ts'

it('makes one edit for each article, whatever the number of its annotations', () => {
  const wanted = [
    { articleId: 'A', ids: ['1', '2'] },
    { articleId: 'B', ids: ['3'] },
  ]
  expect(editAnnotations(wanted, { kind: 'change', patch: { colour: 'red' } })).toEqual([
    {
      articleId: 'A',
      edit: {
        kind: 'several',
        edits: ['1', '2'].map((id) => ({ kind: 'change-annotation', id, patch: { colour: 'red' } })),
      },
    },
    { articleId: 'B', edit: { kind: 'change-annotation', id: '3', patch: { colour: 'red' } } },
  ])
  expect(editAnnotations(wanted.slice(1), { kind: 'delete' })).toEqual([
    { articleId: 'B', edit: { kind: 'delete-annotation', id: '3' } },
  ])
})
