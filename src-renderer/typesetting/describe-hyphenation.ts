import { canBreakWords } from './break-words.ts'
import { LONGEST_WITH_BREAKS } from './word-breaks.svelte.ts'

/** Why the words of a text are not broken, though they may be; empty when they are. */
export function describeHyphenation(language: string, length: number): string {
  if (language === '') return 'The language of this article is not known. You can set it in its details.'
  if (!canBreakWords(language)) return `Lectern has no rules for breaking words in ${nameOf(language)}.`
  if (length > LONGEST_WITH_BREAKS) return 'This article is too long to be hyphenated.'
  return ''
}

/** A language in the person's own words; its tag, when it has no name. */
function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(language) ?? language
  } catch {
    return language // Not a tag.
  }
}
