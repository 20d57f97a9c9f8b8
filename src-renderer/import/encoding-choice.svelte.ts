import { SvelteMap } from 'svelte/reactivity'
import { ENCODINGS, nameEncoding, type Encoding } from '../../src-core/import/encoding/encodings.ts'
import { showHidden, type TextPreview } from '../../src-core/import/encoding/preview-text.ts'
import type { Failure, Result } from '../../src-core/ipc/result.ts'

/** How the text of a file is asked for in an encoding. */
export type LoadPreview<P> = (encoding: string) => Promise<Result<P>>

/** Likely encodings that are read before anybody asks, so that the list can show a line of each. */
const MOST_SAMPLES = 8

/** The encodings that a person may choose of, and how a text reads in the one that is chosen. */
export class EncodingChoice<P extends TextPreview> {
  /** WHATWG label of the one that is chosen; empty when none is. */
  chosen = $state('')
  /** Likeliest first; WHATWG labels. */
  likely = $state.raw<readonly string[]>([])
  #query = $state('')
  readonly #previews = new SvelteMap<string, Result<P>>()
  readonly #samples: boolean
  #load: LoadPreview<P> | null = null
  /** Counts the texts that were chosen for. */
  #text = 0
  #isLoading = false

  /** @param samples whether each of the likely encodings is read before it is chosen */
  constructor(samples: boolean) {
    this.#samples = samples
  }

  /** The likely encodings that fit what is typed. */
  readonly first: readonly Encoding[] = $derived.by(() =>
    this.#fitting(this.likely.map((label) => ({ label, name: nameEncoding(label) }))),
  )
  /** The others that do. */
  readonly others: readonly Encoding[] = $derived.by(() =>
    this.#fitting(ENCODINGS.filter(({ label }) => !this.likely.includes(label))),
  )

  get shown(): readonly Encoding[] {
    return [...this.first, ...this.others]
  }

  get query(): string {
    return this.#query
  }

  /** What is typed narrows the list; the first that fits is chosen, unless the chosen one does. */
  set query(query: string) {
    this.#query = query
    const [first] = this.shown
    if (first && !this.shown.some(({ label }) => label === this.chosen)) this.choose(first.label)
  }

  /** How the text reads in the chosen encoding; null until that is known. */
  get preview(): P | null {
    const result = this.#previews.get(this.chosen)
    return result?.ok ? result.value : null
  }

  /** Why that cannot be told. */
  get failure(): Failure | null {
    const result = this.#previews.get(this.chosen)
    return result && !result.ok ? result.failure : null
  }

  /** A line of the text in an encoding; empty when it is not known. */
  sampleOf(encoding: string): string {
    const result = this.#previews.get(encoding)
    if (!this.#samples || !result?.ok) return ''
    // There is no room to say what each of them is.
    const parts = showHidden(result.value.sample)
    return parts.map(({ kind, text }) => (kind === 'text' ? text : '\uFFFD')).join('')
  }

  /** Begins anew with a text. */
  start(likely: readonly string[], chosen: string, load: LoadPreview<P>): void {
    this.#text += 1
    this.#load = load
    this.#previews.clear()
    this.#query = ''
    this.likely = likely
    this.chosen = chosen
    void this.#fill()
  }

  choose(encoding: string): void {
    this.chosen = encoding
    void this.#fill()
  }

  move(step: 1 | -1): void {
    const { shown } = this
    if (shown.length === 0) return
    const index = shown.findIndex(({ label }) => label === this.chosen)
    const next = shown[index === -1 ? 0 : (index + step + shown.length) % shown.length]
    if (next) this.choose(next.label)
  }

  #fitting(encodings: readonly Encoding[]): readonly Encoding[] {
    const words = plain(this.#query).split(' ')
    return encodings.filter(({ label, name }) => {
      const all = plain(`${name} ${label}`)
      return words.every((word) => all.includes(word))
    })
  }

  /** One at a time: who runs down the list with a key asks for the one where the key is let go. */
  async #fill(): Promise<void> {
    if (this.#isLoading) return
    this.#isLoading = true
    for (let next = this.#nextWanted(); next !== undefined; next = this.#nextWanted()) {
      const text = this.#text
      const result = await this.#load?.(next)
      if (result && text === this.#text) this.#previews.set(next, result)
    }
    this.#isLoading = false
  }

  #nextWanted(): string | undefined {
    const ahead = this.#samples ? this.likely.slice(0, MOST_SAMPLES) : []
    const wanted = this.chosen === '' ? ahead : [this.chosen, ...ahead]
    return wanted.find((encoding) => !this.#previews.has(encoding))
  }
}

/** As `koi8r`, `KOI8-R` and `koi 8` are typed alike: letters and digits, and the spaces between words. */
function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9\s]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
