import { ulid } from 'ulid'
import type { Anchor, Annotation } from '../../src-core/annotation/annotation.ts'
import type { Colour } from '../../src-core/annotation/colour.ts'

/** An annotation made now, with no words yet. */
export function newAnnotation(anchor: Anchor, colour: Colour): Annotation {
  const createdAt = new Date().toISOString()
  return { id: ulid(), anchor, colour, note: '', tags: [], links: [], createdAt }
}
