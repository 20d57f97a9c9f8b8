import { fold } from '../../src-core/search/fold.ts'

/**
 * How well a text fits what was typed: every word typed must start the text (best) or a word of it, stand
 * inside one, or be the initials of its words, in order and with gaps, as `cqs` is of “Copy Quote with Source”.
 * @returns 0 for no fit, else a figure that is greater the better the fit
 */
export function rankMatch(query: string, text: string): number {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const folded = fold(text)
  let rank = 1
  for (const word of words) {
    const fit = rankWord(word, folded)
    if (fit === 0) return 0
    rank += fit
  }
  return rank
}

function rankWord(word: string, text: string): number {
  if (text.startsWith(word)) return 5
  const place = text.indexOf(word)
  if (place === -1) return isInitials(word, text) ? 1 : 0
  return startsWord(word, text, place) ? 4 : 2
}

function startsWord(word: string, text: string, from: number): boolean {
  for (let place = from; place !== -1; place = text.indexOf(word, place + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[place - 1] ?? ' ')) return true
  }
  return false
}

function isInitials(word: string, text: string): boolean {
  const initials: readonly string[] = text.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? []
  let place = -1
  return Array.from(word).every((letter) => (place = initials.indexOf(letter, place + 1)) !== -1)
}

/** The items that fit, best first; those that fit equally well stay in order. */
export function rankItems<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): Item[] {
  return items
    .map((item) => ({ item, rank: rankMatch(query, textOf(item)) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ item }) => item)
}
