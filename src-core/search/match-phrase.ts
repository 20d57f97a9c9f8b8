import { findWords } from './find-words.ts'
import type { Phrase } from './query.ts'
import { eachPosting, readPlaces, skipNumbers, type Segment } from './segment.ts'

/** How often each document has what is looked for; a word that goes on counts less than the word itself. */
export type Weights = Float32Array

/** What a word counts that only begins as the one that was typed. */
const LONGER = 0.5

/** Adds to the weights of the documents that have a phrase. */
export function weighPhrase(segment: Segment, { words, isOpen }: Phrase, weights: Weights): void {
  if (words.length === 1) return weighWord(segment, words[0] ?? '', isOpen, weights)
  for (const [document, places] of phrasePlaces(segment, words, isOpen)) {
    weights[document] = (weights[document] ?? 0) + places.length
  }
}

function weighWord(segment: Segment, word: string, isOpen: boolean, weights: Weights): void {
  const exact = findWords(segment, word, false)
  const { low, high } = findWords(segment, word, isOpen)
  for (let at = low; at < high; at++) {
    const worth = at >= exact.low && at < exact.high ? 1 : LONGER
    eachPosting(segment, at, (document, count) => {
      weights[document] = (weights[document] ?? 0) + worth * count
    })
  }
}

/**
 * Where a phrase begins, by document, counted in words of the document.
 * @param wanted the only documents that matter; all if it is not given
 */
export function phrasePlaces(
  segment: Segment,
  words: readonly string[],
  isOpen: boolean,
  wanted?: ReadonlySet<number>,
): Map<number, number[]> {
  const ranges = words.map((word, index) => ({
    ...findWords(segment, word, isOpen && index === words.length - 1),
    index,
  }))
  // The rarest word first: it leaves the fewest documents to look at for the others.
  const bytes = ({ low, high }: { low: number; high: number }) =>
    (segment.positionStarts[high] ?? 0) - (segment.positionStarts[low] ?? 0)
  let found: Map<number, number[]> | undefined
  for (const { low, high, index } of ranges.sort((a, b) => bytes(a) - bytes(b))) {
    const documents: ReadonlySet<number> | undefined = found ? new Set(found.keys()) : wanted
    const starts = new Map<number, number[]>()
    for (let word = low; word < high; word++) {
      eachOccurrence(segment, word, documents, (document, places) => {
        const begins = places.map((place) => place - index)
        const others = starts.get(document)
        starts.set(document, others ? [...others, ...begins].sort((a, b) => a - b) : begins)
      })
    }
    found = found ? intersect(found, starts) : starts
  }
  return found ?? new Map<number, number[]>()
}

function eachOccurrence(
  segment: Segment,
  word: number,
  wanted: ReadonlySet<number> | undefined,
  visit: (document: number, places: number[]) => void,
): void {
  const { positions, positionStarts } = segment
  let at = positionStarts[word] ?? 0
  eachPosting(segment, word, (document, count) => {
    if (!wanted || wanted.has(document)) visit(document, readPlaces(positions, at, count))
    at = skipNumbers(positions, at, count)
  })
}

function intersect(a: Map<number, number[]>, b: Map<number, number[]>): Map<number, number[]> {
  const both = new Map<number, number[]>()
  for (const [document, places] of b) {
    const others = new Set(a.get(document))
    const shared = places.filter((place) => others.has(place))
    if (shared.length > 0) both.set(document, shared)
  }
  return both
}
