/** A half-open range of UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

export type Granularity = 'sentence' | 'word'

/**
 * The sentences or words of a text, in order, without the white space around them.
 * Words leave out punctuation. Boundaries are Unicode's, so Chinese and Thai have words too.
 * @param locale BCP 47 tag; empty, or one that is none, for the general rules
 * @see https://www.unicode.org/reports/tr29/
 */
export function segment(text: string, granularity: Granularity, locale = ''): Span[] {
  const segmenter = segmenterFor(granularity, locale)
  const spans: Span[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const span = trimSpan(text, { start: index, end: index + segment.length })
    if (span.end > span.start && (granularity === 'sentence' || isWordLike)) spans.push(span)
  }
  return spans
}

const segmenters = new Map<string, Intl.Segmenter>()

/** To make a segmenter takes longer than to use it, and articles have few languages. */
function segmenterFor(granularity: Granularity, locale: string): Intl.Segmenter {
  const key = `${granularity} ${locale}`
  const known = segmenters.get(key)
  if (known) return known
  let segmenter: Intl.Segmenter
  try {
    segmenter = new Intl.Segmenter(locale === '' ? undefined : locale, { granularity })
  } catch {
    // Articles come with whatever their makers took for a language tag.
    segmenter = new Intl.Segmenter(undefined, { granularity })
  }
  segmenters.set(key, segmenter)
  return segmenter
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
