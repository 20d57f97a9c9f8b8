import type { Article } from '../article/article.ts'

const BY_ENCODING = new Set(['plain-text', 'markdown', 'html'])

/** Why an article cannot be read again in another encoding, in a sentence; null when it can. */
export function refuseEncoding({ source, revisions }: Pick<Article, 'source' | 'revisions'>): string | null {
  const importer = revisions.at(-1)?.importer?.name
  if (importer === undefined) return 'It is not known any more how its file was read.'
  if (!BY_ENCODING.has(importer))
    return 'Its file says itself in which encoding each part of it is: there is nothing to choose.'
  if (source === '') return 'It came in as pasted text, which has no encoding of its own.'
  return null
}
