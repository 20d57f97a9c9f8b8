import { canonicalText } from '../../src-core/article/canonical-text.ts'
import type { IncomingAnnotation } from '../../src-core/incoming/incoming.ts'
import type { ArticleMatch } from '../../src-core/incoming/match-articles.ts'
import { WordsMatcher } from '../../src-core/incoming/match-by-words.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import type { Home } from './place-in-article.ts'

/** So many texts are read for it, at most, those that were added last: each is a file. */
const MOST_TEXTS = 2_000

/**
 * Finds the articles of annotations by the passages that they mark, where nothing else tells. An article that cannot be
 * read has none.
 * @param articleIds of those that may be meant
 * @returns by the annotations' ids; what fits nowhere is left out
 */
export async function matchByWords(
  home: Pick<Home, 'readArticle'>,
  annotations: readonly IncomingAnnotation[],
  articleIds: readonly string[],
): Promise<Map<string, ArticleMatch>> {
  const matcher = new WordsMatcher(annotations)
  if (matcher.isEmpty) return new Map()
  // Ids sort by when the article was added.
  for (const articleId of articleIds.toSorted().slice(-MOST_TEXTS)) {
    try {
      const { blocks } = await home.readArticle(articleId)
      matcher.see(articleId, canonicalText(blocks))
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
    }
  }
  return matcher.matches()
}
