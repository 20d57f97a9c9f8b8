import type { Command } from 'commander'
import { LibrarySearch } from '../search/library-search.ts'
import type { Library } from '../store/library.ts'
import { searchFolder, type Places } from '../store/places.ts'
import { readQuery, tellOfProgress } from './search.ts'

/** What a query found for an export. */
export interface FoundToExport {
  articleIds: string[]
  /** Whether an annotation is among it: one that was found, or any of an article found by what is its own. */
  includes: (articleId: string, annotationId: string) => boolean
}

const MOST = 1_000_000

/** Finds what is to be exported, by the syntax of the search. A query that cannot be understood is wrong usage. */
export async function findToExport(
  library: Library,
  { data }: Places,
  text: string,
  command: Command,
): Promise<FoundToExport> {
  const query = readQuery(text, library.view().meanings, command)
  const search = await LibrarySearch.open(library, {
    cache: searchFolder(data, library.id),
    onProgress: tellOfProgress,
  })
  const found = new Map<string, Set<string> | 'all'>()
  for (const { article, annotation } of await search.findHits(query, MOST)) {
    const known = found.get(article)
    if (annotation === undefined) found.set(article, 'all')
    else if (known === undefined) found.set(article, new Set([annotation]))
    else if (known !== 'all') known.add(annotation)
  }
  return {
    articleIds: [...found.keys()],
    includes: (articleId, annotationId) => {
      const annotations = found.get(articleId)
      return annotations === 'all' || annotations?.has(annotationId) === true
    },
  }
}
