/** Only the end of a line is looked at: brackets and invisible marks rarely run longer. */
const TAIL = 24

/** What can follow the last mark of a sentence: closing brackets, invisible marks such as U+200F. */
const CLOSERS = String.raw`[\p{Pe}\p{Cf}]*$`

/**
 * Terminal punctuation of any script, ellipses, dashes (speech broken off), and closing quotes. What
 * opens a quote in one language closes it in another, so every quotation mark counts.
 */
const SENTENCE_END = new RegExp(
  String.raw`[\p{Terminal_Punctuation}…‥⋯\p{Pd}\p{Pi}\p{Pf}"'「-』﹁-﹄｢｣〝-〟]${CLOSERS}`,
  'u',
)
const FULL_END = new RegExp(
  String.raw`(?:[\p{Sentence_Terminal}…:][\p{Pi}\p{Pf}"']*|[”“»"」』])${CLOSERS}`,
  'u',
)
const PUNCTUATED_END = new RegExp(String.raw`\p{P}${CLOSERS}`, 'u')

const FIRST_LETTER_LOWER = /^[^\p{L}\p{N}]*\p{Lowercase}/u
const FIRST_LETTER_UPPER = /^[^\p{L}\p{N}]*\p{Uppercase}/u

/** Whether a line ends as sentences end: then it is no heading. */
export function endsSentence(line: string): boolean {
  return SENTENCE_END.test(line.slice(-TAIL))
}

/** Whether a line ends with a full stop or its like, or with a double quote: a paragraph may end there. */
export function endsFully(line: string): boolean {
  return FULL_END.test(line.slice(-TAIL))
}

/** Whether a line ends in punctuation of any kind. */
export function endsPunctuated(line: string): boolean {
  return PUNCTUATED_END.test(line.slice(-TAIL))
}

/** Whether the first letter or digit is a lower-case letter, as in the middle of a sentence. */
export function startsLower(line: string): boolean {
  return FIRST_LETTER_LOWER.test(line)
}

/** Whether the first letter or digit is a capital. */
export function startsUpper(line: string): boolean {
  return FIRST_LETTER_UPPER.test(line)
}

/** Whether there are capitals and no lower-case letters, in any script that has both. */
export function isInCapitals(line: string): boolean {
  return /\p{Uppercase}/u.test(line) && !/[\p{Lowercase}\p{Lt}]/u.test(line)
}

/** Whether there is anything to read in a line: a letter or a digit. */
export function hasWords(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line)
}
