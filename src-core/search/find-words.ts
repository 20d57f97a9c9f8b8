import { wordAt, wordCount, type Segment } from './segment.ts'

/** A range of a segment's words: from `low` to before `high`. */
interface WordRange {
  low: number
  high: number
}

/** The words of a segment that are this one, or begin like it. */
export function findWords(segment: Segment, word: string, isOpen: boolean): WordRange {
  const range = narrow(segment, { low: 0, high: wordCount(segment) }, word, 0)
  if (isOpen) return range
  const isThere = range.low < range.high && lengthOf(segment, range.low) === word.length
  return { low: range.low, high: isThere ? range.low + 1 : range.low }
}

/**
 * The words of a segment that one slip makes of this one: a letter wrong, missing or too many, or
 * two in the wrong order. The sorted words are walked as the tree that their beginnings make.
 * @param isOpen whether more letters may follow
 * @see Damerau, "A technique for computer detection and correction of spelling errors", 1964
 */
export function findSimilarWords(segment: Segment, word: string, isOpen: boolean): string[] {
  const found = new Set<number>()
  const accept = (range: WordRange, rest: string, depth: number) => {
    const { low, high } = narrow(segment, range, rest, depth)
    const length = depth + rest.length
    for (let at = low; at < high; at++) {
      if (!isOpen && lengthOf(segment, at) !== length) return
      found.add(at)
      if (!isOpen) return
    }
  }
  let range: WordRange = { low: 0, high: wordCount(segment) }
  for (let depth = 0; depth <= word.length && range.low < range.high; depth++) {
    const rest = word.slice(depth)
    accept(range, rest.slice(1), depth)
    if (rest.length > 1) accept(range, `${rest.charAt(1)}${rest.charAt(0)}${rest.slice(2)}`, depth)
    for (const branch of branches(segment, range, depth)) {
      if (rest !== '') accept(branch, rest.slice(1), depth + 1)
      accept(branch, rest, depth + 1)
    }
    range = narrow(segment, range, rest.charAt(0), depth)
    if (rest === '') break
  }
  return Array.from(found, (at) => wordAt(segment, at))
}

/** The words of a range, all alike before `depth`, that go on with these letters. */
function narrow(segment: Segment, { low, high }: WordRange, rest: string, depth: number): WordRange {
  return {
    low: firstNotBefore(segment, low, high, rest, depth, false),
    high: firstNotBefore(segment, low, high, rest, depth, true),
  }
}

/** The range of each letter that words of a range, all alike before `depth`, go on with. */
function* branches(segment: Segment, { low, high }: WordRange, depth: number): Generator<WordRange> {
  let from = low
  while (from < high && lengthOf(segment, from) === depth) from++
  while (from < high) {
    const letter = String.fromCharCode(letterAt(segment, from, depth))
    const to = firstNotBefore(segment, from, high, letter, depth, true)
    yield { low: from, high: to }
    from = to
  }
}

/** Binary search; `isAfter` passes over the words that go on with `rest` as well. */
function firstNotBefore(
  segment: Segment,
  from: number,
  to: number,
  rest: string,
  depth: number,
  isAfter: boolean,
): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    const order = compareFrom(segment, middle, rest, depth)
    if (order < 0 || (isAfter && order === 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a word comes before (−), goes on with (0) or comes after (+) `rest` at `depth`. */
function compareFrom(segment: Segment, word: number, rest: string, depth: number): number {
  const length = lengthOf(segment, word)
  for (let index = 0; index < rest.length; index++) {
    if (depth + index >= length) return -1
    const difference = letterAt(segment, word, depth + index) - rest.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return 0
}

function lengthOf({ letterStarts }: Segment, word: number): number {
  return (letterStarts[word + 1] ?? 0) - (letterStarts[word] ?? 0)
}

function letterAt({ letters, letterStarts }: Segment, word: number, index: number): number {
  return letters[(letterStarts[word] ?? 0) + index] ?? 0
}
