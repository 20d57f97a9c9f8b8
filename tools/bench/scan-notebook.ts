import { fold } from '../../src-core/search/fold.ts'
import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { NotebookFilter } from '../../src-core/notebook/notebook-query.ts'

/** An article with its annotations, as plain records. */
export interface PlainArticle {
  id: string
  title: string
  inTrash: boolean
  annotations: Annotation[]
}

/**
 * The Notebook's filter as one would write it first: it looks at every annotation and folds as it goes.
 * What the index is measured against, and what it has to agree with.
 * @returns the ids of those that the filter lets through
 */
export function scanNotebook(articles: readonly PlainArticle[], filter: NotebookFilter): string[] {
  return articles.flatMap((article) =>
    article.annotations.filter((annotation) => isWanted(article, annotation, filter)).map(({ id }) => id),
  )
}

function isWanted(
  { id, title, inTrash }: PlainArticle,
  annotation: Annotation,
  filter: NotebookFilter,
): boolean {
  const { anchor, note, tags, colour, createdAt } = annotation
  if (inTrash !== filter.inTrash) return false
  if (filter.article !== null && filter.article !== id) return false
  if (filter.noted !== null && filter.noted !== (note !== '')) return false
  if (filter.colours.length > 0 && !filter.colours.includes(colour)) return false
  if (!filter.tags.every((wanted) => tags.some((tag) => tag === wanted || tag.startsWith(`${wanted}/`))))
    return false
  const day = localDay(createdAt)
  if (filter.from !== null && day < filter.from) return false
  if (filter.to !== null && day > filter.to) return false
  const words = fold(filter.text).split(/\s+/).filter(Boolean)
  const fields = [anchor.exact, note, ...tags, title]
  return words.every((word) => fields.some((field) => fold(field).includes(word)))
}

/** The day of an instant where this computer is, `YYYY-MM-DD`. */
function localDay(instant: string): string {
  const date = new Date(instant)
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${day}`
}
