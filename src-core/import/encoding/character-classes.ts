/** What a character is, as far as readings are judged by it: the bits of its class. */
export const ASCII = 0x001
export const LETTER = 0x002
export const MARK = 0x004
export const UPPER = 0x008
export const LOWER = 0x010
export const LATIN = 0x020
/** Of Cyrillic, Greek, Hebrew or Arabic. */
export const OTHER_SCRIPT = 0x040
export const THAI = 0x080
export const SPACE = 0x100
/** No letter: within a word it is one that was read wrongly. */
export const SIGN = 0x200
/** Stands after a word or before none. */
export const CLOSING = 0x400
/** Stands before a word. */
export const OPENING = 0x800
/** Stands in texts of all languages. */
export const COMMON_SIGN = 0x1000
const IS_KNOWN = 0x8000

const PATTERNS: readonly (readonly [bit: number, pattern: RegExp])[] = [
  // eslint-disable-next-line no-control-regex -- All of ASCII is meant.
  [ASCII, /[\u0000-\u007F]/u],
  [LETTER, /\p{L}/u],
  [MARK, /\p{M}/u],
  [UPPER, /\p{Lu}/u],
  [LOWER, /\p{Ll}/u],
  [LATIN, /[a-zA-Z\u00C0-\u024F]/u],
  [OTHER_SCRIPT, /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]/u],
  [THAI, /\p{Script=Thai}/u],
  [SPACE, /\s/u],
  // eslint-disable-next-line no-control-regex -- All of ASCII is meant.
  [SIGN, /[^\p{L}\p{M}\u0000-\u007F’‘·\u00AD\u200B-\u200F\u2010-\u2015\u2026]/u],
  [CLOSING, /[’”¶]/u],
  [OPENING, /[¡¿]/u],
  [
    COMMON_SIGN,
    /[\u00A0\u00AD\u200B-\u200F\u2010-\u2015\u2026\u2020-\u2022\u2030\u2032\u2033«»‹›‘’‚“”„¡¿°§©®™€£¥¢№×÷±½¼¾ªº¹²³µ·¶、-】！-｠￠-￦・ー〜々،؛؟ـ׀-״΄·\uFEFF]/u,
  ],
]

/** The classes of code units that were asked for once. */
const known = new Uint16Array(0x10000)

/** The class of the character that begins at a code unit; 0 at the second half of a pair. */
export function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if ((unit & 0xf800) === 0xd800) return (unit & 0xfc00) === 0xd800 ? classify(text.slice(at, at + 2)) : 0
  return known[unit] || (known[unit] = classify(text.charAt(at)) | IS_KNOWN)
}

function classify(character: string): number {
  return PATTERNS.reduce((bits, [bit, pattern]) => (pattern.test(character) ? bits | bit : bits), 0)
}
