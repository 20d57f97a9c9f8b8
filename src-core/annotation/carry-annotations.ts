import { alignReadings } from './align-readings.ts'
import type { Anchor } from './annotation.ts'
import { describeAnchor } from './describe-anchor.ts'
import type { SingleEdit } from './edit.ts'
import { resolveAnchor } from './resolve-anchor.ts'

/** A text of an article. */
export interface TextVersion {
  /** Canonical text. */
  text: string
  /** Hash of its revision. */
  revision: string
}

/** What becomes of annotations in another text. */
export interface Carried {
  /** What gives each that has a place there its new anchor. */
  edits: SingleEdit[]
  /** The ids of those that have none: they keep the anchor that they have. */
  unplaced: string[]
}

/**
 * Carries annotations from one reading of an article's bytes to another, in which their words may be written
 * otherwise: to the same words of the file, else to where their quote stands.
 */
export function carryAnnotations(
  annotations: readonly { id: string; anchor: Anchor }[],
  before: TextVersion,
  after: TextVersion,
): Carried {
  const align = alignReadings(before.text, after.text)
  const carried: Carried = { edits: [], unplaced: [] }
  for (const { id, anchor } of annotations) {
    const here = anchor.revision === before.revision ? anchor : resolveAnchor(anchor, before.text)
    const there = (here && align(here)) ?? resolveAnchor(anchor, after.text)
    if (!there) {
      carried.unplaced.push(id)
      continue
    }
    const moved = describeAnchor(after.text, after.revision, there.start, there.end)
    carried.edits.push({ kind: 'change-annotation', id, patch: { anchor: moved } })
  }
  return carried
}
