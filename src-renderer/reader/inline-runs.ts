import type { Block, Mark } from '../../src-core/article/block.ts'

/** A stretch of a block's text over which the same marks hold. */
export interface InlineRun {
  text: string
  strong: boolean
  em: boolean
  code: boolean
  href: string | null
  /** Set of a character that turns the letters after it around: it is shown, and turns nothing. */
  override?: string
}

/** Left-to-right and right-to-left override. @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Overrides */
const OVERRIDE = /[\u202D\u202E]/g

/** Cuts a block's text at the borders of its marks. The runs' texts joined are the block's text. */
export function inlineRuns({ text, marks = [] }: Block): InlineRun[] {
  const turns = [...text.matchAll(OVERRIDE)].map(({ index }) => index)
  const borders = new Set([
    0,
    text.length,
    ...marks.flatMap(({ start, end }) => [start, end]),
    ...turns.flatMap((index) => [index, index + 1]),
  ])
  const cuts = [...borders].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length
    const over = marks.filter((mark) => mark.start <= start && end <= mark.end)
    return {
      text: text.slice(start, end),
      strong: has(over, 'strong'),
      em: has(over, 'em'),
      code: has(over, 'code'),
      href: over.find((mark) => mark.kind === 'link')?.href ?? null,
      ...(turns.includes(start) && { override: text[start] === '\u202D' ? 'LRO' : 'RLO' }),
    }
  })
}

function has(marks: readonly Mark[], kind: Mark['kind']): boolean {
  return marks.some((mark) => mark.kind === kind)
}
