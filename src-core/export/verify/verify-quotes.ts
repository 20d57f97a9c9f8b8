import type { Annotation } from '../../annotation/annotation.ts'
import { titleKey } from '../../annotation/references.ts'
import { resolveAnchor } from '../../annotation/resolve-anchor.ts'
import type { Article } from '../../article/article.ts'
import type { Block } from '../../article/block.ts'
import { blockIndexAt, blockOffsets, canonicalText } from '../../article/canonical-text.ts'
import { paragraphNumber } from '../../article/figures.ts'
import type { Span } from '../../article/segments.ts'
import type { WordRun } from './compare-words.ts'
import { quotesIn, type FileQuote, type QuotesInFile } from './read-quotes.ts'
import { collapse, SearchableText } from './searchable-text.ts'

/** `unchanged` to the letter but for white space; `altered` in some words; `missing` from the library's text. */
export type QuoteState = 'unchanged' | 'altered' | 'missing'

/** What came of comparing one quote with the library. */
export interface VerifiedQuote {
  state: QuoteState
  /** Line of the file, from 1. */
  line: number
  quote: string
  /** What is different, from the library's words to the file's; empty unless it was altered. */
  words: WordRun[]
  /** Where it stands, or where the passage stands that it was made of; null when it is nowhere. */
  place: { articleId: string; title: string; paragraph: number; start: number; end: number } | null
  /** The annotation that its block is of, if the library has it. */
  annotationId: string | null
}

/** An article that quotes are compared with. */
export interface VerifyArticle {
  article: Article
  blocks: readonly Block[]
  annotations: readonly Annotation[]
}

/**
 * Compares the quotes of a file with the texts of the library: those of an annotation with its article, the others
 * with the article that the file names, or the one whose title they stand below. Quotes that are part of a note are
 * passed over: they are the reader's.
 */
export function verifyQuotes(
  { articleId, quotes }: QuotesInFile,
  articles: readonly VerifyArticle[],
): VerifiedQuote[] {
  const sources = articles.map((one) => new Source(one))
  const inNotes = new Set(sources.flatMap((source) => source.quotesInNotes))
  const own = sources.find(({ id }) => id === articleId)
  return quotes
    .filter(({ id, text }) => id !== null || !inNotes.has(collapse(text)))
    .map((quote) => {
      const byId = sources.find((source) => quote.id !== null && source.annotation(quote.id) !== undefined)
      const source = byId ?? own ?? sources.find(({ titleKey: key }) => key === titleKey(quote.heading))
      return (
        source?.verify(quote) ?? {
          state: 'missing',
          line: quote.line,
          quote: quote.text,
          words: [],
          place: null,
          annotationId: null,
        }
      )
    })
}

class Source {
  readonly id: string
  readonly titleKey: string
  readonly #view: VerifyArticle
  readonly #text: string
  readonly #searchable: SearchableText
  readonly #offsets: number[]
  readonly #annotations: ReadonlyMap<string, Annotation>

  constructor(view: VerifyArticle) {
    this.#view = view
    this.id = view.article.id
    this.titleKey = titleKey(view.article.title)
    this.#text = canonicalText(view.blocks)
    this.#searchable = new SearchableText(this.#text)
    this.#offsets = blockOffsets(view.blocks)
    this.#annotations = new Map(view.annotations.map((annotation) => [annotation.id, annotation]))
  }

  get quotesInNotes(): string[] {
    const { article, annotations } = this.#view
    const notes = [article.note, ...annotations.map(({ note }) => note)]
    return notes
      .filter((note) => note.includes('>'))
      .flatMap((note) => quotesIn(note).map(({ text }) => collapse(text)))
  }

  annotation(id: string): Annotation | undefined {
    return this.#annotations.get(id)
  }

  verify(quote: FileQuote): VerifiedQuote {
    const annotation = quote.id === null ? undefined : this.annotation(quote.id)
    const marked = annotation && resolveAnchor(annotation.anchor, this.#text)
    const told = { line: quote.line, quote: quote.text, annotationId: annotation?.id ?? null }
    if (quote.loose && marked) {
      const { exact } = annotation.anchor
      if (collapse(quote.text).includes(collapse(exact)))
        return { ...told, quote: exact, state: 'unchanged', words: [], place: this.#place(marked) }
    }
    const found = this.#searchable.find(quote.text, marked?.start)
    if (found) return { ...told, state: 'unchanged', words: [], place: this.#place(found) }
    const similar =
      (marked && this.#searchable.compare(quote.text, marked)) ?? this.#searchable.findSimilar(quote.text)
    if (similar) return { ...told, state: 'altered', words: similar.words, place: this.#place(similar.span) }
    return { ...told, state: 'missing', words: [], place: null }
  }

  #place({ start, end }: Span): VerifiedQuote['place'] {
    const { article, blocks } = this.#view
    const paragraph = paragraphNumber(blocks, blockIndexAt(this.#offsets, start))
    return { articleId: article.id, title: article.title, paragraph, start, end }
  }
}
