import type { Colour } from './colour.ts'

/**
 * Where an annotation sits: a W3C TextPositionSelector and TextQuoteSelector in one.
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
export interface Anchor {
  /** Hash of the revision (`Revision.hash`) that `start` and `end` count in. */
  revision: string
  /** Start in the canonical text, UTF-16 code units. */
  start: number
  /** End (exclusive) in the canonical text. */
  end: number
  /** The text between start and end. */
  exact: string
  /** Up to 32 code units before `exact`; never half a surrogate pair. */
  prefix: string
  /** Up to 32 code units after `exact`; never half a surrogate pair. */
  suffix: string
}

export interface Annotation {
  /** ULID. */
  id: string
  anchor: Anchor
  colour: Colour
  /** Markdown; empty when there is no note. */
  note: string
  /** Without `#`; `/` makes a tree. In the order in which they were added. */
  tags: string[]
  /** Ids of annotations that this one points to. */
  links: string[]
  /** What a link says of the annotation at its end, by that one's id: `contradicts`, or any word. Most links say nothing. */
  relations?: Record<string, string>
  /** ISO 8601 instant. */
  createdAt: string
}
