import { expect } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import type { ExportInput } from '../../../src-core/export/markdown.ts'
import { matchArticles } from '../../../src-core/incoming/match-articles.ts'
import { adoptIncoming, placeIncoming } from '../../../src-core/incoming/place-incoming.ts'
import { readIncoming } from '../../../src-core/incoming/read-incoming.ts'
import { REVISION } from './any-library.ts'

/** The annotations that a file of JSON-LD brings to articles, by the articles' ids. */
export async function bringIn(
  file: string,
  inputs: readonly ExportInput[],
): Promise<Map<string, Annotation[]>> {
  const read = await readIncoming(new TextEncoder().encode(file), 'annotations.jsonld')
  if (!read.ok) throw new Error(read.failure.message)
  expect(read.value.unread).toEqual([])
  const matches = matchArticles(
    read.value.annotations,
    inputs.map(({ article }) => article),
  )
  const found = new Map<string, Annotation[]>(inputs.map(({ article }) => [article.id, []]))
  for (const incoming of read.value.annotations) {
    const match = matches.get(incoming.id)
    if (match?.kind !== 'matched') throw new Error(`${incoming.id} has no article: ${match?.kind}`)
    const blocks = inputs.find(({ article }) => article.id === match.articleId)?.blocks ?? []
    const placed = placeIncoming(incoming, canonicalText(blocks), REVISION)
    if (placed.kind !== 'placed') throw new Error(`${incoming.exact} is not placed`)
    found.get(match.articleId)?.push(adoptIncoming(incoming, placed.anchor, '2000-01-01T00:00:00.000Z'))
  }
  for (const annotations of found.values()) annotations.sort(byId)
  return found
}

/** The annotations of articles as {@link bringIn} tells of them. */
export function sorted(inputs: readonly ExportInput[]): Map<string, Annotation[]> {
  return new Map(inputs.map(({ article, annotations }) => [article.id, annotations.toSorted(byId)]))
}

function byId(a: Annotation, b: Annotation): number {
  return a.id < b.id ? -1 : 1
}
