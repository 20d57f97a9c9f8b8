import { compact } from './compact-text.ts'
import type { IncomingAnnotation } from './incoming.ts'
import type { ArticleMatch } from './match-articles.ts'

/** Words that are shorter than this may stand anywhere, letters. */
const LEAST_LETTERS = 24
/** Of the passages of one source, so many must be in an article for it to be that source. */
const SHARE = 0.5
/** Of articles that fit alike, so many are named. */
const MOST_NAMED = 20

/** Annotations that were made on the same, as their file says; each is its own where it says nothing. */
interface SourceWords {
  ids: string[]
  passages: string[]
  /** How many of the passages each article has, by its id. */
  found: Map<string, number>
}

/**
 * Finds the articles of sources that neither an address nor a title tells: by the passages that were marked. The texts
 * of the library are shown to it one after the other, so that they need not be held together.
 */
export class WordsMatcher {
  readonly #sources: SourceWords[]

  constructor(annotations: Iterable<Pick<IncomingAnnotation, 'id' | 'source' | 'exact'>>) {
    const sources = new Map<string, SourceWords>()
    for (const { id, source, exact } of annotations) {
      const { title, byline, address } = source
      const key = address === '' && title === '' ? id : JSON.stringify([address, title, byline])
      const known = sources.get(key) ?? { ids: [], passages: [], found: new Map<string, number>() }
      const passage = compact(exact)
      known.ids.push(id)
      if (passage.length >= LEAST_LETTERS) known.passages.push(passage)
      sources.set(key, known)
    }
    this.#sources = [...sources.values()].filter(({ passages }) => passages.length > 0)
  }

  /** Whether there is anything to look for. */
  get isEmpty(): boolean {
    return this.#sources.length === 0
  }

  /** @param text canonical text of one article */
  see(articleId: string, text: string): void {
    if (this.isEmpty) return
    const words = compact(text)
    for (const { passages, found } of this.#sources) {
      const count = passages.filter((passage) => words.includes(passage)).length
      if (count > 0) found.set(articleId, count)
    }
  }

  /** What was found for each annotation, by its id, once all texts were seen. Those that fit nowhere are left out. */
  matches(): Map<string, ArticleMatch> {
    const matches = new Map<string, ArticleMatch>()
    for (const { ids, passages, found } of this.#sources) {
      const most = Math.max(0, ...found.values())
      const [first, ...others] = [...found].flatMap(([id, count]) => (count === most ? [id] : []))
      if (first === undefined || most < passages.length * SHARE) continue
      const match: ArticleMatch =
        others.length === 0
          ? { kind: 'matched', articleId: first, by: 'words' }
          : { kind: 'several', articleIds: [first, ...others].slice(0, MOST_NAMED), by: 'words' }
      for (const id of ids) matches.set(id, match)
    }
    return matches
  }
}
