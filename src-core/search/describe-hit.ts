import { resolveAnchor } from '../annotation/resolve-anchor.ts'
import { blockIndexAt, blockOffsets, canonicalText } from '../article/canonical-text.ts'
import { paragraphNumber } from '../article/figures.ts'
import type { Span } from '../article/segments.ts'
import type { ArticleView } from '../ipc/contract.ts'
import { joinDetails, joinTags } from './article-documents.ts'
import { cutExcerpt } from './excerpt.ts'
import { wantedPhrases, type Query } from './query.ts'
import type { DocumentHit } from './search.ts'
import type { DocumentKind } from './segment.ts'

/** Something that was found, as it is shown. */
export interface SearchHit {
  /** The article's id and title. */
  article: string
  title: string
  kind: DocumentKind
  /** The id of the annotation that it is a part of. */
  annotation?: string
  /** Number of the paragraph, from 1; null for what is not in the text, as the title. */
  paragraph: number | null
  snippet: string
  /** What was found within the snippet, UTF-16 code units. */
  marks: Span[]
  /**
   * Where to go in the canonical text: to what was found, or, when it was found in a note on a passage
   * or its tags, to the passage. Null for what is not in the text.
   */
  start: number | null
  end: number | null
}

/**
 * Says where in an article something was found, and shows it.
 * @param length of the snippet in UTF-16 code units, about
 */
export function describeHit(
  view: ArticleView,
  { kind, annotation }: DocumentHit,
  query: Query,
  length?: number,
): SearchHit {
  const { article, annotations, blocks } = view
  const annotated = annotations.find(({ id }) => id === annotation)
  const text = kind === 'text' || annotated ? canonicalText(blocks) : ''
  const { snippet, marks, start, end } = cutExcerpt(
    documentText(view, kind, annotation),
    wantedPhrases(query),
    length,
  )
  const passage = annotated ? resolveAnchor(annotated.anchor, text) : null
  const span =
    kind === 'text' ? { start, end } : kind === 'quote' && end > 0 ? shift(passage, start, end) : passage
  return {
    article: article.id,
    title: article.title,
    kind,
    ...(annotated && { annotation: annotated.id }),
    paragraph: span ? paragraphNumber(blocks, blockIndexAt(blockOffsets(blocks), span.start)) : null,
    snippet,
    marks,
    start: span?.start ?? null,
    end: span?.end ?? null,
  }
}

function documentText(
  { article, annotations, blocks }: ArticleView,
  kind: DocumentKind,
  id?: string,
): string {
  const owner = id === undefined ? article : annotations.find((annotation) => annotation.id === id)
  switch (kind) {
    case 'title':
      return article.title
    case 'text':
      return canonicalText(blocks)
    case 'note':
      return owner?.note ?? ''
    case 'tags':
      return joinTags(owner?.tags ?? [])
    case 'details':
      return joinDetails(article)
    case 'quote':
      return owner && 'anchor' in owner ? owner.anchor.exact : ''
  }
}

/** A part of a passage. */
function shift(passage: Span | null, start: number, end: number): Span | null {
  return passage && { start: passage.start + start, end: passage.start + end }
}
