import type { Span } from '../../src-core/article/segments.ts'
import type { SearchHit } from '../../src-core/search/describe-hit.ts'
import { findMarks } from '../../src-core/search/excerpt.ts'
import { isPhrase, wantedPhrases, type Query } from '../../src-core/search/query.ts'

/**
 * Where in the text of an article it was found: every place of the words, unless the query asked for
 * other parts than the text, and the passages whose notes or tags have them.
 * @param text canonical text
 * @param hits what was found in the article
 * @returns ascending by start, none twice
 */
export function placesOf(text: string, query: Query, hits: readonly SearchHit[]): Span[] {
  const asked = query.clauses.flatMap(({ alternatives }) =>
    alternatives.filter((each) => !isPhrase(each)).filter(({ kind }) => kind === 'in'),
  )
  const inText = asked.every((filter) => filter.kind !== 'in' || filter.part === 'text')
  const marks = inText ? findMarks(text, wantedPhrases(query)) : []
  const places = new Map(marks.map(({ start, end }) => [start, { start, end }]))
  for (const { start, end } of hits) {
    if (start !== null && end !== null && !places.has(start)) places.set(start, { start, end })
  }
  return [...places.values()].sort((a, b) => a.start - b.start)
}
