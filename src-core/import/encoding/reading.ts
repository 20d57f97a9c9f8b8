import { decodeStrictly } from './decode-as.ts'
import { findOddities, judgeReading, worth, type Judgement, type Oddities } from './judge-reading.ts'
import { LANGUAGES_OF_ENCODINGS, type LanguagesOfEncoding } from './languages.ts'

/** Bytes read in an encoding. Its words are looked at when it is asked for its judgement: what is odd rules out most. */
export class Reading {
  readonly encoding: string
  readonly text: string
  readonly oddities: Oddities
  readonly #languages: LanguagesOfEncoding['languages']
  #judgement: Judgement | undefined

  constructor(text: string, { encoding, languages }: LanguagesOfEncoding) {
    this.encoding = encoding
    this.text = text
    this.oddities = findOddities(text, languages)
    this.#languages = languages
  }

  get judgement(): Judgement {
    return (this.#judgement ??= judgeReading(this.text, this.#languages, this.oddities))
  }

  get worth(): number {
    return worth(this.judgement)
  }

  /** What it is worth at most, whatever its words are. */
  get mostWorth(): number {
    return worth({ oddity: this.oddities.oddity, strength: 1 })
  }
}

/** The readings of a sample in all encodings that it may be in. */
export function readingsOf(sample: Uint8Array): Reading[] {
  return LANGUAGES_OF_ENCODINGS.flatMap((known) => {
    const text = decodeStrictly(sample, known.encoding, true)
    return text === null ? [] : [new Reading(text, known)]
  })
}

/** The reading that is worth most; undefined if there is none. */
export function bestOf(readings: readonly Reading[]): Reading | undefined {
  const [first, ...others] = readings.toSorted((a, b) => a.oddities.oddity - b.oddities.oddity)
  return others.reduce(
    (best, next) => (best && next.mostWorth > best.worth && next.worth > best.worth ? next : best),
    first,
  )
}
