/** Where a link leads, in short: its host, an address to write to, or the link itself if it is neither. */
export function describeLink(href: string): string {
  if (!URL.canParse(href)) return href
  const url = new URL(href)
  if (url.protocol === 'mailto:') return url.pathname
  return url.host === '' ? href : url.host
}
