import type { TextFigures } from './article.ts'
import type { Block } from './block.ts'

/** Silent reading of English non-fiction. @see Brysbaert, "How many words do we read per minute?", 2019 (238) */
const WORDS_PER_MINUTE = 240

const SPACED_WORD = /[\p{L}\p{M}\p{N}]+/gu
/** What may stand between two parts of one word: `don’t`, `well-known`, `1,000.5`, a soft hyphen, joiners. */
const INSIDE_WORD = "'’.,-‐‑\u00AD\u200C\u200D"

/** Scripts that write no space between words; only a dictionary knows the words. */
const UNSPACED_SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Thai', 'Lao', 'Khmer', 'Myanmar']
const UNSPACED = UNSPACED_SCRIPTS.map((script) => String.raw`\p{Script=${script}}`).join('')
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u')
/** Cut short, as a segmenter takes quadratic time over a run without punctuation. */
const UNSPACED_RUN = new RegExp(`[${UNSPACED}ー]{1,500}`, 'gu')

const words = new Intl.Segmenter('und', { granularity: 'word' })

/** How many words a text has, in any script. A compound with hyphens is one word, as word processors count. */
export function countWords(text: string): number {
  if (!HAS_UNSPACED.test(text)) return countSpacedWords(text)
  let count = 0
  const spaced = text.replace(UNSPACED_RUN, (run) => {
    for (const { isWordLike } of words.segment(run)) if (isWordLike) count++
    return ' '
  })
  return count + countSpacedWords(spaced)
}

function countSpacedWords(text: string): number {
  let count = 0
  let end = -2
  for (const { 0: word, index } of text.matchAll(SPACED_WORD)) {
    if (index !== end + 1 || !INSIDE_WORD.includes(text.charAt(end))) count++
    end = index + word.length
  }
  return count
}

/** The figures that the library's list shows of an article: its blocks and their words, without the title. */
export function measureBlocks(blocks: readonly Block[]): TextFigures {
  return { blocks: blocks.length, words: blocks.reduce((sum, block) => sum + countWords(block.text), 0) }
}

/** Whole minutes that a text takes to read: 0 without words, else at least 1. */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_PER_MINUTE))
}

/**
 * The number of the paragraph that a block is, from 1. Blocks of text count: paragraphs, verse, quotes,
 * list items, code. Headings, images, captions and rules have the number of the paragraph below them, or of
 * the last one.
 * @param blockIndex an index into `blocks`; beyond its ends the first or last block's number is given
 */
export function paragraphNumber(blocks: readonly Block[], blockIndex: number): number {
  let number = 0
  for (const [index, block] of blocks.entries()) {
    if (!isNumbered(block)) continue
    number++
    if (index >= blockIndex) break
  }
  return Math.max(1, number)
}

/** The paragraph number of each block; see {@link paragraphNumber}. */
export function paragraphNumbers(blocks: readonly Block[]): number[] {
  const texts = blocks.filter(isNumbered).length
  let before = 0
  return blocks.map((block) => Math.max(1, isNumbered(block) ? ++before : Math.min(before + 1, texts)))
}

/**
 * The block that is the paragraph of a number, by the count of {@link paragraphNumber}.
 * @returns an index into `blocks`; -1 when there is no such paragraph
 */
export function blockOfParagraph(blocks: readonly Block[], wanted: number): number {
  let number = 0
  return blocks.findIndex((block) => isNumbered(block) && ++number === wanted)
}

function isNumbered({ kind }: Block): boolean {
  return kind !== 'heading' && kind !== 'image' && kind !== 'caption' && kind !== 'rule'
}
