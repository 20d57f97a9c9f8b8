import type { Edit, SingleEdit } from '../../src-core/annotation/edit.ts'
import type { ReturnedNote } from '../../src-core/ipc/contract.ts'
import type { HistoryStep } from '../../src-core/ipc/session.ts'

/** The edits that take over notes: one step for each article. */
export function noteSteps(notes: readonly ReturnedNote[]): HistoryStep[] {
  const byArticle = new Map<string, SingleEdit[]>()
  for (const { articleId, annotationId, after } of notes) {
    const edits = byArticle.get(articleId) ?? []
    byArticle.set(articleId, edits)
    edits.push(
      annotationId === null
        ? { kind: 'change-article', patch: { note: after } }
        : { kind: 'change-annotation', id: annotationId, patch: { note: after } },
    )
  }
  return [...byArticle].map(([articleId, edits]) => ({ articleId, edit: gather(edits) }))
}

function gather(edits: readonly SingleEdit[]): Edit {
  const [only] = edits
  return only && edits.length === 1 ? only : { kind: 'several', edits: [...edits] }
}
