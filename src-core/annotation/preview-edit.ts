import type { Article } from '../article/article.ts'
import type { ArticleSummary } from '../ipc/contract.ts'
import { compareInText } from '../library/record.ts'
import type { Annotation } from './annotation.ts'
import { changeElements } from './change-elements.ts'
import { changeRelations } from './relations.ts'
import { isOtherText, type Edit } from './edit.ts'

/** The article as it will be after an edit, but for whether it is in the Trash. */
export function previewArticle(article: Article, edit: Edit): Article {
  if (edit.kind === 'several') return edit.edits.reduce(previewArticle, article)
  if (edit.kind !== 'change-article') return article
  const { tags, ...fields } = edit.patch
  return { ...article, ...fields, tags: changeElements(article.tags, tags) }
}

/**
 * The article's row in the list as it will be after an edit; how many annotations it has is left as it is.
 * @param now ISO 8601 instant: when an article goes to the Trash that does so by this edit
 */
export function previewSummary(summary: ArticleSummary, edit: Edit, now: string): ArticleSummary {
  switch (edit.kind) {
    case 'several':
      return edit.edits.reduce((row, single) => previewSummary(row, single, now), summary)
    case 'change-article': {
      const { tags, note: _note, position: _position, ...fields } = edit.patch
      return { ...summary, ...fields, tags: changeElements(summary.tags, tags) }
    }
    case 'put-revision':
      return { ...summary, ...edit.figures }
    case 'delete-article':
      return { ...summary, deletedAt: summary.deletedAt ?? now }
    case 'restore-article':
      return { ...summary, deletedAt: null }
    case 'add-annotation':
    case 'change-annotation':
    case 'delete-annotation':
    case 'restore-annotation':
      return summary
  }
}

/**
 * The annotations as they will be after an edit: what the window shows until the edit is on the disk.
 * A restored annotation is not known here, so that edit changes nothing; nor does one that puts another text in
 * the place of this one, before that text is there.
 * @param annotations in text order, as what comes back is
 */
export function previewEdit(annotations: readonly Annotation[], edit: Edit): Annotation[] {
  switch (edit.kind) {
    case 'add-annotation':
      // The library may be heard of before its answer is: an annotation that is there already is not there twice.
      return putInOrder(
        annotations.filter(({ id }) => id !== edit.annotation.id),
        edit.annotation,
      )
    case 'delete-annotation':
      return annotations.filter(({ id }) => id !== edit.id)
    case 'change-annotation': {
      const { tags, links, relations, ...fields } = edit.patch
      return annotations
        .map((annotation) =>
          annotation.id === edit.id
            ? {
                ...annotation,
                ...fields,
                tags: changeElements(annotation.tags, tags),
                links: changeElements(annotation.links, links),
                ...changeRelations(annotation.relations, relations),
              }
            : annotation,
        )
        .sort(compareInText)
    }
    case 'several':
      return isOtherText(edit) ? [...annotations] : edit.edits.reduce(previewEdit, [...annotations])
    case 'put-revision':
    case 'restore-annotation':
    case 'change-article':
    case 'delete-article':
    case 'restore-article':
      return [...annotations]
  }
}

/** Puts one more among annotations in text order: to sort thousands anew takes longer than to find its place. */
function putInOrder(annotations: Annotation[], added: Annotation): Annotation[] {
  let low = 0
  let high = annotations.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = annotations[middle]
    if (other && compareInText(other, added) < 0) low = middle + 1
    else high = middle
  }
  annotations.splice(low, 0, added)
  return annotations
}
