import type { Anchor, Annotation } from '../annotation/annotation.ts'
import { describeAnchor } from '../annotation/describe-anchor.ts'
import { findOccurrences } from '../annotation/find-occurrences.ts'
import { findQuote } from '../annotation/find-quote.ts'
import type { Span } from '../article/segments.ts'
import { CompactText } from './compact-text.ts'
import { isAboutWhole, type IncomingAnnotation } from './incoming.ts'

/** What became of looking for an annotation's passage in a text. */
export type Placement =
  | { kind: 'placed'; anchor: Anchor }
  /** It is about the article as a whole. */
  | { kind: 'whole' }
  | { kind: 'unplaced'; reason: UnplacedReason }

/**
 * `missing`: the words stand nowhere in the text. `ambiguous`: they stand several times, and nothing tells which is
 * meant. `no-words`: the file does not say which words are marked.
 */
export type UnplacedReason = 'missing' | 'ambiguous' | 'no-words'

/** Words in quotation marks. */
const QUOTED = /^["“„«‘'](.*[^\s].*)["”“»’']$/s

/** What is different around a passage may be another edition's; so many letters alike are enough to tell by. */
const TELLING = 8

/** A text in which many annotations of other programs are placed. */
export class PlacingText {
  readonly #text: string
  readonly #revision: string
  #compact: CompactText | undefined

  /**
   * @param text canonical text
   * @param revision hash of the revision that it belongs to
   */
  constructor(text: string, revision: string) {
    this.#text = text
    this.#revision = revision
  }

  /**
   * Finds the passage of an annotation: its words to the letter, else but for white space, quotation marks and
   * invisible characters. Of several places it is the one whose surroundings are as the file says, and of such the
   * one at which the file says that it begins. It never guesses: where neither tells, nothing is placed.
   */
  place(incoming: Pick<IncomingAnnotation, 'exact' | 'prefix' | 'suffix' | 'position' | 'place'>): Placement {
    if (incoming.exact === '')
      return isAboutWhole(incoming) ? { kind: 'whole' } : { kind: 'unplaced', reason: 'no-words' }
    const spans = this.#find(incoming.exact)
    if (spans.length === 0) return { kind: 'unplaced', reason: 'missing' }
    const span = spans.length === 1 ? spans[0] : this.#choose(spans, incoming)
    if (!span) return { kind: 'unplaced', reason: 'ambiguous' }
    return { kind: 'placed', anchor: describeAnchor(this.#text, this.#revision, span.start, span.end) }
  }

  #find(exact: string): Span[] {
    const spans = Array.from(findOccurrences(this.#text, exact), (start) => ({
      start,
      end: start + exact.length,
    }))
    if (spans.length > 0) return spans
    const similar = findQuote(this.#text, exact).spans
    if (similar.length > 0) return similar
    const compacted = this.#compacted.find(exact)
    if (compacted.length > 0) return compacted
    // Some programs put marks around what they quote.
    const inner = QUOTED.exec(exact.trim())?.[1]
    return inner === undefined ? [] : this.#find(inner)
  }

  get #compacted(): CompactText {
    return (this.#compact ??= new CompactText(this.#text))
  }

  #choose(
    spans: readonly Span[],
    { prefix, suffix, position }: Pick<IncomingAnnotation, 'prefix' | 'suffix' | 'position'>,
  ): Span | undefined {
    const agreements = spans.map((span) => this.#compacted.measureAgreement(span, prefix, suffix))
    const best = Math.max(...agreements.map(({ letters }) => letters))
    const likely = spans.filter((_, index) => agreements[index]?.letters === best)
    const isTelling = agreements.some(
      ({ letters, isWhole }) => letters === best && (isWhole || letters >= TELLING),
    )
    if (likely.length === 1 && isTelling) return likely[0]
    if (position === null) return undefined
    return nearest(isTelling ? likely : spans, unitsBefore(this.#text, position))
  }
}

/** Finds the passage of one annotation in a text. @see PlacingText */
export function placeIncoming(incoming: IncomingAnnotation, text: string, revision: string): Placement {
  return new PlacingText(text, revision).place(incoming)
}

/**
 * The annotation as it is kept, once its passage is found.
 * @param now ISO 8601 instant: when it was made, if its file does not say
 */
export function adoptIncoming(incoming: IncomingAnnotation, anchor: Anchor, now: string): Annotation {
  const { id, colour, note, tags, links, relations, createdAt } = incoming
  return {
    id,
    anchor,
    colour: colour ?? 'yellow',
    note,
    tags,
    links,
    ...(Object.keys(relations).length > 0 && { relations }),
    createdAt: createdAt || now,
  }
}

/**
 * An article's note with what an annotation of the whole says below it.
 * @returns null when the note says it already
 */
export function addToArticleNote(
  note: string,
  { note: added }: Pick<IncomingAnnotation, 'note'>,
): string | null {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  if (plain(note).includes(plain(added))) return null
  return [note.trimEnd(), added.trim()].filter((part) => part !== '').join('\n\n')
}

/** The span that begins nearest to a position, if it is the nearest by far: programs count their own text. */
function nearest(spans: readonly Span[], position: number): Span | undefined {
  const away = ({ start }: Span) => Math.abs(start - position)
  const [first, second] = spans.toSorted((a, b) => away(a) - away(b))
  if (!first || !second) return first
  return away(first) * 2 < away(second) ? first : undefined
}

/** How many UTF-16 code units a number of code points at the start of a text takes. */
function unitsBefore(text: string, points: number): number {
  let at = 0
  for (let count = 0; count < points && at < text.length; count++)
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}
