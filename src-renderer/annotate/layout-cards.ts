/** A card of the margin: where its passage is and how much room it needs, in CSS pixels. */
export interface CardBox {
  /** Top of the passage. */
  top: number
  height: number
}

/**
 * Tops of the cards, so that each stands level with its passage or as near as the others let it.
 * Cards never overlap and keep their order.
 * @param boxes in text order
 * @param active index of the card that stands level whatever the others do; -1 for none
 * @param gap least room between two cards, CSS pixels
 * @param ceiling no card starts above this
 */
export function layoutCards(boxes: readonly CardBox[], active: number, gap: number, ceiling = 0): number[] {
  const tops = boxes.map(({ top }) => Math.max(top, ceiling))
  // Upwards from the active card: those before it make room.
  for (let i = active - 1; i >= 0; i--) {
    tops[i] = Math.min(at(tops, i), at(tops, i + 1) - gap - at(boxes, i).height)
  }
  // Downwards: none above the ceiling, none on the one before it.
  let free = ceiling
  for (let i = 0; i < boxes.length; i++) {
    tops[i] = Math.max(at(tops, i), free)
    free = at(tops, i) + at(boxes, i).height + gap
  }
  return tops
}

function at<T>(list: readonly T[], index: number): T {
  return list[index] as T
}
