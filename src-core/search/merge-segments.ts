import { articleCount, unpackFacts, type ArticleFacts } from './facts.ts'
import { SegmentWriter, type DocumentColumns } from './segment-writer.ts'
import { eachPosting, skipNumbers, wordAt, wordCount, type Segment } from './segment.ts'

/** A segment, and which of its articles still count: 1 for those that do. */
export interface LiveSegment {
  segment: Segment
  live: Uint8Array
}

/** A segment all of whose articles count. */
export function wholly(segment: Segment): LiveSegment {
  return { segment, live: new Uint8Array(articleCount(segment)).fill(1) }
}

/** A segment on its way into another one. */
interface Part {
  segment: Segment
  /** The new number of each document that stays, plus 1; 0 for the others. */
  numbers: Uint32Array
  /** The word that comes next. */
  word: number
  spelt: string | undefined
}

/** Makes one segment of several, without the articles that do not count any more. */
export function mergeSegments(sources: readonly LiveSegment[]): Segment {
  const articles: ArticleFacts[] = []
  const columns: DocumentColumns = { articleOf: [], kindOf: [], annotationOf: [] }
  const parts = sources.map((source) => takeDocuments(source, articles, columns))
  const writer = new SegmentWriter()
  for (let word = firstWord(parts); word !== undefined; word = firstWord(parts)) {
    for (const part of parts) if (part.spelt === word) takeWord(writer, part)
    writer.endWord(word)
  }
  return writer.toSegment(articles, columns)
}

function takeDocuments(
  { segment, live }: LiveSegment,
  articles: ArticleFacts[],
  columns: DocumentColumns,
): Part {
  const renumbered = Array.from(live, (lives, article) =>
    lives ? articles.push(unpackFacts(segment, article)) - 1 : -1,
  )
  const numbers = new Uint32Array(segment.articleOf.length)
  for (let document = 0; document < numbers.length; document++) {
    const article = renumbered[segment.articleOf[document] ?? 0] ?? -1
    if (article === -1) continue
    numbers[document] = columns.articleOf.push(article)
    columns.kindOf.push(segment.kindOf[document] ?? 0)
    columns.annotationOf.push(segment.annotationOf[document] ?? 0)
  }
  return { segment, numbers, word: 0, spelt: wordCount(segment) > 0 ? wordAt(segment, 0) : undefined }
}

function firstWord(parts: readonly Part[]): string | undefined {
  let first: string | undefined
  for (const { spelt } of parts) {
    if (spelt !== undefined && (first === undefined || spelt < first)) first = spelt
  }
  return first
}

function takeWord(writer: SegmentWriter, part: Part): void {
  const { segment, numbers, word } = part
  let at = segment.positionStarts[word] ?? 0
  eachPosting(segment, word, (document, count) => {
    const end = skipNumbers(segment.positions, at, count)
    const number = numbers[document] ?? 0
    if (number > 0) {
      writer.writeDocument(number - 1, count)
      writer.copyDistances(segment.positions.subarray(at, end))
    }
    at = end
  })
  part.word++
  part.spelt = part.word < wordCount(segment) ? wordAt(segment, part.word) : undefined
}
