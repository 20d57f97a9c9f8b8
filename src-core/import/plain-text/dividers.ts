import { isShort, lineWidth } from './lines.ts'

/** Heading levels by the character of the line below, as Markdown and reStructuredText have them. */
const UNDERLINES = { '=': 1, '-': 2, '~': 3 } as const
type Level = (typeof UNDERLINES)[keyof typeof UNDERLINES]

const UNDERLINE = /^([=~-])\1{2,}$/u
const RULE = /^(?:([-*_=~])(?:\s*\1){2,}|⁂)$/u

/** A stretch of a chunk between its dividers, or a divider. */
export type Piece =
  { kind: 'rule' } | { kind: 'heading'; level: Level; text: string } | { kind: 'lines'; lines: string[] }

/** Takes the rules (`* * *`, `-----`) and the underlined headings out of a chunk. */
export function splitAtDividers(chunk: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) pieces.push({ kind: 'lines', lines })
    lines = []
  }
  for (let i = 0; i < chunk.length; i++) {
    const line = (chunk[i] ?? '').trim()
    const level = headingLevel(line, chunk[i + 1], lines.length === 0)
    if (level !== null) {
      flush()
      pieces.push({ kind: 'heading', level, text: line })
      i++
    } else if (RULE.test(line)) {
      flush()
      if (!isOverline(chunk, i)) pieces.push({ kind: 'rule' })
    } else {
      lines.push(chunk[i] ?? '')
    }
  }
  flush()
  return pieces
}

/**
 * The level that the next line gives to a line by underlining it, or null. Dashes below the last line
 * of a paragraph are a rule, so away from a chunk's start they must be about as long as the line.
 */
function headingLevel(line: string, next: string | undefined, atStart: boolean): Level | null {
  const underline = (next ?? '').trim()
  const character = UNDERLINE.exec(underline)?.[1] as keyof typeof UNDERLINES | undefined
  if (!character || RULE.test(line) || !isShort(line)) return null
  const isSure = atStart || character === '=' || Math.abs(lineWidth(line) - underline.length) <= 2
  return isSure ? UNDERLINES[character] : null
}

/** Whether a line of `===` stands above a heading that has the same below. */
function isOverline(chunk: readonly string[], at: number): boolean {
  const [over = '', heading = '', under = ''] = chunk.slice(at, at + 3).map((line) => line.trim())
  return under === over && UNDERLINE.test(over) && headingLevel(heading, under, true) !== null
}
