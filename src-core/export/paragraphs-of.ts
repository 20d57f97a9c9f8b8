import type { Anchor } from '../annotation/annotation.ts'
import type { Quote, SourceText } from './quote-markdown.ts'

/** The numbers of the paragraphs that a quote lies in, as in `4` or `4–6`; empty when the text no longer has it. */
export function paragraphsOf({ paragraphs }: SourceText, { range }: Quote): string {
  if (!range) return ''
  const [first = 1, last = 1] = [paragraphs[range.first], paragraphs[range.last]]
  return first === last ? String(first) : `${first}–${last}`
}

/** Where a passage stands in the canonical text, as in `412–471`: UTF-16 code units, the end after the last one. */
export function charactersOf({ start, end }: Pick<Anchor, 'start' | 'end'>): string {
  return `${start}–${end}`
}
