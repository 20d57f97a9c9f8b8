import {
  ASCII,
  classAt,
  CLOSING,
  LATIN,
  LETTER,
  LOWER,
  OPENING,
  OTHER_SCRIPT,
  SIGN,
  SPACE,
  THAI,
  UPPER,
} from './character-classes.ts'

const OF_SCRIPT = LATIN | OTHER_SCRIPT
const OTHER = OTHER_SCRIPT | THAI

/**
 * How many characters stand where none of their kind does, as in a text that was read wrongly: signs and letters of
 * another script within a word, capitals after small letters.
 * @param enough where the counting may end
 */
export function countMisplaced(text: string, enough: number): number {
  let count = 0
  let [third, second, last] = [SPACE, SPACE, SPACE]
  // Signs since a letter of a script, or since a sign of one; -1 if none of these stands before.
  let signs = -1
  let isWithin = false
  for (let at = 0; at < text.length && count < enough; at++) {
    const next = classAt(text, at)
    if (next === 0) continue
    count += countShown(third, second, last, next)
    const isOfScript = (next & OF_SCRIPT) !== 0
    if (signs > 0 && isOfScript) isWithin = true
    if (!(next & SIGN) && isWithin) {
      count++
      isWithin = false
    }
    if (next & SIGN && signs >= 0) signs++
    else signs = isOfScript ? 0 : -1
    third = second
    second = last
    last = next
  }
  return isWithin ? count + 1 : count
}

/** What the last of four characters, given by their classes, shows to be misplaced among them. */
function countShown(third: number, second: number, last: number, next: number): number {
  // All of it has to do with what is not ASCII; names such as McDonald have capitals within.
  if (third & second & last & next & ASCII) return 0
  let count = 0
  if (last & LOWER && next & UPPER && !(last & next & ASCII)) count++
  if ((last & LATIN && next & OTHER) || (last & OTHER && next & LATIN)) count++
  if (last & LETTER && next & OPENING) count++
  if (second & SPACE && last & CLOSING && next & LETTER) count++
  const isForeignCapital = second & UPPER && !(second & ASCII)
  if (isForeignCapital && !(third & LETTER) && last & UPPER && next & LOWER) count++
  return count
}
