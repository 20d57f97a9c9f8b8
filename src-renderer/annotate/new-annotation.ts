import { ulid } from 'ulid'
import type { Anchor, Annotation } from '../../src-core/annotation/annotation.ts'
import type { Colour } from '../../src-core/annotation/colour.ts'

/**
 * An annotation made now, with no words yet.
 * @param tag the tag of its colour
 */
export function newAnnotation(anchor: Anchor, colour: Colour, tag?: string): Annotation {
  return { ...newIdentity(), anchor, colour, note: '', tags: tag === undefined ? [] : [tag], links: [] }
}

/** What an annotation that is made now is known by. */
export function newIdentity(): Pick<Annotation, 'id' | 'createdAt'> {
  return { id: ulid(), createdAt: new Date().toISOString() }
}
