import { findOccurrences } from '../annotation/find-occurrences.ts'
import { DOUBLE_QUOTES, SINGLE_QUOTES } from '../annotation/find-quote.ts'
import type { Span } from '../article/segments.ts'

/** What programs drop, add or turn into one another: white space, and characters that nobody sees. */
const UNSEEN = /[\s\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/u

const LIKE: Readonly<Record<string, string>> = {
  ...likeFirst(SINGLE_QUOTES),
  ...likeFirst(DOUBLE_QUOTES),
  '‐': '-',
  '‑': '-',
  '…': '...',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬀ: 'ff',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
}

const ALL_UNSEEN = new RegExp(`${UNSEEN.source}+`, 'gu')
const ALIKE = new RegExp(`[${Object.keys(LIKE).join('')}]`, 'gu')

/** How much around a passage is looked at, UTF-16 code units. */
const MOST_AROUND = 400

/** How the surroundings of a passage agree with what a file says of them. */
export interface Agreement {
  /** How many letters next to it are the same, on both sides. */
  letters: number
  /** Whether all that the file says is the same. */
  isWhole: boolean
}

/** A text without white space and invisible characters, in which each kind of quotation mark is one. */
export class CompactText {
  readonly #text: string
  readonly #compact: string
  /** Where each code unit of the compact text comes from. */
  readonly #origins: Uint32Array

  /** @param text canonical text */
  constructor(text: string) {
    this.#text = text
    const origins = new Uint32Array(text.length * 3)
    let compact = ''
    for (let at = 0; at < text.length; at++) {
      for (const unit of compactUnit(text.charAt(at))) {
        origins[compact.length] = at
        compact += unit
      }
    }
    this.#compact = compact
    this.#origins = origins.subarray(0, compact.length)
  }

  /** Where words stand, but for what is not compared, ascending. */
  find(words: string): Span[] {
    const wanted = compact(words)
    return Array.from(findOccurrences(this.#compact, wanted), (at) => ({
      start: this.#origins[at] ?? 0,
      end: (this.#origins[at + wanted.length - 1] ?? 0) + 1,
    }))
  }

  /** How what stands around a passage is like what a file says stood around it. */
  measureAgreement({ start, end }: Span, prefix: string, suffix: string): Agreement {
    const before = compact(prefix.slice(-MOST_AROUND))
    const after = compact(suffix.slice(0, MOST_AROUND))
    const left = compact(this.#text.slice(Math.max(0, start - 2 * MOST_AROUND), start))
    const right = compact(this.#text.slice(end, end + 2 * MOST_AROUND))
    let backwards = 0
    while (backwards < Math.min(before.length, left.length)) {
      if (before.at(-1 - backwards) !== left.at(-1 - backwards)) break
      backwards++
    }
    let forwards = 0
    while (forwards < Math.min(after.length, right.length) && after[forwards] === right[forwards]) forwards++
    const letters = backwards + forwards
    return { letters, isWhole: letters === before.length + after.length }
  }
}

/** Words in the form in which a {@link CompactText} is compared. */
export function compact(text: string): string {
  return text.replace(ALL_UNSEEN, '').replace(ALIKE, (unit) => LIKE[unit] ?? unit)
}

function compactUnit(unit: string): string {
  return UNSEEN.test(unit) ? '' : (LIKE[unit] ?? unit)
}

function likeFirst([first = '', ...others]: string): Record<string, string> {
  return Object.fromEntries(others.map((other) => [other, first]))
}
