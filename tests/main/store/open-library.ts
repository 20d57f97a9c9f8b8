import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import type { ImportSource } from '../../../src-core/import/imported.ts'
import type { ArticleView } from '../../../src-core/ipc/contract.ts'
import { Library } from '../../../src-main/store/library.ts'
import type { LibraryOptions } from '../../../src-main/store/shelves.ts'

export const FERRY = `date 2025-06-02 The last ferry

ISTANBUL

Nobody was told that the last ferry had gone.

The pier was empty by nine.
`

export const GAUGE = `date 2025-10-09 The place where zero is kept

PORT MARRAM

A zero that travels takes the whole sea with it.
`

export function textFile(name: string, text: string): ImportSource {
  return { name, bytes: new TextEncoder().encode(text) }
}

/** Opens the library below a folder, and closes it when the test is over. */
export async function openLibrary(root: string, more: Partial<LibraryOptions> = {}): Promise<Library> {
  const library = await Library.open({ folder: join(root, 'library'), data: join(root, 'data'), ...more })
  onTestFinished(() => library.close())
  return library
}

/** A library with one article, {@link FERRY}. */
export async function openWithFerry(root: string, more: Partial<LibraryOptions> = {}) {
  const library = await openLibrary(root, more)
  const { imported } = await library.importSources([textFile('ferry.txt', FERRY)])
  const { id } = imported[0]!
  return { library, id, path: join(root, 'library', 'articles', `${id}.json`) }
}

let annotations = 0

/** The edit that highlights the first place of a quote. */
export function highlight(
  { article, blocks }: ArticleView,
  quote: string,
  more: Partial<Annotation> = {},
): Edit {
  const text = canonicalText(blocks)
  const start = text.indexOf(quote)
  const anchor = describeAnchor(text, article.revisions.at(-1)!.hash, start, start + quote.length)
  const annotation: Annotation = {
    id: `01M82RWSX0CRSW94DK${String(++annotations).padStart(8, '0')}`,
    anchor,
    colour: 'yellow',
    note: '',
    tags: [],
    links: [],
    createdAt: '2026-11-22T22:13:00.000Z',
    ...more,
  }
  return { kind: 'add-annotation', annotation }
}

export function retitle(title: string): Edit {
  return { kind: 'change-article', patch: { title } }
}
