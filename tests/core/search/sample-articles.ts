import type { ColourMeanings } from '../../../src-core/annotation/colour.ts'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { parseQuery } from '../../../src-core/search/parse-query.ts'
import type { Query } from '../../../src-core/search/query.ts'
import type { ArticleToIndex, SearchDocument } from '../../../src-core/search/segment.ts'

/** An article with a text; `more` says what else is known of it. */
export function sampleArticle(
  id: string,
  text: string,
  more: Partial<ArticleToIndex> & { title?: string; others?: SearchDocument[] } = {},
): ArticleToIndex {
  const { title = '', others = [], ...facts } = more
  return {
    id,
    version: '1',
    status: 'inbox',
    date: '2025-10-09',
    tags: [],
    annotations: [],
    documents: [{ kind: 'title', text: title }, { kind: 'text', text }, ...others],
    ...facts,
  }
}

/** A query that is known to be well formed. */
export function query(text: string, meanings: ColourMeanings = DEFAULT_MEANINGS): Query {
  const parsed = parseQuery(text, meanings)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.query
}
