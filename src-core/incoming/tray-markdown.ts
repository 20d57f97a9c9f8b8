import type { TrayRow } from '../ipc/incoming-requests.ts'
import type { IncomingAnnotation } from './incoming.ts'

/** An annotation as Markdown, for an article's note: the quote, what was noted on it, and its tags. */
export function noteOf({ exact, note, tags }: Pick<IncomingAnnotation, 'exact' | 'note' | 'tags'>): string {
  const quote = exact.trim() === '' ? '' : exact.trim().replace(/^/gm, '> ')
  return [quote, note.trim(), tags.map((tag) => `#${tag}`).join(' ')]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Annotations of the tray as Markdown, below the titles of what they were made on. */
export function trayMarkdown(rows: readonly Pick<TrayRow, 'source' | 'exact' | 'note' | 'tags'>[]): string {
  const parts: string[] = []
  let title: string | undefined
  for (const row of rows) {
    const own = row.source.title || row.source.address
    if (own !== title && own !== '') parts.push(`## ${own.replace(/\s+/g, ' ')}`)
    title = own
    parts.push(noteOf(row))
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
