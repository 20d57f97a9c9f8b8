import { compareInText } from '../library/record.ts'
import type { Annotation } from './annotation.ts'
import { resolveAnchor } from './resolve-anchor.ts'

/** The annotations of an article, as they stand in one text of it. */
export interface PlacedAnnotations {
  placed: readonly Annotation[]
  /** Those whose words the text does not have. */
  unplaced: readonly Annotation[]
}

/**
 * Finds the passages of annotations in the text that is shown. An anchor that counts in another revision, as
 * when another computer made it before the text was read again, is found by its words.
 * @param annotations in text order, as what comes back is
 * @param revision hash of the revision that `text` belongs to
 */
export function placeAnnotations(
  annotations: readonly Annotation[],
  text: string,
  revision: string,
): PlacedAnnotations {
  if (annotations.every(({ anchor }) => anchor.revision === revision))
    return { placed: annotations, unplaced: [] }
  const placed: Annotation[] = []
  const unplaced: Annotation[] = []
  for (const annotation of annotations) {
    const { anchor } = annotation
    const found = anchor.revision === revision ? anchor : resolveAnchor(anchor, text)
    if (found) placed.push({ ...annotation, anchor: { ...anchor, start: found.start, end: found.end } })
    else unplaced.push(annotation)
  }
  return { placed: placed.sort(compareInText), unplaced }
}
