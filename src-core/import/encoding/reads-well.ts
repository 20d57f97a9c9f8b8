import { decodeAs, isWholeIn } from './decode-as.ts'
import { previewText } from './preview-text.ts'
import { bestOf, readingsOf } from './reading.ts'
import { sampleLines } from './sample-lines.ts'

/** Up to this share of odd characters a text may have, as of foreign names. */
const TOLERATED = 0.02
/** What is looked at for control characters, in bytes. */
const LOOKED_AT = 100_000

/** Another reading that is better by so much is the right one. */
const BETTER = 0.25

/**
 * Whether bytes look like a text in an encoding: all of them are characters in it, none of those is stray,
 * the letters are those of a language that is written in it, and no other encoding gives a text that is much better.
 * @param encoding a label that `TextDecoder` knows
 */
export function readsWell(bytes: Uint8Array, encoding: string): boolean {
  if (!isWholeIn(bytes, encoding)) return false
  const start = decodeAs(bytes.subarray(0, LOOKED_AT), encoding, bytes.length > LOOKED_AT)
  if (previewText(start).stray > 0) return false
  // Nothing else is UTF-8 throughout, nor UTF-16 without a stray character.
  if (encoding.startsWith('utf-')) return true
  const readings = readingsOf(sampleLines(bytes))
  const own = readings.find((reading) => reading.encoding === encoding)
  const best = Math.max(0, bestOf(readings)?.worth ?? 0)
  return (own?.judgement.oddity ?? 0) <= TOLERATED && (own?.worth ?? 0) > best - BETTER
}
