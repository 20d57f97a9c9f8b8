import type { Block } from '../../article/block.ts'
import type { Draft } from './drafts.ts'
import { endsSentence, hasWords } from './letters.ts'
import { isShort } from './lines.ts'

/** A head and a line below it, no more: three short lines in a row are names, results or an address. */
const HIGHEST_STACK = 2

/** A web address on a line of its own heads nothing. */
const ADDRESS = /^[a-z]+:\/\/\S+$/iu

/**
 * The blocks, with subheads told from paragraphs: short lines between two blocks of text, that end
 * neither in terminal punctuation nor in a closing quote. The first block is never one: below the
 * headline stands a byline or a lead.
 */
export function markSubheads(drafts: readonly Draft[]): Block[] {
  const blocks = drafts.map(({ block }) => block)
  for (let start = 1; start < drafts.length; start++) {
    let end = start
    while (mayHead(drafts[end])) end++
    if (end > start && end - start <= HIGHEST_STACK && isText(drafts[end])) {
      for (let i = start; i < end; i++) blocks[i] = { kind: 'heading', level: 2, text: blocks[i]?.text ?? '' }
    }
    start = end
  }
  return blocks
}

function mayHead(draft: Draft | undefined): boolean {
  if (!draft?.isLine || draft.block.kind !== 'paragraph') return false
  const { text } = draft.block
  return isShort(text) && hasWords(text) && !endsSentence(text) && !ADDRESS.test(text)
}

function isText(draft: Draft | undefined): boolean {
  return draft !== undefined && draft.block.kind !== 'heading' && draft.block.kind !== 'rule'
}
