import createHyphenator, { type Patterns } from 'hyphen'

/** Cuts a text where its words may be broken. The parts joined are the text. */
export type WordBreaker = (text: string) => readonly string[]

/** A place to break, in what the hyphenator answers; no text has it, and one that does is left whole. */
const BREAK = '\uE0FF'

const PATTERNS: Readonly<Record<string, () => Promise<{ default: Patterns }>>> = {
  de: () => import('hyphen/patterns/de-1996.js'),
  en: () => import('hyphen/patterns/en-us.js'),
  'en-gb': () => import('hyphen/patterns/en-gb.js'),
  es: () => import('hyphen/patterns/es.js'),
  fr: () => import('hyphen/patterns/fr.js'),
  it: () => import('hyphen/patterns/it.js'),
  pt: () => import('hyphen/patterns/pt.js'),
  tr: () => import('hyphen/patterns/tr.js'),
}

/** @param language BCP 47 tag, or empty */
export function canBreakWords(language: string): boolean {
  return patternsOf(language) !== undefined
}

/**
 * Loads the rules by which a language breaks its words.
 *
 * Chromium has `hyphens: auto`, but its dictionaries come over the network and are not in Electron. The
 * rules here are TeX's, applied by Liang's algorithm.
 * @param language BCP 47 tag
 * @returns null when the rules of that language are not known
 * @see https://tug.org/docs/liang/
 */
export async function loadWordBreaker(language: string): Promise<WordBreaker | null> {
  const load = patternsOf(language)
  if (!load) return null
  const { default: patterns } = await load()
  const hyphenate = createHyphenator(patterns, { hyphenChar: BREAK, minWordLength: 6 })
  return (text) => {
    if (text.includes(BREAK)) return [text]
    const parts = hyphenate(text).split(BREAK)
    return parts.join('') === text ? parts : [text]
  }
}

function patternsOf(language: string) {
  const tag = language.toLowerCase()
  const [base = ''] = tag.split('-', 1)
  return PATTERNS[tag] ?? PATTERNS[base]
}
