import type { Article } from '../article/article.ts'
import { addedAt } from '../article/revisions.ts'
import { canonicalText } from '../article/canonical-text.ts'
import type { ArticleView } from '../ipc/contract.ts'
import type { ArticleToIndex, SearchDocument } from './segment.ts'

/**
 * What the index takes in of an article.
 * @param version which state of the article this is, in the caller's own terms
 */
export function articleToIndex(
  { article, annotations, blocks }: ArticleView,
  version: string,
): ArticleToIndex {
  const { id, title, status, published, revisions, tags, note } = article
  const whole: SearchDocument[] = [
    { kind: 'title', text: title },
    { kind: 'note', text: note },
    { kind: 'tags', text: joinTags(tags) },
    { kind: 'details', text: joinDetails(article) },
    { kind: 'text', text: canonicalText(blocks) },
  ]
  const annotated = annotations.flatMap((each, annotation): SearchDocument[] => [
    { kind: 'quote', annotation, text: each.anchor.exact },
    { kind: 'note', annotation, text: each.note },
    { kind: 'tags', annotation, text: joinTags(each.tags) },
  ])
  return {
    id,
    version,
    status,
    date: published || addedAt(revisions),
    tags,
    annotations: annotations.map(({ id: annotationId, colour, tags: own }) => ({
      id: annotationId,
      colour,
      tags: own,
    })),
    documents: [...whole, ...annotated].filter(({ kind, text }) => kind === 'title' || text !== ''),
  }
}

/** Tags as one text, in the index and in what is shown of it. */
export function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => `#${tag}`).join(' ')
}

/** Who wrote an article, for whom and where, as one text, in the index and in what is shown of it. */
export function joinDetails({ byline, publisher, place }: Article): string {
  return [byline, publisher, place].filter(Boolean).join(' · ')
}
