import type { AnnotationPatch, Edit, SingleEdit } from '../annotation/edit.ts'
import type { AnnotationsOf } from './notebook-result.ts'

/** What is done to each of several annotations. */
export type AnnotationChange = { kind: 'delete' } | { kind: 'change'; patch: AnnotationPatch }

/** The edits that make a change to annotations: one for each article, so that each record is written once. */
export function editAnnotations(
  annotations: readonly AnnotationsOf[],
  change: AnnotationChange,
): { articleId: string; edit: Edit }[] {
  return annotations.map(({ articleId, ids }) => {
    const edits = ids.map((id): SingleEdit =>
      change.kind === 'delete'
        ? { kind: 'delete-annotation', id }
        : { kind: 'change-annotation', id, patch: change.patch },
    )
    const [only] = edits
    return { articleId, edit: edits.length === 1 && only ? only : { kind: 'several', edits } }
  })
}
