import type { Anchor } from '../annotation/annotation.ts'
import { blockIndexAt, blockOffsets, BLOCK_SEPARATOR, canonicalText } from '../article/canonical-text.ts'
import type { Block } from '../article/block.ts'
import { paragraphNumbers } from '../article/figures.ts'
import { escapeMarkdown } from './escape-markdown.ts'

/** An article's text, prepared for finding many passages in it. */
export interface SourceText {
  blocks: readonly Block[]
  text: string
  offsets: number[]
  /** The paragraph number of each block. */
  paragraphs: number[]
}

/** The passage that an anchor quotes, block by block. */
export interface Quote {
  /** One a block, in order. */
  parts: { text: string; code: boolean }[]
  /** Indices of the first and last block; absent when the text no longer reads so at that place. */
  range?: { first: number; last: number }
}

/** Two spaces: the form that Obsidian documents, too. */
const HARD_BREAK = '  \n'

export function sourceText(blocks: readonly Block[]): SourceText {
  return {
    blocks,
    text: canonicalText(blocks),
    offsets: blockOffsets(blocks),
    paragraphs: paragraphNumbers(blocks),
  }
}

/** The passage of an anchor. Its words are always those that were highlighted, whatever the text says now. */
export function readQuote({ blocks, text, offsets }: SourceText, { start, end, exact }: Anchor): Quote {
  if (exact === '' || text.slice(start, end) !== exact) {
    return { parts: exact.split(BLOCK_SEPARATOR).map((line) => ({ text: line, code: false })) }
  }
  const first = blockIndexAt(offsets, start)
  const last = blockIndexAt(offsets, end - 1)
  const parts = blocks.slice(first, last + 1).map((block, index) => {
    const offset = offsets[first + index] ?? 0
    return {
      text: block.text.slice(Math.max(0, start - offset), Math.max(0, end - offset)),
      code: block.kind === 'code',
    }
  })
  return { parts, range: { first, last } }
}

/** A quote as a Markdown block quote: a paragraph a block, lines of verse kept, code in a fence. */
export function quoteMarkdown({ parts }: Quote): string {
  const paragraphs = parts.map(({ text, code }) => (code ? fence(text) : stanzas(text))).filter(isFilled)
  return paragraphs
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** Lines with hard breaks between them; empty lines divide paragraphs. */
function stanzas(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((stanza) => stanza.split('\n').filter(isFilled).map(escapeMarkdown).join(HARD_BREAK))
    .filter(isFilled)
    .join('\n\n')
}

function isFilled(text: string): boolean {
  return text !== ''
}

/** Code as a block of Markdown, whatever marks are in it. */
export function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const marker = '`'.repeat(longest + 1)
  return `${marker}\n${text}\n${marker}`
}
