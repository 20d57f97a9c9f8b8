import { countMisplaced } from './count-misplaced.ts'
import { decodeAs, decodeStrictly } from './decode-as.ts'
import {
  countForeign,
  findOdd,
  type Foreign,
  type ForeignPart,
  judgeReading,
  type Judgement,
  shareOf,
  worth,
} from './judge-reading.ts'
import { LANGUAGES_OF_ENCODINGS, type LanguagesOfEncoding } from './languages.ts'

/**
 * Bytes read in an encoding. Its text and its words are looked at when they are asked for: by its characters alone
 * most readings are ruled out.
 */
export class Reading {
  readonly encoding: string
  readonly #bytes: Uint8Array
  readonly #languages: LanguagesOfEncoding['languages']
  readonly #foreign: ForeignPart
  #text: string | undefined
  #judgement: Judgement | undefined

  /** @param characters those that the bytes are in the encoding, besides ASCII */
  constructor(
    bytes: Uint8Array,
    { encoding, languages }: LanguagesOfEncoding,
    characters: readonly Foreign[],
  ) {
    this.encoding = encoding
    this.#bytes = bytes
    this.#languages = languages
    this.#foreign = findOdd(characters, languages)
  }

  get text(): string {
    return (this.#text ??= decodeStrictly(this.#bytes, this.encoding, true) ?? '')
  }

  get judgement(): Judgement {
    return (this.#judgement ??= judgeReading(this.text, this.#languages, this.#foreign))
  }

  get worth(): number {
    return worth(this.judgement)
  }

  /** What it is worth at most, whatever its words are and wherever its characters stand. */
  get mostWorth(): number {
    return worth({ oddity: shareOf(this.#foreign.least, this.#foreign.many), strength: 1 })
  }

  /** Whether at least so many characters and such a share are odd in it; it is looked at no further than to there. */
  hasOdd(odd: number, oddity: number): boolean {
    const enough = Math.max(odd, oddity * this.#foreign.many)
    const missing = enough - this.#foreign.least
    return missing <= 0 || countMisplaced(this.text, missing) >= missing
  }
}

/** The readings of a sample in all encodings that it may be in. It may break off within a character. */
export function readingsOf(sample: Uint8Array): Reading[] {
  const times = countBytes(sample)
  return LANGUAGES_OF_ENCODINGS.flatMap((known) => {
    const characters = charactersOf(sample, times, known.encoding)
    return characters === null ? [] : [new Reading(sample, known, characters)]
  })
}

/** The reading that is worth most; undefined if there is none. */
export function bestOf(readings: readonly Reading[]): Reading | undefined {
  const [first, ...others] = readings.toSorted((a, b) => b.mostWorth - a.mostWorth)
  return others.reduce(
    (best, next) => (best && next.mostWorth > best.worth && next.worth > best.worth ? next : best),
    first,
  )
}

const MULTIBYTE = ['shift_jis', 'euc-jp', 'gbk', 'gb18030', 'big5', 'euc-kr']
const FIRST_FOREIGN = 0x80

function countBytes(bytes: Uint8Array): Uint32Array {
  const times = new Uint32Array(0x100)
  for (let at = 0; at < bytes.length; at++) times[bytes[at] ?? 0] = (times[bytes[at] ?? 0] ?? 0) + 1
  return times
}

/** What a sample is in an encoding, besides ASCII; null if it is not in it. Where a byte is a character, none is decoded. */
function charactersOf(sample: Uint8Array, times: Uint32Array, encoding: string): Foreign[] | null {
  if (MULTIBYTE.includes(encoding)) {
    const text = decodeStrictly(sample, encoding, true)
    return text === null ? null : countForeign(text)
  }
  const characters = Array.from(tableOf(encoding), (character, index) => ({
    character,
    times: times[FIRST_FOREIGN + index] ?? 0,
  })).filter(({ times }) => times > 0)
  return characters.some(({ character }) => character === '\uFFFD') ? null : characters
}

const tables = new Map<string, string>()

/** What the bytes from 80 to FF are in an encoding that has a byte for each character. */
function tableOf(encoding: string): string {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const table = decodeAs(
    Uint8Array.from({ length: FIRST_FOREIGN }, (_, index) => FIRST_FOREIGN + index),
    encoding,
  )
  tables.set(encoding, table)
  return table
}
