import type { ArticleMetadata } from '../article/article.ts'

/**
 * A quote with its source, as it is copied into a text: the words in quotation marks, a dash, and what
 * is known of the article.
 * @param paragraph number of the paragraph that the quote starts in, if it is in the text
 */
export function citeQuote(quote: string, article: ArticleMetadata, paragraph?: number): string {
  const { byline, title, publisher, place, published } = article
  const where = paragraph === undefined ? '' : `¶ ${paragraph}`
  const source = [byline, title, publisher, place, published, where].filter((part) => part !== '')
  return `“${quote}”\n— ${source.join(', ')}`
}
