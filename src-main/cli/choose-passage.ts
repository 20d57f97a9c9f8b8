import { findQuote } from '../../src-core/annotation/find-quote.ts'
import type { Block } from '../../src-core/article/block.ts'
import { blockIndexAt, blockOffsets, canonicalText } from '../../src-core/article/canonical-text.ts'
import { paragraphNumber } from '../../src-core/article/figures.ts'
import type { Span } from '../../src-core/article/segments.ts'
import { LecternError } from '../../src-core/ipc/result.ts'

/** A place of a quotation in a text. */
export interface Passage {
  span: Span
  /** Number of the paragraph that it begins in, from 1. */
  paragraph: number
}

const SHOWN = 20
const UNCHANGED = { kept: 'Nothing was changed.' }

/**
 * The passage that a quotation means.
 * @param nth which of several, from 1
 * @throws LecternError `not-found`; `ambiguous` when there are several and `nth` does not say which
 */
export function choosePassage(blocks: readonly Block[], quote: string, nth?: number): Passage {
  const offsets = blockOffsets(blocks)
  const passages = findQuote(canonicalText(blocks), quote).spans.map((span) => ({
    span,
    paragraph: paragraphNumber(blocks, blockIndexAt(offsets, span.start)),
  }))
  if (passages.length === 0) {
    throw new LecternError('not-found', `“${quote}” is not in the text.`, {
      ...UNCHANGED,
      todo: 'Give the passage as `lectern show` prints it.',
    })
  }
  if (nth === undefined && passages.length > 1) {
    throw new LecternError('ambiguous', `“${quote}” is in the text ${passages.length} times.`, {
      ...UNCHANGED,
      todo: `Say which one: ${listPassages(passages)}.`,
    })
  }
  const passage = passages[(nth ?? 1) - 1]
  if (passage) return passage
  const times = passages.length === 1 ? 'once' : `${passages.length} times`
  throw new LecternError(
    'not-found',
    `“${quote}” is in the text only ${times}: ${listPassages(passages)}.`,
    UNCHANGED,
  )
}

function listPassages(passages: readonly Passage[]): string {
  const shown = passages
    .slice(0, SHOWN)
    .map(({ paragraph }, index) => `--nth ${index + 1} (paragraph ${paragraph})`)
  return [...shown, ...(passages.length > SHOWN ? ['…'] : [])].join(', ')
}
