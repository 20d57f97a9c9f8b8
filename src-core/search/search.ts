import { correctSpelling } from './correct-spelling.ts'
import { articleCount, compareIds, namesOf } from './facts.ts'
import { matchSegment, type SegmentMatches } from './match-segment.ts'
import { measureNearness } from './nearness.ts'
import type { Query } from './query.ts'
import type { SearchIndex } from './search-index.ts'
import { DOCUMENT_KINDS, NO_ANNOTATION, type DocumentKind, type Segment } from './segment.ts'

/** A document that has something of what is looked for. */
export interface DocumentHit {
  kind: DocumentKind
  /** The id of the annotation that it belongs to. */
  annotation?: string
  score: number
}

export interface ArticleHit {
  id: string
  score: number
  /** Best first. */
  documents: DocumentHit[]
}

export interface SearchResult {
  /** Best first; as many as were asked for. */
  articles: ArticleHit[]
  /** How many articles there are in all. */
  total: number
  /** What was looked for in the end: misspelt words have given way to those that are there. */
  query: Query
}

/** An article that was found, before it is told of. */
interface Found {
  matches: SegmentMatches
  article: number
  score: number
}

/** What a word counts in a document of each kind: in a text a word says least of what the article is about. */
const WORTH: Readonly<Record<DocumentKind, number>> = {
  title: 8,
  quote: 4,
  note: 4,
  tags: 4,
  details: 4,
  text: 1,
}
const WORTHS = DOCUMENT_KINDS.map((kind) => WORTH[kind])

/** How soon more of a word adds less. @see Robertson and Zaragoza, "The probabilistic relevance framework: BM25", 2009 */
const SATURATION = 1.2

/** Nearness is measured for so many of the best: it costs more than the rest. */
const NEARNESS_POOL = 100

/**
 * Finds the articles that a query describes. An article is found when its documents together have all
 * that is wanted, each phrase within one document, and none has what is not.
 * @param limit how many articles to tell of
 */
export function search(index: SearchIndex, query: Query, limit: number): SearchResult {
  const corrected = correctSpelling(index, query)
  const segments = index.segments.map((source) => matchSegment(source, corrected))
  const rarities = measureRarities(segments)
  const { best, total } = findBest(segments, rarities, Math.max(limit, NEARNESS_POOL))
  if (rarities.length > 1) rankByNearness(best, corrected)
  const articles = best.slice(0, limit).map((found) => describe(found, rarities))
  return { articles, total, query: corrected }
}

/** Of each clause: the fewer documents have it, the more it says. */
function measureRarities(segments: readonly SegmentMatches[]): number[] {
  const documents = segments.reduce((sum, { allowed }) => sum + allowed.length, 0)
  const counts = segments[0]?.documentCounts ?? []
  return counts.map((_, clause) => {
    const having = segments.reduce((sum, { documentCounts }) => sum + (documentCounts[clause] ?? 0), 0)
    return Math.log(1 + documents / (1 + having))
  })
}

function findBest(segments: readonly SegmentMatches[], rarities: readonly number[], limit: number) {
  const best: Found[] = []
  let total = 0
  for (const matches of segments) {
    const scores = scoreArticles(matches, rarities)
    for (let article = 0; article < scores.length; article++) {
      if (matches.articles[article] !== 1) continue
      total++
      insert(best, { matches, article, score: scores[article] ?? 0 }, limit)
    }
  }
  return { best, total }
}

function scoreArticles(matches: SegmentMatches, rarities: readonly number[]): Float64Array {
  const { segment, weights } = matches
  const scores = new Float64Array(articleCount(segment))
  for (const [clause, each] of weights.entries()) {
    const rarity = rarities[clause] ?? 0
    for (let document = 0; document < each.length; document++) {
      const weight = each[document] ?? 0
      if (weight === 0) continue
      const article = segment.articleOf[document] ?? 0
      scores[article] = (scores[article] ?? 0) + rarity * scoreDocument(segment, document, weight)
    }
  }
  return scores
}

function scoreDocument({ kindOf }: Segment, document: number, weight: number): number {
  return ((WORTHS[kindOf[document] ?? 0] ?? 0) * weight) / (weight + SATURATION)
}

/** Keeps a list of the best in their order, at most `limit` of them. */
function insert(best: Found[], found: Found, limit: number): void {
  if (best.length >= limit) {
    const last = best.at(-1)
    if (!last || compare(last, found) <= 0) return
    best.pop()
  }
  let low = 0
  let high = best.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = best[middle]
    if (other && compare(other, found) <= 0) low = middle + 1
    else high = middle
  }
  best.splice(low, 0, found)
}

/** Best first; of equals the one that was added last. */
function compare(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score
  return compareIds(b.matches.segment, b.article, a.matches.segment, a.article) || 1
}

function rankByNearness(best: Found[], query: Query): void {
  for (const matches of new Set(best.map((found) => found.matches))) {
    const own = best.filter((found) => found.matches === matches)
    const documents = new Set(
      own.flatMap((found) => documentsOf(found).filter((each) => hasAll(matches, each))),
    )
    const nearness = measureNearness(matches.segment, query, documents)
    for (const found of own) {
      found.score *= 1 + Math.max(0, ...documentsOf(found).map((document) => nearness.get(document) ?? 0))
    }
  }
  best.sort(compare)
}

function hasAll({ weights }: SegmentMatches, document: number): boolean {
  return weights.every((each) => (each[document] ?? 0) > 0)
}

/** The numbers of an article's documents, which stand in a row. */
function documentsOf({ matches, article }: Found): number[] {
  const { articleOf } = matches.segment
  let low = 0
  let high = articleOf.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((articleOf[middle] ?? 0) < article) low = middle + 1
    else high = middle
  }
  const documents: number[] = []
  for (let document = low; articleOf[document] === article; document++) documents.push(document)
  return documents
}

function describe(found: Found, rarities: readonly number[]): ArticleHit {
  const { segment, allowed, weights } = found.matches
  const [article = '', , ...annotations] = namesOf(segment, found.article)
  const documents = documentsOf(found).flatMap((document): DocumentHit[] => {
    const clauses = weights.map((each) => each[document] ?? 0)
    const isHit = weights.length === 0 ? allowed[document] === 1 : clauses.some((weight) => weight > 0)
    if (!isHit) return []
    const score = clauses.reduce(
      (sum, weight, clause) => sum + (rarities[clause] ?? 0) * scoreDocument(segment, document, weight),
      0,
    )
    const annotation = segment.annotationOf[document] ?? NO_ANNOTATION
    const id = annotation === NO_ANNOTATION ? undefined : annotations[annotation]
    const kind = DOCUMENT_KINDS[segment.kindOf[document] ?? 0] ?? 'text'
    return [{ kind, ...(id !== undefined && { annotation: id }), score }]
  })
  return {
    id: article,
    score: found.score,
    documents: documents.sort((a, b) => b.score - a.score),
  }
}
