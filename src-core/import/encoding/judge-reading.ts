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

/** Signs that stand in texts of all languages. */
const SIGNS =
  /^[\u00A0\u00AD\u200B-\u200F\u2010-\u2015\u2026\u2020-\u2022\u2030\u2032\u2033«»‹›‘’‚“”„¡¿°§©®™€£¥¢№×÷±½¼¾ªº¹²³µ·¶、-】！-｠￠-￦・ー〜々،؛؟ـ׀-״΄·\uFEFF]$/u

const OTHERS = '\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Hebrew}\\p{Script=Arabic}'
const LATIN = 'a-zA-Z\\u00C0-\\u024F'

// A sign within a word is a letter that was read wrongly; so is one of another script.
const WITHIN_WORD = new RegExp(
  `[${LATIN}${OTHERS}][^\\p{L}\\p{M}\\u0000-\\u007F’‘·\\u00AD\\u200B-\\u200F\\u2010-\\u2015\\u2026]+(?=[${LATIN}${OTHERS}])`,
  'gu',
)
const MIXED_SCRIPTS = new RegExp(
  `[${LATIN}](?=[${OTHERS}\\p{Script=Thai}])|[${OTHERS}\\p{Script=Thai}](?=[${LATIN}])`,
  'gu',
)
const WORD = /[\p{L}\p{M}]+/gu
const WRONG_CASE = /\p{Ll}(?=\p{Lu})/gu
/** Names such as McDonald have it too. */
const CASE_OF_NAMES = /[a-z](?=[A-Z])/g
// What stands before is looked at last: to look back first is to do so at every character.
const CAPITAL_BEFORE_NAME = /[^\P{Lu}A-Z](?<!\p{L}.)(?=\p{Lu}\p{Ll})/gu
const CLOSING_BEFORE_WORD = /[’”¶](?<=(?:^|\s).)(?=\p{L})/gu
const OPENING_AFTER_WORD = /[¡¿](?<=\p{L}.)/gu

const MISPLACED = [WITHIN_WORD, MIXED_SCRIPTS, CAPITAL_BEFORE_NAME, CLOSING_BEFORE_WORD, OPENING_AFTER_WORD]

/** With this share of odd characters, and so many of them, no common words make up for them. */
const HOPELESS_SHARE = 0.25
const HOPELESS = 3

/**
 * Judges a text that bytes were read as. One that is hopeless is not looked at to its end: no more is odd in it than
 * is told, and how much is common is told as nothing.
 * @param languages those that the encoding is used for
 */
export function judgeReading(text: string, languages: readonly Language[]): Judgement {
  const { many, characters } = countForeign(text)
  const enough = Math.max(HOPELESS, many * HOPELESS_SHARE)
  const odds = languages.map((language) => countOdd(characters, language))
  const least = Math.min(...odds)
  if (least >= enough) return hopeless(least, many)
  let misplaced = countWrongCase(text)
  for (const pattern of MISPLACED) {
    misplaced += countMatches(text, pattern, enough - least - misplaced)
    if (least + misplaced >= enough) return hopeless(least + misplaced, many)
  }
  const countOf = unitCounter(text)
  const judgements = languages.map((language, index): Judgement => {
    const odd = misplaced + (odds[index] ?? 0)
    const { hits, share } = countCommon(countOf(language), language.common)
    return { odd, oddity: shareOf(odd, many), hits, strength: Math.min(1, share / language.usual) }
  })
  return judgements.reduce((best, next) => (worth(next) > worth(best) ? next : best))
}

function hopeless(odd: number, many: number): Judgement {
  return { odd, oddity: shareOf(odd, many), hits: 0, strength: 0 }
}

function shareOf(odd: number, many: number): number {
  return many === 0 ? 0 : Math.min(1, odd / many)
}

/** A number to rank judgements by. */
export function worth({ oddity, strength }: Judgement): number {
  return strength - 4 * oddity
}

/** How often there is each code unit; all 0 between calls. A map takes ten times as long. */
const timesOfUnits = new Uint32Array(0x10000)

/** How many characters are not ASCII, and how often there is each of them that is no sign of all languages. */
function countForeign(text: string) {
  const units: number[] = []
  const characters: [character: string, times: number][] = []
  let many = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit <= 0x7f) continue
    many++
    if (isPair(text, at)) characters.push([text.slice(at, ++at + 1), 1])
    else if ((timesOfUnits[unit] = (timesOfUnits[unit] ?? 0) + 1) === 1) units.push(unit)
  }
  for (const unit of units) {
    characters.push([String.fromCharCode(unit), timesOfUnits[unit] ?? 0])
    timesOfUnits[unit] = 0
  }
  return { many, characters: characters.filter(([character]) => !SIGNS.test(character)) }
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}

function countOdd(characters: readonly (readonly [string, number])[], { letters }: Language): number {
  let odd = 0
  for (const [character, times] of characters)
    if (!letters.test(character) && !letters.test(character.toLowerCase())) odd += times
  return odd
}

function countWrongCase(text: string): number {
  return countMatches(text, WRONG_CASE) - countMatches(text, CASE_OF_NAMES)
}

/** @param enough where the counting may end */
function countMatches(text: string, pattern: RegExp, enough = Infinity): number {
  let count = 0
  while (count < enough && pattern.test(text)) count++
  pattern.lastIndex = 0
  return count
}

/** Counts what a language's `common` holds, once for all languages that hold the same. */
function unitCounter(text: string): (language: Language) => ReadonlyMap<string, number> {
  let words: Map<string, number> | undefined
  let characters: Map<string, number> | undefined
  return ({ unit, common }) => {
    if (unit === 'word') return (words ??= countEach(text.toLowerCase().match(WORD) ?? []))
    if (unit === 'character') return (characters ??= countEach(text.match(/[^\p{ASCII}\p{P}\s]/gu) ?? []))
    return countSyllables(text, common)
  }
}

function countEach(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** By their length, as the rest of the text is. */
function countSyllables(text: string, common: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const syllable of common) counts.set(syllable, (text.split(syllable).length - 1) * syllable.length)
  const all = text.match(/[\p{L}\p{M}]/gu)?.length ?? 0
  const found = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return counts.set('', Math.max(0, all - found))
}

function countCommon(counts: ReadonlyMap<string, number>, common: ReadonlySet<string>) {
  let [hits, all] = [0, 0]
  for (const [item, times] of counts) {
    all += times
    if (common.has(item)) hits += times
  }
  return { hits, share: all === 0 ? 0 : hits / all }
}
