import { isBookName } from './file-kinds.ts'
import type { Importer } from './imported.ts'

const TYPE = 'application/epub+zip'

/**
 * Books in EPUB 2 and 3. The files of the archive are among the source's siblings: whoever reads the
 * source unpacks it.
 */
export const epub: Importer = {
  name: 'epub',
  version: 1,
  accepts: isBook,
  read: async (source) => {
    const { readEpub } = await import('./epub/read-epub.ts')
    return { articles: readEpub(source), encoding: 'utf-8' }
  },
}

/** Whether a file is a book, by its name or by what is said of it. */
export function isBook({ name, mediaType = '' }: { name: string; mediaType?: string }): boolean {
  return isBookName(name) || mediaType.toLowerCase().startsWith(TYPE)
}
