import type { Colour } from '../annotation/colour.ts'
import type { ArticleStatus } from '../article/article.ts'

/** What a document is a part of; its place in this list is how it is stored. */
export const DOCUMENT_KINDS = ['title', 'text', 'note', 'quote', 'tags', 'details'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** What filters ask of an annotation. */
export interface AnnotationFacts {
  id: string
  colour: Colour
  tags: string[]
}

/** What filters ask of an article. */
export interface ArticleFacts {
  id: string
  /** Which state of the article was indexed, in the caller's own terms. */
  version: string
  status: ArticleStatus
  /** ISO date or instant: when it was published, or else added. */
  date: string
  tags: string[]
  annotations: AnnotationFacts[]
}

/** A text that is searched as one. */
export interface SearchDocument {
  kind: DocumentKind
  /** Index into the article's annotations, for those of an annotation. */
  annotation?: number
  text: string
}

/** An article as it goes into the index. */
export interface ArticleToIndex extends ArticleFacts {
  documents: SearchDocument[]
}

/** The annotation of a document that belongs to the article as a whole. */
export const NO_ANNOTATION = 0xffffffff

/**
 * An inverted index of some articles that is never changed. Documents are numbered from 0, those of
 * an article in a row; words are sorted by their UTF-16 code units.
 * @see Zobel and Moffat, "Inverted files for text search engines", 2006
 */
export interface Segment {
  articles: ArticleFacts[]
  /** Of each document: its article. */
  articleOf: Uint32Array
  /** Of each document: its kind, as an index into {@link DOCUMENT_KINDS}. */
  kindOf: Uint8Array
  /** Of each document: its annotation, as an index into the article's, or {@link NO_ANNOTATION}. */
  annotationOf: Uint32Array
  /** The UTF-16 code units of all words in a row. */
  letters: Uint16Array
  /** Where each word begins in `letters`, and the end of the last. */
  letterStarts: Uint32Array
  /**
   * Of each word, for each document that has it: twice the distance to the document before, plus 1 if
   * the document has it once; else how often follows.
   */
  postings: Uint8Array
  postingStarts: Uint32Array
  /** Of each word, for each document that has it: where it stands among the words, each as a distance. */
  positions: Uint8Array
  positionStarts: Uint32Array
}

/** How many different words a segment has. */
export function wordCount(segment: Segment): number {
  return segment.letterStarts.length - 1
}

export function wordAt(segment: Segment, word: number): string {
  const { letters, letterStarts } = segment
  return String.fromCharCode(...letters.subarray(letterStarts[word], letterStarts[word + 1]))
}

/** Tells of each document that has a word, ascending. */
export function eachPosting(
  { postings, postingStarts }: Segment,
  word: number,
  visit: (document: number, count: number) => void,
): void {
  const end = postingStarts[word + 1] ?? 0
  let document = 0
  for (let at = postingStarts[word] ?? 0; at < end;) {
    let distance = 0
    let shift = 0
    let byte = postings[at++] ?? 0
    for (; byte >= 0x80; byte = postings[at++] ?? 0) {
      distance |= (byte & 0x7f) << shift
      shift += 7
    }
    const head = (distance | (byte << shift)) >>> 0
    document += head >>> 1
    if ((head & 1) === 1) {
      visit(document, 1)
      continue
    }
    let count = 0
    shift = 0
    byte = postings[at++] ?? 0
    for (; byte >= 0x80; byte = postings[at++] ?? 0) {
      count |= (byte & 0x7f) << shift
      shift += 7
    }
    visit(document, (count | (byte << shift)) >>> 0)
  }
}

/** Where the bytes of some numbers end that begin at `start`. */
export function skipNumbers(bytes: Uint8Array, start: number, count: number): number {
  let at = start
  for (let left = count; left > 0; at++) if ((bytes[at] ?? 0) < 0x80) left--
  return at
}

/** Reads the distances from `start` on as ascending places. */
export function readPlaces(bytes: Uint8Array, start: number, count: number): number[] {
  const places: number[] = []
  let at = start
  let place = 0
  for (let left = count; left > 0; left--) {
    let distance = 0
    let shift = 0
    let byte = bytes[at++] ?? 0
    for (; byte >= 0x80; byte = bytes[at++] ?? 0) {
      distance |= (byte & 0x7f) << shift
      shift += 7
    }
    place += (distance | (byte << shift)) >>> 0
    places.push(place)
  }
  return places
}
