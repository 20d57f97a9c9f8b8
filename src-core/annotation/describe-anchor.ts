import { LecternError } from '../ipc/result.ts'
import type { Anchor } from './annotation.ts'

/** How much text before and after a passage an anchor keeps, in UTF-16 code units. */
const CONTEXT_LENGTH = 32

/**
 * Describes a passage so that {@link resolveAnchor} finds it again. A position between the halves of a
 * surrogate pair moves outwards: the character belongs to the passage.
 * @param text canonical text
 * @param revision hash of the revision that the text belongs to
 * @param start start of the passage, UTF-16 code units
 * @param end its end (exclusive)
 * @throws LecternError `bad-arguments` if the passage is empty or not within the text
 */
export function describeAnchor(text: string, revision: string, start: number, end: number): Anchor {
  const isWithin = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= text.length
  if (!isWithin || start >= end) {
    throw new LecternError('bad-arguments', `There is no passage from ${start} to ${end} in the text.`)
  }
  const from = splitsPair(text, start) ? start - 1 : start
  const to = splitsPair(text, end) ? end + 1 : end
  const before = Math.max(0, from - CONTEXT_LENGTH)
  const after = Math.min(text.length, to + CONTEXT_LENGTH)
  return {
    revision,
    start: from,
    end: to,
    exact: text.slice(from, to),
    prefix: text.slice(splitsPair(text, before) ? before + 1 : before, from),
    suffix: text.slice(to, splitsPair(text, after) ? after - 1 : after),
  }
}

/** Whether a position lies between the two halves of a surrogate pair. */
function splitsPair(text: string, position: number): boolean {
  return position > 0 && (text.codePointAt(position - 1) ?? 0) > 0xffff
}
