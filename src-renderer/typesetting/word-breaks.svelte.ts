import { createContext } from 'svelte'
import { loadWordBreaker, type WordBreaker } from './break-words.ts'

/** Above this many characters, the places to break would be more than the page can bear. */
export const LONGEST_WITH_BREAKS = 400_000

/** Where the words of the article on the page may be broken; null while they may not. */
export class WordBreaks {
  breaker = $state.raw<WordBreaker | null>(null)
  #wanted = ''

  /** @param language of the text; empty to break no words */
  async use(language: string, length: number): Promise<void> {
    const wanted = length > LONGEST_WITH_BREAKS ? '' : language
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    const breaker = wanted === '' ? null : await loadWordBreaker(wanted)
    if (wanted === this.#wanted) this.breaker = breaker
  }
}

export const [getWordBreaks, setWordBreaks] = createContext<WordBreaks>()
