/**
 * Letters that Unicode does not take apart into a base and a mark, and what people type for them.
 * Keys are lower case, as they are looked up after lower-casing.
 */
const BASES: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ə: 'e',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
}

const UNSPLIT = new RegExp(`[${Object.keys(BASES).join('')}]`, 'gu')

/**
 * Text without case, accents and typographic quotes, so that `ciragan` finds `Çırağan`. Text to be
 * found and text that is looked for go through the same folding. The length may change.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(UNSPLIT, (letter) => BASES[letter] ?? letter)
}
