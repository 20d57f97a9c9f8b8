import type { Edit, SingleEdit } from '../../src-core/annotation/edit.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { SingleDeed, UnsavedEdit } from '../../src-core/ipc/session.ts'

/** What an edit that waits is to do, and nothing else of it. */
export function deedOf(waiting: UnsavedEdit): SingleDeed {
  if ('libraryEdit' in waiting) return { libraryEdit: waiting.libraryEdit }
  return { articleId: waiting.articleId, edit: waiting.edit }
}

/** An edit that failed for such a reason would fail for ever: it makes no sense, or what it is about is no more. */
export function isHopeless(entry: UnsavedEdit, { code }: Failure): boolean {
  return code === 'bad-arguments' || (code === 'not-found' && 'libraryEdit' in entry)
}

/** What an edit is written to. */
export function placeOf(entry: UnsavedEdit): string {
  return 'edit' in entry ? entry.articleId : 'library'
}

/** Whether an edit is the next save of the same note. */
export function replaces(next: UnsavedEdit & { edit: Edit }, last: UnsavedEdit & { edit: Edit }): boolean {
  return (
    next.act !== undefined &&
    next.act === last.act &&
    placeOf(next) === placeOf(last) &&
    isNote(next.edit) &&
    isNote(last.edit)
  )
}

function isNote(edit: Edit): boolean {
  return 'patch' in edit && Object.keys(edit.patch).join() === 'note'
}

export function touches(edit: Edit, id: string, articleId: string): boolean {
  if (edit.kind === 'several') return edit.edits.some((single: SingleEdit) => touches(single, id, articleId))
  if (edit.kind === 'change-article') return id === articleId
  if (edit.kind === 'add-annotation') return edit.annotation.id === id
  return 'id' in edit && edit.id === id
}

/** The edits by the id of the article that they are made on. */
export function editsByArticle(entries: readonly UnsavedEdit[]): ReadonlyMap<string, readonly Edit[]> {
  const edits = new Map<string, Edit[]>()
  for (const entry of entries) {
    if (!('edit' in entry)) continue
    const before = edits.get(entry.articleId)
    if (before) before.push(entry.edit)
    else edits.set(entry.articleId, [entry.edit])
  }
  return edits
}
