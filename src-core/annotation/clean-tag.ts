/** A tag as it is kept: without the leading `#`, white space and empty levels. Empty if nothing is left. */
export function cleanTag(typed: string): string {
  return typed
    .replace(/^[\s#]+/, '')
    .split('/')
    .map((level) => level.trim().replace(/\s+/g, ' '))
    .filter((level) => level !== '')
    .join('/')
}
