import type { Span } from '../../article/segments.ts'
import { findOccurrences } from '../../annotation/find-occurrences.ts'
import { compareWords, wordsIn, type Word, type WordRun } from './compare-words.ts'

/** A passage that is much like a quote, and what is different in the quote. */
export interface SimilarPassage {
  span: Span
  words: WordRun[]
}

/** Words that stand more often than this in a text say little of where a quote is from. */
const MOST_PLACES = 400
/** How much of a quote and of a passage must be the same words for one to come from the other. */
const ALIKE = 0.5

/** A text in which many quotes are looked for. White space does not count: a program may have wrapped them. */
export class SearchableText {
  readonly #words: Word[]
  readonly #collapsed: string
  /** Where each word begins in the collapsed text. */
  readonly #starts: number[] = []
  #places: ReadonlyMap<string, number[]> | undefined

  constructor(text: string) {
    this.#words = wordsIn(text)
    let at = 0
    for (const { text } of this.#words) {
      this.#starts.push(at)
      at += text.length + 1
    }
    this.#collapsed = this.#words.map(({ text }) => text).join(' ')
  }

  /**
   * Finds a quote, to the letter but for white space.
   * @param near of several, the one nearest to this position is given
   */
  find(quote: string, near = 0): Span | null {
    const wanted = collapse(quote)
    let best: Span | null = null
    for (const at of findOccurrences(this.#collapsed, wanted)) {
      const span = { start: this.#origin(at), end: this.#origin(at + wanted.length - 1) + 1 }
      if (!best || Math.abs(span.start - near) < Math.abs(best.start - near)) best = span
      else break
    }
    return best
  }

  /** The passage that a quote was most likely made of; null when none is like it. */
  findSimilar(quote: string): SimilarPassage | null {
    const wanted = wordsIn(quote).map(({ text }) => text)
    const first = this.#likelyStart(wanted)
    if (first === null) return null
    const slack = Math.max(6, Math.ceil(wanted.length * 0.3))
    const from = Math.max(0, first - slack)
    return this.#compare(wanted, this.#words.slice(from, first + wanted.length + slack))
  }

  /** Compares a quote with the passage that it was made of. */
  compare(quote: string, { start, end }: Span): SimilarPassage | null {
    const wanted = wordsIn(quote).map(({ text }) => text)
    const inside = this.#words.filter((word) => word.end > start && word.start < end)
    return this.#compare(
      wanted,
      inside.map((word) => cutWord(word, start, end)),
    )
  }

  #compare(wanted: readonly string[], words: readonly Word[]): SimilarPassage | null {
    const runs = compareWords(
      words.map(({ text }) => text),
      wanted,
    )
    const { lead, tail } = countOutside(runs)
    const passage = words.slice(lead, words.length - tail)
    const [begin, end] = [passage[0], passage.at(-1)]
    const same = runs.reduce((sum, run) => sum + (run.kind === 'same' ? countWords(run) : 0), 0)
    if (!begin || !end || (2 * same) / (wanted.length + passage.length) < ALIKE) return null
    const inside = passage.map(({ text }) => text)
    return { span: { start: begin.start, end: end.end }, words: compareWords(inside, wanted) }
  }

  /** Each word of the quote votes for where the quote would begin if this word were the one in the text. */
  #likelyStart(wanted: readonly string[]): number | null {
    this.#places ??= this.#indexWords()
    const votes = new Map<number, number>()
    let best: number | null = null
    for (const [index, word] of wanted.entries()) {
      const places = this.#places.get(fold(word)) ?? []
      if (places.length > MOST_PLACES) continue
      for (const place of places) {
        // A word or two that were put in or left out still vote for about the same start.
        const start = Math.max(0, Math.round((place - index) / 4) * 4)
        const count = (votes.get(start) ?? 0) + 1
        votes.set(start, count)
        if (best === null || count > (votes.get(best) ?? 0)) best = start
      }
    }
    return best
  }

  #indexWords(): Map<string, number[]> {
    const places = new Map<string, number[]>()
    for (const [index, { text }] of this.#words.entries()) {
      const key = fold(text)
      const known = places.get(key)
      if (known) known.push(index)
      else places.set(key, [index])
    }
    return places
  }

  /** From a position in the collapsed text to the one in the text. */
  #origin(position: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return (this.#words[low]?.start ?? 0) + position - (this.#starts[low] ?? 0)
  }
}

/** A text with one space wherever it has white space. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function fold(word: string): string {
  return word.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase() || word
}

/**
 * How many words at the ends of a text are no part of the passage that a quote was made of: those that the quote
 * has not, but for as many as it has others in their place.
 */
function countOutside(runs: readonly WordRun[]): { lead: number; tail: number } {
  const count = (index: number, kind: WordRun['kind']) => {
    const run = runs.at(index)
    return run?.kind === kind ? countWords(run) : 0
  }
  const last = runs.at(-1)?.kind === 'added' ? -2 : -1
  return {
    lead: Math.max(0, count(0, 'removed') - count(1, 'added')),
    tail: Math.max(0, count(last, 'removed') - (last === -2 ? count(-1, 'added') : 0)),
  }
}

function countWords({ text }: WordRun): number {
  return text === '' ? 0 : text.split(' ').length
}

function cutWord(word: Word, start: number, end: number): Word {
  const from = Math.max(word.start, start)
  const to = Math.min(word.end, end)
  return { text: word.text.slice(from - word.start, to - word.start), start: from, end: to }
}
