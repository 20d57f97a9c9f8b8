import type { Annotation } from '../../src-core/annotation/annotation.ts'
import { COLOURS } from '../../src-core/annotation/colour.ts'
import { overlaps } from '../../src-core/annotation/overlaps.ts'
import type { Span } from '../../src-core/article/segments.ts'
import type { TextPositions } from './text-position.ts'

/** Names in the CSS highlight registry, from the lowest layer to the highest. */
const OVERLAP = 'overlap'
const ACTIVE = 'active'

/**
 * Paints annotations with the CSS Custom Highlight API: the browser draws over ranges, and the text's
 * DOM stays as it is. styles/highlights.css says how each layer looks.
 * @see https://www.w3.org/TR/css-highlight-api-1/
 */
export function paintAnnotations(
  positions: TextPositions,
  annotations: readonly Annotation[],
  active: Annotation | null,
): void {
  COLOURS.forEach((colour, layer) => {
    const spans = annotations.filter((annotation) => annotation.colour === colour).map(({ anchor }) => anchor)
    paint(positions, colour, spans, layer)
  })
  paint(positions, OVERLAP, overlaps(annotations.map(({ anchor }) => anchor)), COLOURS.length)
  paint(positions, ACTIVE, active ? [active.anchor] : [], COLOURS.length + 1)
}

/** Takes everything painted away. */
export function clearPaint(): void {
  for (const name of [...COLOURS, OVERLAP, ACTIVE]) CSS.highlights.delete(name)
}

function paint(positions: TextPositions, name: string, spans: readonly Span[], priority: number): void {
  const ranges = spans.map((span) => positions.rangeOf(span)).filter((range) => range !== null)
  const highlight = new Highlight(...ranges)
  highlight.priority = priority
  CSS.highlights.set(name, highlight)
}
