import { articleCount } from './facts.ts'
import { allowedDocuments, filterTest, isNarrowing } from './match-filter.ts'
import { weighPhrase, type Weights } from './match-phrase.ts'
import type { LiveSegment } from './merge-segments.ts'
import { isPhrase, type Clause, type Query } from './query.ts'
import type { Segment } from './segment.ts'

/** What a query finds in one segment. */
export interface SegmentMatches {
  segment: Segment
  /** 1 for each document in which it is looked. */
  allowed: Uint8Array
  /** For each clause that wants words, how often each allowed document has them. */
  weights: Weights[]
  /** For each of these clauses, how many documents have them. */
  documentCounts: number[]
  /** 1 for each article that has all that is wanted and nothing that is not. */
  articles: Uint8Array
}

export function matchSegment(source: LiveSegment, { clauses }: Query): SegmentMatches {
  const { segment } = source
  const allowed = allowedDocuments(source, clauses)
  const weigh = (clause: Clause) => weighClause(segment, clause, allowed)
  const wordy = clauses.filter((clause) => !isNarrowing(clause))
  const wanted = wordy.filter(({ isNegated }) => !isNegated).map(weigh)
  const unwanted = wordy.filter(({ isNegated }) => isNegated).map(weigh)
  return {
    segment,
    allowed,
    weights: wanted.map(({ weights }) => weights),
    documentCounts: wanted.map(({ count }) => count),
    articles: matchArticles(
      segment,
      allowed,
      wanted.map(({ weights }) => weights),
      unwanted.map(({ weights }) => weights),
    ),
  }
}

function weighClause(segment: Segment, { alternatives }: Clause, allowed: Uint8Array) {
  const weights = new Float32Array(allowed.length)
  for (const alternative of alternatives) {
    if (isPhrase(alternative)) {
      weighPhrase(segment, alternative, weights)
      continue
    }
    const test = filterTest(segment, alternative)
    for (let document = 0; document < weights.length; document++) {
      if (allowed[document] && test(document)) weights[document] = (weights[document] ?? 0) + 1
    }
  }
  let count = 0
  for (let document = 0; document < weights.length; document++) {
    if (!allowed[document]) weights[document] = 0
    else if ((weights[document] ?? 0) > 0) count++
  }
  return { weights, count }
}

function matchArticles(
  segment: Segment,
  allowed: Uint8Array,
  wanted: readonly Weights[],
  unwanted: readonly Weights[],
): Uint8Array {
  const { articleOf } = segment
  // How many of the clauses so far each article has, plus 1; 0 for those that have nothing to offer.
  const counts = new Uint16Array(articleCount(segment))
  for (let document = 0; document < allowed.length; document++) {
    if (allowed[document]) counts[articleOf[document] ?? 0] = 1
  }
  for (const [clause, weights] of wanted.entries()) {
    for (let document = 0; document < weights.length; document++) {
      if ((weights[document] ?? 0) === 0) continue
      const article = articleOf[document] ?? 0
      if (counts[article] === clause + 1) counts[article] = clause + 2
    }
  }
  for (const weights of unwanted) {
    for (let document = 0; document < weights.length; document++) {
      if ((weights[document] ?? 0) > 0) counts[articleOf[document] ?? 0] = 0
    }
  }
  const matched = new Uint8Array(articleCount(segment))
  for (let article = 0; article < matched.length; article++) {
    if (counts[article] === wanted.length + 1) matched[article] = 1
  }
  return matched
}
