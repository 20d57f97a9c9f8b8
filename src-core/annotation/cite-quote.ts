import type { ArticleMetadata } from '../article/article.ts'

/**
 * A quote with its source, as it is copied into a text: the words in quotation marks, a dash, and what
 * is known of the article.
 * @param paragraph number of the paragraph that the quote starts in
 */
export function citeQuote(quote: string, article: ArticleMetadata, paragraph: number): string {
  const { byline, title, publisher, place, published } = article
  const source = [byline, title, publisher, place, published, `¶ ${paragraph}`].filter((part) => part !== '')
  return `“${quote}”\n— ${source.join(', ')}`
}
