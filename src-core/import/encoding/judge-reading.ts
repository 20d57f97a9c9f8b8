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
const CAPITAL_BEFORE_NAME = /(?<!\p{L})[^\P{Lu}A-Z](?=\p{Lu}\p{Ll})/gu
const CLOSING_BEFORE_WORD = /(?<=^|\s)[’”¶](?=\p{L})/gu
const OPENING_AFTER_WORD = /(?<=\p{L})[¡¿]/gu

const MISPLACED = [WITHIN_WORD, MIXED_SCRIPTS, CAPITAL_BEFORE_NAME, CLOSING_BEFORE_WORD, OPENING_AFTER_WORD]

/**
 * Judges a text that bytes were read as.
 * @param languages those that the encoding is used for
 */
export function judgeReading(text: string, languages: readonly Language[]): Judgement {
  const foreign = new Map<string, number>()
  let many = 0
  for (const character of text) {
    if (character <= '\u007F') continue
    many++
    foreign.set(character, (foreign.get(character) ?? 0) + 1)
  }
  const misplaced = countMisplaced(text)
  const words = countEach(text.toLowerCase().match(WORD) ?? [])
  const characters = countEach(text.match(/[^\p{ASCII}\p{P}\s]/gu) ?? [])
  const counts = ({ unit, common }: Language) =>
    unit === 'word' ? words : unit === 'character' ? characters : countSyllables(text, common)
  const judgements = languages.map((language): Judgement => {
    let odd = misplaced
    for (const [character, times] of foreign) if (!belongs(character, language)) odd += times
    const { hits, share } = countCommon(counts(language), language.common)
    return {
      odd,
      oddity: many === 0 ? 0 : Math.min(1, odd / many),
      hits,
      strength: Math.min(1, share / language.usual),
    }
  })
  return judgements.reduce((best, next) => (worth(next) > worth(best) ? next : best))
}

/** A number to rank judgements by. */
export function worth({ oddity, strength }: Judgement): number {
  return strength - 4 * oddity
}

function belongs(character: string, { letters }: Language): boolean {
  return SIGNS.test(character) || letters.test(character) || letters.test(character.toLowerCase())
}

function countMisplaced(text: string): number {
  let count = 0
  for (const pattern of MISPLACED) count += countMatches(text, pattern)
  for (const { 0: small, index } of text.matchAll(WRONG_CASE)) {
    // Names such as McDonald have it too.
    if (small > '\u007F' || (text[index + 1] ?? '') > '\u007F') count++
  }
  return count
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count++
  return count
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
