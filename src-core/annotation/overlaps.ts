import type { Span } from '../article/segments.ts'

/**
 * Where at least two of the spans lie on one another, as disjoint spans in order. A reader has to see
 * that a passage is marked twice even when both marks have one colour.
 */
export function overlaps(spans: readonly Span[]): Span[] {
  const borders = spans
    .flatMap(({ start, end }) => [
      { at: start, step: 1 },
      { at: end, step: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.step - b.step)
  const found: Span[] = []
  let depth = 0
  let start = 0
  for (const { at, step } of borders) {
    if (depth === 1 && step === 1) start = at
    if (depth === 2 && step === -1 && at > start) found.push({ start, end: at })
    depth += step
  }
  return found
}
