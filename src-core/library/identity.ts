import type { ArticleRecord } from './record.ts'

/** SHA-256 of nothing: the `textHash` of an article without text. */
const NO_TEXT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/**
 * What two imports of the same article share: the hash of the canonical text, or the title when
 * there is no text.
 */
export function articleIdentity(textHash: string, title: string): string {
  return textHash === NO_TEXT ? `title:${title}` : textHash
}

/** The identities of an article: one for each text that it ever had. */
export function articleIdentities({ revisions, title }: ArticleRecord): string[] {
  return [...new Set(revisions.map(({ textHash }) => articleIdentity(textHash, title)))]
}
