import { ByteReader, FIRST_OF_TWO, LONG, TWO_BYTES_FROM } from './byte-reader.ts'
import type { ArticleFacts, FactColumns } from './facts.ts'

/** What a document is a part of; its place in this list is how it is stored. */
export const DOCUMENT_KINDS = ['title', 'text', 'note', 'quote', 'tags', 'details'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

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
export interface Segment extends FactColumns {
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
  const reader = new ByteReader(postings, 0)
  let document = 0
  for (let at = postingStarts[word] ?? 0; at < end;) {
    // Numbers of one byte and of two are read here: this is what a search spends its time on.
    const byte = postings[at++] ?? 0
    let head = byte
    if (byte === LONG) {
      reader.at = at - 1
      head = reader.readNumber()
      at = reader.at
    } else if (byte >= TWO_BYTES_FROM) {
      head = TWO_BYTES_FROM + ((byte - FIRST_OF_TWO) << 8) + (postings[at++] ?? 0)
    }
    document += head >>> 1
    let count = 1
    if ((head & 1) === 0) {
      reader.at = at
      count = reader.readNumber()
      at = reader.at
    }
    visit(document, count)
  }
}

/** Where the bytes of some numbers end that begin at `start`. */
export function skipNumbers(bytes: Uint8Array, start: number, count: number): number {
  const reader = new ByteReader(bytes, start)
  reader.skipNumbers(count)
  return reader.at
}

/** Reads the distances from `start` on as ascending places. */
export function readPlaces(bytes: Uint8Array, start: number, count: number): number[] {
  const reader = new ByteReader(bytes, start)
  const places: number[] = []
  let place = 0
  for (let left = count; left > 0; left--) {
    place += reader.readNumber()
    places.push(place)
  }
  return places
}
