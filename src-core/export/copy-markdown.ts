import type { Annotation } from '../annotation/annotation.ts'
import { blockIndexAt } from '../article/canonical-text.ts'
import { paragraphNumber } from '../article/figures.ts'
import type { Span } from '../article/segments.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { highlightMarkdown, type ExportInput } from './markdown.ts'
import { quoteMarkdown, readQuote, sourceText } from './quote-markdown.ts'

type Input = Pick<ExportInput, 'article' | 'blocks' | 'meanings'>

/**
 * Passages as Markdown to paste into a text: each a block quote, for an annotation with its facts and note, and a
 * line at the end that says where all are from.
 * @param passages annotations, or passages of the canonical text, in UTF-16 code units
 */
export function copyMarkdown(input: Input, passages: readonly (Annotation | Span)[]): string {
  const source = sourceText(input.blocks)
  const parts = passages.map((passage) => {
    if ('anchor' in passage) return highlightMarkdown(source, passage, input.meanings)
    const { start, end } = passage
    return quoteMarkdown(
      readQuote(source, {
        start,
        end,
        exact: source.text.slice(start, end),
        revision: '',
        prefix: '',
        suffix: '',
      }),
    )
  })
  const [only] = passages
  const start = only && !('anchor' in only) ? only.start : null
  const where =
    start === null ? '' : `¶ ${paragraphNumber(input.blocks, blockIndexAt(source.offsets, start))}`
  const { byline, title, publisher, place, published } = input.article
  const known = [byline, title, publisher, place, published, where].filter((part) => part !== '')
  const from = escapeMarkdown(known.join(', ').replace(/\s+/g, ' ').trim())
  return `${[...parts, `— ${from}`].join('\n\n')}\n`
}
