import { ByteWriter } from './byte-writer.ts'
import { packFacts, type ArticleFacts } from './facts.ts'
import type { Segment } from './segment.ts'

/** The documents of a segment, one array for each thing known of them. */
export interface DocumentColumns {
  articleOf: number[]
  kindOf: number[]
  annotationOf: number[]
}

/** Puts a segment together. Words come in their order, and the documents of each in theirs. */
export class SegmentWriter {
  readonly #letters: number[] = []
  readonly #letterStarts = [0]
  readonly #postings = new ByteWriter()
  readonly #postingStarts = [0]
  readonly #positions = new ByteWriter()
  readonly #positionStarts = [0]
  #document = 0

  /** Writes that a document has the word that {@link endWord} will name. */
  writeDocument(document: number, count: number): void {
    this.#postings.writeNumber((document - this.#document) * 2 + (count === 1 ? 1 : 0))
    if (count !== 1) this.#postings.writeNumber(count)
    this.#document = document
  }

  /** Writes the distance from the place before in the same document. */
  writeDistance(distance: number): void {
    this.#positions.writeNumber(distance)
  }

  /** Writes distances as another segment has them. */
  copyDistances(bytes: Uint8Array): void {
    this.#positions.writeBytes(bytes)
  }

  /** A word that no document has is left out. */
  endWord(word: string): void {
    this.#document = 0
    if (this.#postings.length === this.#postingStarts.at(-1)) return
    for (let index = 0; index < word.length; index++) this.#letters.push(word.charCodeAt(index))
    this.#letterStarts.push(this.#letters.length)
    this.#postingStarts.push(this.#postings.length)
    this.#positionStarts.push(this.#positions.length)
  }

  toSegment(
    articles: readonly ArticleFacts[],
    { articleOf, kindOf, annotationOf }: DocumentColumns,
  ): Segment {
    return {
      ...packFacts(articles),
      articleOf: Uint32Array.from(articleOf),
      kindOf: Uint8Array.from(kindOf),
      annotationOf: Uint32Array.from(annotationOf),
      letters: Uint16Array.from(this.#letters),
      letterStarts: Uint32Array.from(this.#letterStarts),
      postings: this.#postings.toBytes(),
      postingStarts: Uint32Array.from(this.#postingStarts),
      positions: this.#positions.toBytes(),
      positionStarts: Uint32Array.from(this.#positionStarts),
    }
  }
}
