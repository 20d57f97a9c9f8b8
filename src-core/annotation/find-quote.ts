import type { Span } from '../article/segments.ts'
import { findOccurrences } from './find-occurrences.ts'

/** Where a quotation stands in a text. */
export interface FoundQuote {
  /** Every place, ascending; they may overlap. */
  spans: Span[]
  /** `similar` when only white space or the form of quotation marks is different from what was asked for. */
  match: 'exact' | 'similar'
}

/** All forms of a quotation mark, the plain one first. */
export const SINGLE_QUOTES = `'‘’‚‛`
/** As {@link SINGLE_QUOTES}. */
export const DOUBLE_QUOTES = '"“”„‟'

/**
 * Finds a quotation as a person typed or pasted it: as it is, or, if it stands nowhere so, with any white
 * space for white space and any quotation mark for one of its kind.
 * @param text canonical text
 * @param quote white space around it does not count
 */
export function findQuote(text: string, quote: string): FoundQuote {
  const wanted = quote.trim()
  const spans = Array.from(findOccurrences(text, wanted), (start) => ({ start, end: start + wanted.length }))
  if (spans.length > 0 || wanted === '') return { spans, match: 'exact' }
  return { spans: findMatches(text, similarTo(wanted)), match: 'similar' }
}

function findMatches(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = []
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index
    spans.push({ start, end: start + match[0].length })
    // A whole character on: from within a pair the search would go back and find the same again.
    pattern.lastIndex = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
  }
  return spans
}

function similarTo(quote: string): RegExp {
  const parts = quote.match(/\s+|[^\s]/gu) ?? []
  return new RegExp(parts.map(patternOf).join(''), 'gu')
}

function patternOf(part: string): string {
  if (part.trim() === '') return String.raw`\s+`
  if (SINGLE_QUOTES.includes(part)) return `[${SINGLE_QUOTES}]`
  if (DOUBLE_QUOTES.includes(part)) return `[${DOUBLE_QUOTES}]`
  return part.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`)
}
