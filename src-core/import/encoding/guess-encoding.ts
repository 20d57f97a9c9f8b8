import { decodeStrictly } from './decode-as.ts'
import { findEncoding } from './encodings.ts'
import { bestOf, type Reading, readingsOf } from './reading.ts'
import { sampleLines } from './sample-lines.ts'

/** Guesses what statistics say, such as of a package; labels or aliases, likeliest first. */
export type Statistics = (bytes: Uint8Array) => Promise<readonly string[]>

const MOST_CANDIDATES = 5

/** Up to this share of odd characters a text may have, as of foreign names. */
const TOLERATED = 0.02
/** With so many more odd characters, and this share, another reading is wrong, however common its words. */
const RULED_OUT = 2
const RULED_OUT_SHARE = 0.005
const ENOUGH_STRENGTH = 0.25
const ENOUGH_HITS = 3
/** Up to this share of odd characters, a reading is offered. */
const OFFERED = 0.1

/**
 * What bytes that are not UTF-8 may be. Statistics alone are never believed: a guess is sure only when the text reads
 * as one of the languages that the encoding is used for (its letters, its commonest words, capitals where words have
 * them), and nothing else that the bytes can be read as does. They are asked only where they count.
 */
export class EncodingGuess {
  readonly #bytes: Uint8Array
  readonly #sample: Uint8Array
  readonly #statistics: Statistics
  readonly #readings: readonly Reading[]
  #said: Promise<string[]> | undefined

  constructor(bytes: Uint8Array, statistics: Statistics) {
    this.#bytes = bytes
    this.#sample = sampleLines(bytes)
    this.#statistics = statistics
    this.#readings = readingsOf(this.#sample)
  }

  /** The encoding that may be taken without asking, or null; a WHATWG label. */
  async sure(): Promise<string | null> {
    const best = bestOf(this.#readings)
    if (!best || decodeStrictly(this.#bytes, best.encoding) === null) return null
    const isSure =
      (isGood(best) && !this.#readings.some((other) => isRival(other, best))) ||
      (isOnlyOne(best, this.#readings) && (await this.#isSaid(best)))
    return isSure ? await this.#nameOf(best) : null
  }

  /** WHATWG labels, likeliest first, each giving another text. Empty when none fits at all. */
  async candidates(): Promise<string[]> {
    const said = await this.#ask()
    const ranked = distinct(this.#readings, said).sort((a, b) => b.worth - a.worth)
    // The readings that make sense at all; then what statistics say besides.
    const ours = ranked.filter(({ worth, judgement }) => worth > 0 || judgement.oddity <= OFFERED)
    const labels = ours.map(({ encoding }) => encoding)
    const all = new Set([...labels.slice(0, MOST_CANDIDATES - 1), ...said.slice(0, 2), ...labels])
    return [...all].slice(0, MOST_CANDIDATES)
  }

  /** The encoding of the best reading; of several that give the same text, as {@link distinct} chooses. */
  async #nameOf(best: Reading): Promise<string> {
    const twins = this.#readings.filter(
      (other) => other.mostWorth >= best.worth && other.worth === best.worth && other.text === best.text,
    )
    if (twins.length === 1) return best.encoding
    return distinct(twins, await this.#ask())[0]?.encoding ?? best.encoding
  }

  async #isSaid({ text }: Reading): Promise<boolean> {
    const [first] = await this.#ask()
    return first !== undefined && decodeStrictly(this.#sample, first, true) === text
  }

  /** What statistics say, as WHATWG labels. */
  #ask(): Promise<string[]> {
    return (this.#said ??= this.#statistics(this.#sample).then((aliases) =>
      aliases.flatMap((alias) => findEncoding(alias)?.label ?? []),
    ))
  }
}

/** One for each text; of several, the one that statistics say, else the first. */
function distinct(readings: readonly Reading[], said: readonly string[]): Reading[] {
  const byText = new Map<string, Reading>()
  for (const reading of readings) {
    const known = byText.get(reading.text)
    const isBetter = known && reading.worth > known.worth
    const isSaid = known && reading.worth === known.worth && said[0] === reading.encoding
    if (!known || isBetter || isSaid) byText.set(reading.text, reading)
  }
  return [...byText.values()]
}

function isGood({ judgement: { oddity, strength, hits } }: Reading): boolean {
  return oddity <= TOLERATED && strength >= ENOUGH_STRENGTH && hits >= ENOUGH_HITS
}

/** Whether the text could be this as well. */
function isRival(other: Reading, best: Reading): boolean {
  const odd = best.judgement.odd + RULED_OUT
  const oddity = best.judgement.oddity + RULED_OUT_SHARE
  if (other.hasOdd(odd, oddity)) return false
  const { judgement } = other
  const isRuledOut = judgement.odd >= odd && judgement.oddity >= oddity
  return !isRuledOut && judgement.strength > best.judgement.strength / 2 && other.text !== best.text
}

/** Whether nothing in it is odd, and much is in all that give another text: then few words are enough. */
function isOnlyOne({ judgement: { odd, hits }, text }: Reading, readings: readonly Reading[]): boolean {
  if (odd > 0 || hits === 0) return false
  return readings.every(
    (other) => (other.judgement.odd > 2 && other.judgement.oddity > 0.15) || other.text === text,
  )
}
