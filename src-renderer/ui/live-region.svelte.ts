/** Two that look the same and are not: words said twice are read out twice. */
const TURNS = ['', '\u00A0'] as const

/** What is read out, politely, to who does not see that something changed. Messages on the screen read themselves. */
export class LiveRegion {
  text = $state('')
  #turn = 0
  #words = ''
  #act: string | undefined

  /** @param act in one act the same words are said once: a note is saved again and again while it is written */
  tell(words: string, act?: string): void {
    if (words === '' || (act !== undefined && act === this.#act && words === this.#words)) return
    this.#act = act
    this.#words = words
    this.#turn = 1 - this.#turn
    this.text = words + TURNS[this.#turn as 0 | 1]
  }
}
