/** How much of a text is looked at, in UTF-16 code units. */
const SAMPLE = 20_000
/** Of a text's words, how many must be among a language's commonest ones. */
const ENOUGH = 0.12
/** How far the best language must be ahead of the next. */
const LEAD = 1.3
const FEWEST_WORDS = 12

// The commonest words that hold a sentence together; what two of the languages share counts for both.
const COMMON_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  de: wordsOf(
    'der die und das ist den von zu mit dem nicht ein eine sich auf für als auch es im an wird des',
  ),
  en: wordsOf('the of and to in is that it was for on are with as be by this had have not from at but which'),
  es: wordsOf('el la de que y en los se del las por un una con no para es al lo como más su pero sus fue'),
  fr: wordsOf('le la les de des et en un une du que est pour dans qui au sur pas par plus ce il ne se avec'),
  it: wordsOf('il la di che e è in un una per non del della con si le dei nel da sono al come più gli alla'),
  pt: wordsOf('o a de que e do da em um uma para com não os as no na por mais dos das se foi ao é como'),
  tr: wordsOf('ve bir bu da de için ile çok ne o daha olarak gibi kadar olan sonra ama en var ki her onun'),
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/**
 * Guesses the language of a text by its commonest words: one of those whose words Lectern can break, or
 * empty when none of them fits.
 * @returns a BCP 47 tag
 */
export function guessLanguage(text: string): string {
  const words =
    text
      .slice(0, SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  if (words.length < FEWEST_WORDS) return ''
  const [best, next] = Object.entries(COMMON_WORDS)
    .map(([language, common]) => ({ language, count: words.filter((word) => common.has(word)).length }))
    .sort((one, other) => other.count - one.count)
  if (!best || !next || best.count < words.length * ENOUGH || best.count < next.count * LEAD) return ''
  return best.language
}
