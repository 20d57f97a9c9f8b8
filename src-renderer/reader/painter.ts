import type { Annotation } from '../../src-core/annotation/annotation.ts'
import { COLOURS, type Colour } from '../../src-core/annotation/colour.ts'
import { overlaps } from '../../src-core/annotation/overlaps.ts'
import { LANES, type Lane } from '../../src-core/annotation/stack-lanes.ts'
import type { Span } from '../../src-core/article/segments.ts'
import type { TextPositions } from './text-position.ts'

/** Names in the CSS highlight registry, from the lowest layer to the highest. */
const LAYERS = [
  ...COLOURS.flatMap(layersOf),
  'overlap',
  ...COLOURS.flatMap(layersOf).map((layer) => `active-${layer}` as const),
  'found',
  'found-current',
] as const
type Layer = (typeof LAYERS)[number]
type ColourLayer = Colour | `${Colour}-${number}`

/** The layer of a colour for what nothing lies on, and one for each lane of what is overlapped. */
function layersOf(colour: Colour): ColourLayer[] {
  return [colour, ...Array.from({ length: LANES }, (_, lane) => `${colour}-${lane + 1}` as const)]
}

/**
 * Paints annotations with the CSS Custom Highlight API: the browser draws over ranges, and the text's
 * DOM stays as it is. highlights.css says how each layer looks. To register one range costs as much as
 * all that are registered, so only annotations near the window are given.
 * @param laneOf how far below the text the underline of an annotation is
 * @see https://www.w3.org/TR/css-highlight-api-1/
 */
export function paintAnnotations(
  positions: TextPositions,
  annotations: readonly Annotation[],
  active: Annotation | null,
  laneOf: (annotation: Annotation) => Lane,
): void {
  const spans = new Map<Layer, Span[]>(COLOURS.flatMap(layersOf).map((layer) => [layer, []]))
  const layerOf = (annotation: Annotation): ColourLayer => {
    const lane = laneOf(annotation)
    return lane === 0 ? annotation.colour : `${annotation.colour}-${lane}`
  }
  for (const annotation of annotations) spans.get(layerOf(annotation))?.push(annotation.anchor)
  for (const [layer, ofLayer] of spans) paint(positions, layer, ofLayer)
  paint(positions, 'overlap', overlaps(annotations.map(({ anchor }) => anchor)))
  paintActive(positions, active && { span: active.anchor, layer: layerOf(active) })
}

/** A layer for each colour and lane: a property on its blocks would have all layers worked out for them anew. */
function paintActive(positions: TextPositions, active: { span: Span; layer: ColourLayer } | null): void {
  for (const layer of COLOURS.flatMap(layersOf))
    paint(positions, `active-${layer}`, active?.layer === layer ? [active.span] : [])
}

/** Paints what was found near the window, over the annotations. */
export function paintHits(positions: TextPositions, spans: readonly Span[], current: Span | null): void {
  paint(
    positions,
    'found',
    spans.filter((span) => span !== current),
  )
  paint(positions, 'found-current', current ? [current] : [])
}

/** Takes everything away that was painted on a page. */
export function clearPaint(positions: TextPositions): void {
  for (const layer of LAYERS) register(positions, layer, [])
}

function paint(positions: TextPositions, layer: Layer, spans: readonly Span[]): void {
  const ranges = spans.map((span) => positions.rangeOf(span)).filter((range) => range !== null)
  register(positions, layer, ranges)
}

/** What each page has in a layer: the pages that are shown side by side share the registry. */
const painted = new Map<Layer, Map<TextPositions, readonly Range[]>>(
  LAYERS.map((layer) => [layer, new Map()]),
)

function register(page: TextPositions, layer: Layer, ranges: readonly Range[]): void {
  const pages = painted.get(layer)
  if (!pages || (ranges.length === 0 && !pages.has(page))) return
  if (ranges.length > 0) pages.set(page, ranges)
  else pages.delete(page)
  const highlight = new Highlight(...[...pages.values()].flat())
  highlight.priority = LAYERS.indexOf(layer)
  CSS.highlights.set(layer, highlight)
}
