import type { Article } from '../article/article.ts'
import { compareInText } from '../library/record.ts'
import type { Annotation } from './annotation.ts'
import { changeElements } from './change-elements.ts'
import { changeRelations } from './relations.ts'
import type { Edit } from './edit.ts'

/** The article as it will be after an edit, but for whether it is in the Trash. */
export function previewArticle(article: Article, edit: Edit): Article {
  if (edit.kind === 'several') return edit.edits.reduce(previewArticle, article)
  if (edit.kind !== 'change-article') return article
  const { tags, ...fields } = edit.patch
  return { ...article, ...fields, tags: changeElements(article.tags, tags) }
}

/**
 * The annotations as they will be after an edit: what the window shows until the edit is on the disk.
 * A restored annotation is not known here, so that edit changes nothing.
 */
export function previewEdit(annotations: readonly Annotation[], edit: Edit): Annotation[] {
  switch (edit.kind) {
    case 'add-annotation':
      // The library may be heard of before its answer is: an annotation that is there already is not there twice.
      return [...annotations.filter(({ id }) => id !== edit.annotation.id), edit.annotation].sort(
        compareInText,
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
      return edit.edits.reduce(previewEdit, [...annotations])
    case 'restore-annotation':
    case 'change-article':
    case 'delete-article':
    case 'restore-article':
      return [...annotations]
  }
}
