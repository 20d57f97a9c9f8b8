import { fold } from './fold.ts'

/** A word where it stands in a text. */
export interface WordInText {
  /** As it stands there. */
  raw: string
  /** Start in the text, UTF-16 code units. */
  start: number
}

/** Scripts that write no space between words: each character is a word, and a word of theirs is a phrase. */
const UNSPACED_SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Thai', 'Lao', 'Khmer', 'Myanmar']
const UNSPACED = `[[${UNSPACED_SCRIPTS.map((script) => String.raw`\p{Script=${script}}`).join('')}]--\\p{M}]`
/** What stands inside a word and is not seen: a soft hyphen, and joiners. */
const UNSEEN = String.raw`\u00AD\u200C\u200D`
const SPACED = String.raw`[[\p{L}\p{N}]--${UNSPACED}]`
const WORD = new RegExp(`${UNSPACED}\\p{M}*|${SPACED}(?:${SPACED}|[\\p{M}${UNSEEN}])*`, 'gv')
const UNSEEN_LETTERS = new RegExp(`[${UNSEEN}]`, 'gv')
const FOLDED_WORD = new RegExp(`${UNSPACED}|${SPACED}+`, 'gv')

/** Longer runs, such as encoded files, are found by their beginning. UTF-16 code units. */
const LONGEST = 64

/** The words of a text in order. Everything that is no letter, digit or mark parts them. */
export function* wordsIn(text: string): Generator<WordInText> {
  for (const { 0: raw, index } of text.matchAll(WORD)) yield { raw, start: index }
}

/** What a word is found by: usually one folded word; none when folding leaves nothing of it. */
export function foldWord(raw: string): string[] {
  const words = fold(raw.replace(UNSEEN_LETTERS, '')).match(FOLDED_WORD) ?? []
  return words.map((word) => word.slice(0, LONGEST))
}

/** The folded words of a text in order. */
export function foldedWords(text: string): string[] {
  return Array.from(wordsIn(text), ({ raw }) => foldWord(raw)).flat()
}
