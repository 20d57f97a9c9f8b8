import { pick, type Random } from './seeded-random.ts'

const LATIN = 'abcdefghijklmnopqrstuvwxyz'
const CYRILLIC = 'абцдефгхийклмнопярстувшхуз'
/** Little words, without which a text does not read as Russian. */
const COMMON = 'и в не на что с как это по но он к из у за от так для же'.split(' ')
const COMMON_EVERY = 3

/**
 * A text spelt in Cyrillic with little words of Russian in it, as a program of the nineties saved it, in
 * windows-1251: what of it a reader can tell the encoding by.
 */
export function oldRussianText(text: string, random: Random): Uint8Array {
  const table = new Map<string, number>()
  const decoder = new TextDecoder('windows-1251')
  for (let byte = 0xff; byte >= 0; byte--) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  const letters = Array.from(spell(text, random), (letter) => table.get(letter) ?? 0x3f)
  return Uint8Array.from(letters)
}

function spell(text: string, random: Random): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replace(/[łŁ]/g, 'l')
  let count = 0
  return plain.replace(/[a-z]+/gi, (word) =>
    ++count % COMMON_EVERY === 0 && /^[a-z]/.test(word) ? pick(random, COMMON) : transliterate(word),
  )
}

function transliterate(word: string): string {
  return word.replace(/[a-z]/gi, (letter) => {
    const own = CYRILLIC[LATIN.indexOf(letter.toLowerCase())] ?? letter
    return letter === letter.toLowerCase() ? own : own.toUpperCase()
  })
}
