import type { Span } from '../article/segments.ts'
import type { Anchor } from './annotation.ts'
import { findOccurrences } from './find-occurrences.ts'

/**
 * Finds the passage that an anchor describes: at its position if it stands there; else where its words
 * stand once; else, where they stand several times, the one whose surroundings agree best, and of equal
 * ones the nearest to the old position. The inverse of `describeAnchor` on the text that it was made of.
 * @param text canonical text of any revision
 * @returns null if the words are gone, or stand several times and nowhere in surroundings like theirs
 */
export function resolveAnchor(anchor: Anchor, text: string): Span | null {
  const { start, end, exact } = anchor
  if (exact === '') return null
  if (start >= 0 && end - start === exact.length && text.startsWith(exact, start)) return { start, end }
  let count = 0
  let best = { at: -1, agreement: 0 }
  for (const at of findOccurrences(text, exact)) {
    count++
    const agreement = measureAgreement(anchor, text, at)
    const isNearer = Math.abs(at - start) < Math.abs(best.at - start)
    if (best.at === -1 || agreement > best.agreement || (agreement === best.agreement && isNearer)) {
      best = { at, agreement }
    }
  }
  if (count === 0 || (count > 1 && best.agreement === 0)) return null
  return { start: best.at, end: best.at + exact.length }
}

/** How many code units around an occurrence are as the anchor remembers them, counted outwards. */
function measureAgreement({ exact, prefix, suffix }: Anchor, text: string, at: number): number {
  let before = 0
  while (before < prefix.length && prefix.at(-1 - before) === text[at - 1 - before]) before++
  let after = 0
  while (after < suffix.length && suffix[after] === text[at + exact.length + after]) after++
  return before + after
}
