import { classAt, COMMON_SIGN, LETTER, MARK } from './character-classes.ts'
import { countMisplaced } from './count-misplaced.ts'
import type { Language } from './languages.ts'

/** How well a reading of bytes fits the language that it fits best. */
export interface Judgement {
  /** How many characters are odd. */
  odd: number
  /** Their share among the characters besides ASCII, 0 to 1. */
  oddity: number
  /** How much of it is common in the language, against what is usual, 0 to 1. */
  strength: number
  /** How many common words or characters it has. */
  hits: number
}

/** What of a reading is not ASCII, and how much of that is odd by itself, wherever it stands. */
export interface ForeignPart {
  /** How many characters it has. */
  many: number
  characters: readonly Foreign[]
  /** How many of them are odd in each language. */
  odds: readonly number[]
  /** How many are odd in any of the languages. */
  least: number
}

/** With this share of odd characters, and so many of them, no common words make up for them. */
const HOPELESS_SHARE = 0.25
const HOPELESS = 3

/** @param languages those that the encoding is used for */
export function findOdd(characters: readonly Foreign[], languages: readonly Language[]): ForeignPart {
  const unusual = characters.filter(({ character }) => !(classAt(character, 0) & COMMON_SIGN))
  const odds = languages.map((language) => countOdd(unusual, language))
  const many = characters.reduce((sum, { times }) => sum + times, 0)
  return { many, characters, odds, least: Math.min(...odds) }
}

/**
 * Judges a text that bytes were read as. One that is hopeless is not looked at to its end: no more is odd in it than
 * is told, and how much is common is told as nothing.
 * @param languages those that the encoding is used for
 */
export function judgeReading(
  text: string,
  languages: readonly Language[],
  { many, characters, odds, least } = findOdd(countForeign(text), languages),
): Judgement {
  const enough = Math.max(HOPELESS, many * HOPELESS_SHARE)
  const misplaced = least < enough ? countMisplaced(text, enough - least) : 0
  if (least + misplaced >= enough) return hopeless(least + misplaced, many)
  const unitsOf = unitCounter(text, characters, languages)
  const judgements = languages.map((language, index): Judgement => {
    const odd = misplaced + (odds[index] ?? 0)
    const { hits, share } = countCommon(unitsOf(language), language.common)
    return { odd, oddity: shareOf(odd, many), hits, strength: Math.min(1, share / language.usual) }
  })
  return judgements.reduce((best, next) => (worth(next) > worth(best) ? next : best))
}

function hopeless(odd: number, many: number): Judgement {
  return { odd, oddity: shareOf(odd, many), hits: 0, strength: 0 }
}

export function shareOf(odd: number, many: number): number {
  return many === 0 ? 0 : Math.min(1, odd / many)
}

/** A number to rank judgements by. */
export function worth({ oddity, strength }: Pick<Judgement, 'oddity' | 'strength'>): number {
  return strength - 4 * oddity
}

/** A character that is not ASCII, and how often there is it. */
export interface Foreign {
  character: string
  times: number
}

/** How often there is each code unit; all 0 between calls. A map takes ten times as long. */
const timesOfUnits = new Uint32Array(0x10000)

/** The characters that are not ASCII, each once. */
export function countForeign(text: string): Foreign[] {
  const units: number[] = []
  const pairs = new Map<string, number>()
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit <= 0x7f) continue
    if (isPair(text, at)) addOne(pairs, text.slice(at, ++at + 1))
    else if ((timesOfUnits[unit] = (timesOfUnits[unit] ?? 0) + 1) === 1) units.push(unit)
  }
  const characters = Array.from(pairs, ([character, times]): Foreign => ({ character, times }))
  for (const unit of units) {
    characters.push({ character: String.fromCharCode(unit), times: timesOfUnits[unit] ?? 0 })
    timesOfUnits[unit] = 0
  }
  return characters
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}

function countOdd(characters: readonly Foreign[], { letters }: Language): number {
  let odd = 0
  for (const { character, times } of characters)
    if (!letters.test(character) && !letters.test(character.toLowerCase())) odd += times
  return odd
}

/** Counts what a language's `common` holds, once for all languages that hold the same. */
function unitCounter(
  text: string,
  characters: readonly Foreign[],
  languages: readonly Language[],
): (language: Language) => ReadonlyMap<string, number> {
  let words: Map<string, number> | undefined
  return ({ unit, common }) => {
    if (unit === 'word') return (words ??= countWords(text.toLowerCase(), languages))
    if (unit === 'syllable') return countSyllables(text, common)
    const written = characters.filter(({ character }) => !/[\p{P}\s]/u.test(character))
    return new Map(written.map(({ character, times }) => [character, times]))
  }
}

/** How often there is each word that may be common in one of the languages; under the empty one, all others. */
function countWords(text: string, languages: readonly Language[]): Map<string, number> {
  const looks = new Set(languages.flatMap(({ common }) => Array.from(common, (word) => lookOf(word))))
  const counts = new Map<string, number>()
  let others = 0
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && isOfWord(text, at)) continue
    if (at > start) {
      if (looks.has(lookOf(text, start, at))) addOne(counts, text.slice(start, at))
      else others++
    }
    start = at + 1
  }
  return counts.set('', others)
}

/** A number of a word's first and last letter and its length: to cut each word out takes much longer. */
function lookOf(text: string, start = 0, end = text.length): number {
  return (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1)) * 32 + Math.min(31, end - start)
}

/** The second half of a pair is what the pair is. */
function isOfWord(text: string, at: number): boolean {
  const isSecond = (text.charCodeAt(at) & 0xfc00) === 0xdc00
  return (classAt(text, isSecond ? at - 1 : at) & (LETTER | MARK)) !== 0
}

function addOne(counts: Map<string, number>, item: string): void {
  counts.set(item, (counts.get(item) ?? 0) + 1)
}

/** By their length, as the rest of the text is. */
function countSyllables(text: string, common: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>()
  let rest = 0
  for (let at = 0; at < text.length; at++) if (isOfWord(text, at)) rest++
  for (const syllable of common) {
    const length = countOf(text, syllable) * syllable.length
    counts.set(syllable, length)
    rest -= length
  }
  return counts.set('', Math.max(0, rest))
}

function countOf(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count++
  return count
}

function countCommon(counts: ReadonlyMap<string, number>, common: ReadonlySet<string>) {
  let [hits, all] = [0, 0]
  for (const [item, times] of counts) {
    all += times
    if (common.has(item)) hits += times
  }
  return { hits, share: all === 0 ? 0 : hits / all }
}
