/** A half-open range of UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

export type Granularity = 'sentence' | 'word'

/**
 * The sentences or words of a text, in order, without the white space around them.
 * Words leave out punctuation. Boundaries are Unicode's, so Chinese and Thai have words too.
 * @param locale BCP 47 tag, or empty for the general rules
 * @see https://www.unicode.org/reports/tr29/
 */
export function segment(text: string, granularity: Granularity, locale = ''): Span[] {
  const segmenter = new Intl.Segmenter(locale === '' ? undefined : locale, { granularity })
  const spans: Span[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const span = trimSpan(text, { start: index, end: index + segment.length })
    if (span.end > span.start && (granularity === 'sentence' || isWordLike)) spans.push(span)
  }
  return spans
}

/** The span without white space at its ends; empty at its start when it holds nothing else. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end)
  if (inside.trim() === '') return { start, end: start }
  return {
    start: start + (inside.length - inside.trimStart().length),
    end: end - (inside.length - inside.trimEnd().length),
  }
}
