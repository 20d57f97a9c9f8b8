import type { IncomingAnnotation } from '../../src-core/incoming/incoming.ts'

/** An annotation as Markdown, for an article's note: the quote, what was noted on it, and its tags. */
export function noteOf({ exact, note, tags }: Pick<IncomingAnnotation, 'exact' | 'note' | 'tags'>): string {
  const quote = exact.trim() === '' ? '' : exact.trim().replace(/^/gm, '> ')
  return [quote, note.trim(), tags.map((tag) => `#${tag}`).join(' ')]
    .filter((part) => part !== '')
    .join('\n\n')
}
