import { isNarrowing } from './match-filter.ts'
import { phrasePlaces } from './match-phrase.ts'
import { isPhrase, type Clause, type Query } from './query.ts'
import type { Segment } from './segment.ts'

/** A beginning shorter than this stands for too many words to be near anything. */
const SHORTEST_OPEN = 3

/**
 * How near each other the words of a query stand in documents.
 * @param documents those that have something for each clause
 * @returns for each that has all words: 1 when they stand side by side, less the further apart they are
 */
export function measureNearness(
  segment: Segment,
  { clauses }: Query,
  documents: ReadonlySet<number>,
): Map<number, number> {
  const wanted = clauses.filter((clause) => !clause.isNegated && !isNarrowing(clause))
  const places = wanted.map((clause) => clausePlaces(segment, clause, documents))
  const nearness = new Map<number, number>()
  for (const document of documents) {
    const each = places.map((byDocument) => byDocument.get(document) ?? [])
    if (each.every(({ length }) => length > 0)) {
      nearness.set(document, Math.min(1, each.length / smallestWindow(each)))
    }
  }
  return nearness
}

function clausePlaces(
  segment: Segment,
  { alternatives }: Clause,
  documents: ReadonlySet<number>,
): Map<number, number[]> {
  const all = new Map<number, number[]>()
  for (const { words, isOpen } of alternatives.filter(isPhrase)) {
    const mayGoOn = isOpen && (words.at(-1) ?? '').length >= SHORTEST_OPEN
    for (const [document, places] of phrasePlaces(segment, words, mayGoOn, documents)) {
      all.set(document, [...(all.get(document) ?? []), ...places])
    }
  }
  return all
}

/**
 * The length of the shortest run of words that has a place of each list.
 * @param lists of places; none empty
 */
export function smallestWindow(lists: readonly (readonly number[])[]): number {
  const places = lists
    .flatMap((list, owner) => list.map((place) => ({ place, owner })))
    .sort((a, b) => a.place - b.place)
  const counts = lists.map(() => 0)
  let missing = lists.length
  let smallest = Infinity
  let from = 0
  for (const { place, owner } of places) {
    if (counts[owner] === 0) missing--
    counts[owner] = (counts[owner] ?? 0) + 1
    for (; missing === 0; from++) {
      const first = places[from]
      if (!first) break
      smallest = Math.min(smallest, place - first.place + 1)
      const left = (counts[first.owner] ?? 0) - 1
      counts[first.owner] = left
      if (left === 0) missing++
    }
  }
  return smallest
}
