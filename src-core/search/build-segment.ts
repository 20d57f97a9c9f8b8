import { DOCUMENT_KINDS, NO_ANNOTATION, type ArticleToIndex, type Segment } from './segment.ts'
import { SegmentWriter, type DocumentColumns } from './segment-writer.ts'
import { foldWord, wordsIn } from './words-of.ts'

/** The texts of some articles as numbers of words, one after the other. */
interface Numbered {
  columns: DocumentColumns
  /** Every folded word by its number. */
  vocabulary: string[]
  /** The number of each word that stands in a text. */
  words: number[]
  /** Where the words of each document end in `words`. */
  ends: number[]
}

/** Makes the inverted index of some articles, no two of which have the same id. */
export function buildSegment(articles: readonly ArticleToIndex[]): Segment {
  const { columns, vocabulary, words, ends } = numberWords(articles)
  const { starts, order } = sortByWord(words, vocabulary.length)
  const documents = documentOfEach(ends)
  const writer = new SegmentWriter()
  const sorted = [...vocabulary.keys()].sort((a, b) => compare(vocabulary[a], vocabulary[b]))
  for (const word of sorted) {
    writeWord(writer, order.subarray(starts[word], starts[word + 1]), documents, ends)
    writer.endWord(vocabulary[word] ?? '')
  }
  return writer.toSegment(articles, columns)
}

function numberWords(articles: readonly ArticleToIndex[]): Numbered {
  const columns: DocumentColumns = { articleOf: [], kindOf: [], annotationOf: [] }
  const words: number[] = []
  const ends: number[] = []
  const numbers = new Map<string, number>()
  const numberOf = (word: string) => {
    const known = numbers.get(word)
    if (known === undefined) numbers.set(word, numbers.size)
    return known ?? numbers.size - 1
  }
  // Texts repeat their words: each is folded once.
  const folded = new Map<string, number[]>()
  for (const [article, { documents }] of articles.entries()) {
    for (const { kind, annotation = NO_ANNOTATION, text } of documents) {
      columns.articleOf.push(article)
      columns.kindOf.push(DOCUMENT_KINDS.indexOf(kind))
      columns.annotationOf.push(annotation)
      for (const { raw } of wordsIn(text)) {
        let known = folded.get(raw)
        if (!known) folded.set(raw, (known = foldWord(raw).map(numberOf)))
        for (const number of known) words.push(number)
      }
      ends.push(words.length)
    }
  }
  return { columns, vocabulary: [...numbers.keys()], words, ends }
}

/** Counting sort: where the places of each word begin in `order`, and the places in their order. */
function sortByWord(
  words: readonly number[],
  vocabulary: number,
): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(vocabulary + 1)
  for (const word of words) starts[word + 1] = (starts[word + 1] ?? 0) + 1
  for (let word = 0; word < vocabulary; word++)
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0)
  const next = starts.slice()
  const order = new Uint32Array(words.length)
  for (const [place, word] of words.entries()) {
    const at = next[word] ?? 0
    order[at] = place
    next[word] = at + 1
  }
  return { starts, order }
}

/** The document of each place. */
function documentOfEach(ends: readonly number[]): Uint32Array {
  const documents = new Uint32Array(ends.at(-1) ?? 0)
  for (const [document, end] of ends.entries()) documents.fill(document, ends[document - 1] ?? 0, end)
  return documents
}

/** @param places where the word stands among the words of all documents, ascending */
function writeWord(
  writer: SegmentWriter,
  places: Uint32Array,
  documents: Uint32Array,
  ends: readonly number[],
): void {
  for (let from = 0; from < places.length;) {
    const document = documents[places[from] ?? 0] ?? 0
    const end = ends[document] ?? 0
    let to = from
    let before = ends[document - 1] ?? 0
    for (; to < places.length && (places[to] ?? 0) < end; to++) {
      const place = places[to] ?? 0
      writer.writeDistance(place - before)
      before = place
    }
    writer.writeDocument(document, to - from)
    from = to
  }
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
