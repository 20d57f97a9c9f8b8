import { parseUrl } from '../../src-core/import/parse-url.ts'

/** Where a link leads, in short: its host, an address to write to, or the link itself if it is neither. */
export function describeLink(href: string): string {
  const url = parseUrl(href)
  if (!url) return href
  if (url.protocol === 'mailto:') return url.pathname
  return url.host === '' ? href : url.host
}
