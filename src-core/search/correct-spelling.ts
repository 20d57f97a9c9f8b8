import { findSimilarWords, findWords } from './find-words.ts'
import type { LiveSegment } from './merge-segments.ts'
import { isPhrase, type Filter, type Phrase, type Query } from './query.ts'
import type { SearchIndex } from './search-index.ts'
import { eachPosting, type Segment } from './segment.ts'

/** Shorter words have too many neighbours. UTF-16 code units. */
const SHORTEST = 4
const MOST_WORDS = 50

/**
 * Puts, for each word that no article has, those words that one slip makes of it; where there is none
 * and the word is still being typed, those that begin so. A word that an article has stays alone.
 */
export function correctSpelling(index: SearchIndex, { clauses }: Query): Query {
  return {
    clauses: clauses.map((clause) =>
      clause.isNegated
        ? clause
        : { ...clause, alternatives: clause.alternatives.flatMap((each) => correct(index, each)) },
    ),
  }
}

function correct(index: SearchIndex, alternative: Phrase | Filter): (Phrase | Filter)[] {
  if (!isPhrase(alternative) || !alternative.isLoose || alternative.words.length > 1) return [alternative]
  const { words, isOpen } = alternative
  const [word = ''] = words
  if (word.length < SHORTEST || index.segments.some((source) => hasWord(source, word, isOpen))) {
    return [alternative]
  }
  const whole = similarWords(index, word, false)
  const similar = whole.length > 0 || !isOpen ? whole : similarWords(index, word, true)
  if (similar.length === 0) return [alternative]
  return similar.map((each) => ({ kind: 'phrase', words: [each], isOpen: false, isLoose: false }))
}

function similarWords({ segments }: SearchIndex, word: string, isOpen: boolean): string[] {
  const similar = segments.flatMap((source) =>
    findSimilarWords(source.segment, word, isOpen).filter((each) => hasWord(source, each, false)),
  )
  return [...new Set(similar)].slice(0, MOST_WORDS)
}

/** Whether an article that counts has the word, or, of an open one, a word that begins so. */
function hasWord({ segment, live }: LiveSegment, word: string, isOpen: boolean): boolean {
  const { low, high } = findWords(segment, word, isOpen)
  for (let at = low; at < high; at++) if (counts(segment, live, at)) return true
  return false
}

function counts(segment: Segment, live: Uint8Array, word: number): boolean {
  let liveDocuments = 0
  eachPosting(segment, word, (document) => {
    liveDocuments += live[segment.articleOf[document] ?? 0] ?? 0
  })
  return liveDocuments > 0
}
