import { decodeStrictly } from './decode-as.ts'
import { findEncoding } from './encodings.ts'
import { judgeReading, worth, type Judgement } from './judge-reading.ts'
import { LANGUAGES_OF_ENCODINGS } from './languages.ts'
import { sampleLines } from './sample-lines.ts'

/** What bytes that are not UTF-8 may be. */
export interface EncodingGuess {
  /** WHATWG labels, likeliest first, each giving another text. Empty when none fits at all. */
  candidates: string[]
  /** Whether the first of them may be taken without asking. */
  isSure: boolean
}

interface Candidate {
  encoding: string
  text: string
  judgement: Judgement
}

/** Guesses what statistics say, such as of a package; labels or aliases, likeliest first. */
export type Statistics = (bytes: Uint8Array) => readonly string[]

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
 * Guesses the encoding of a text. Statistics alone are never believed: a guess is sure only when the text reads as one
 * of the languages that the encoding is used for (its letters, its commonest words, capitals where words
 * have them), and nothing else that the bytes can be read as does.
 */
export function guessEncoding(bytes: Uint8Array, statistics: Statistics): EncodingGuess {
  const sample = sampleLines(bytes)
  const said = statistics(sample).flatMap((alias) => findEncoding(alias)?.label ?? [])
  const ranked = distinct(readingsOf(sample), said).sort((a, b) => worth(b.judgement) - worth(a.judgement))
  const [best, ...others] = ranked
  const candidates = candidatesOf(ranked, said)
  if (!best || decodeStrictly(bytes, best.encoding) === null) return { candidates, isSure: false }
  const isSure =
    (isGood(best) && !others.some((other) => isRival(other, best))) ||
    (isOnlyOne(best, others) && isSaid(best, sample, said))
  return { candidates, isSure }
}

function readingsOf(sample: Uint8Array): Candidate[] {
  return LANGUAGES_OF_ENCODINGS.flatMap(({ encoding, languages }) => {
    const text = decodeStrictly(sample, encoding, true)
    return text === null ? [] : [{ encoding, text, judgement: judgeReading(text, languages) }]
  })
}

/** One for each text; of several, the one that statistics say, else the first. */
function distinct(candidates: readonly Candidate[], said: readonly string[]): Candidate[] {
  const byText = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const known = byText.get(candidate.text)
    const isBetter = known && worth(candidate.judgement) > worth(known.judgement)
    const isSaid =
      known && worth(candidate.judgement) === worth(known.judgement) && said[0] === candidate.encoding
    if (!known || isBetter || isSaid) byText.set(candidate.text, candidate)
  }
  return [...byText.values()]
}

function isGood({ judgement: { oddity, strength, hits } }: Candidate): boolean {
  return oddity <= TOLERATED && strength >= ENOUGH_STRENGTH && hits >= ENOUGH_HITS
}

/** Whether the text could be this as well. */
function isRival({ judgement }: Candidate, best: Candidate): boolean {
  const { odd, oddity, strength } = best.judgement
  const isRuledOut = judgement.odd >= odd + RULED_OUT && judgement.oddity >= oddity + RULED_OUT_SHARE
  return !isRuledOut && judgement.strength > strength / 2
}

/** Whether nothing in it is odd, and much is in all the others: then few words are enough. */
function isOnlyOne({ judgement: { odd, hits } }: Candidate, others: readonly Candidate[]): boolean {
  return (
    odd === 0 && hits > 0 && others.every(({ judgement }) => judgement.odd > 2 && judgement.oddity > 0.15)
  )
}

function isSaid({ text }: Candidate, sample: Uint8Array, [first]: readonly string[]): boolean {
  return first !== undefined && decodeStrictly(sample, first, true) === text
}

/** The readings that make sense at all; then what statistics say besides. */
function candidatesOf(ranked: readonly Candidate[], said: readonly string[]): string[] {
  const ours = ranked.filter(({ judgement }) => worth(judgement) > 0 || judgement.oddity <= OFFERED)
  const labels = ours.map(({ encoding }) => encoding)
  const all = new Set([...labels.slice(0, MOST_CANDIDATES - 1), ...said.slice(0, 2), ...labels])
  return [...all].slice(0, MOST_CANDIDATES)
}
