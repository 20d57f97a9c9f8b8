import type { ArticleMetadata } from './article.ts'

/**
 * Where an article is from, for the list of sources: its publisher, or else the host of its address
 * without `www.`; empty for what came from a file or was pasted.
 */
export function sourceOf({ publisher, source }: Pick<ArticleMetadata, 'publisher' | 'source'>): string {
  const name = publisher.trim()
  if (name !== '') return name
  const host = /^https?:\/\/(?:[^/@?#]*@)?([^/:?#]+)/i.exec(source.trim())?.[1] ?? ''
  return host.toLowerCase().replace(/^www\./, '')
}
