import { isShort, lineWidth } from './lines.ts'

/** Heading levels by the character of the line below, as Markdown and reStructuredText have them. */
const UNDERLINES = new Map([
  ['=', 1],
  ['-', 2],
  ['~', 3],
] as const)
type Level = 1 | 2 | 3

/** What rules are drawn with, three times or more; the asterism stands alone. */
const RULE_SIGNS = '-*_=~'
const ASTERISM = '⁂'
/** Every divider, and every line below a heading that makes it one, begins so; nearly no other line does. */
const MAY_DIVIDE = /^\s*[-*_=~⁂]/u

/** A stretch of a chunk between its dividers, or a divider. */
export type Piece =
  { kind: 'rule' } | { kind: 'heading'; level: Level; text: string } | { kind: 'lines'; lines: string[] }

/** Takes the rules (`* * *`, `-----`) and the underlined headings out of a chunk. */
export function splitAtDividers(chunk: string[]): Piece[] {
  if (!chunk.some((line) => MAY_DIVIDE.test(line))) return [{ kind: 'lines', lines: chunk }]
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
    } else if (isRule(line)) {
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
  const level = underlineLevel(underline)
  if (level === null || isRule(line) || !isShort(line)) return null
  const isSure = atStart || level === 1 || Math.abs(lineWidth(line) - underline.length) <= 2
  return isSure ? level : null
}

/** Whether a line of `===` stands above a heading that has the same below. */
function isOverline(chunk: readonly string[], at: number): boolean {
  const [over = '', heading = '', under = ''] = chunk.slice(at, at + 3).map((line) => line.trim())
  return under === over && underlineLevel(over) !== null && headingLevel(heading, under, true) !== null
}

/** The level that a line of `===`, `---` or `~~~` gives to the line above it. */
function underlineLevel(line: string): Level | null {
  const level = UNDERLINES.get(line.charAt(0) as '=' | '-' | '~')
  return level !== undefined && countSigns(line) === line.length ? level : null
}

function isRule(line: string): boolean {
  return line === ASTERISM || (RULE_SIGNS.includes(line.charAt(0)) && countSigns(line) > 0)
}

/** How often a line repeats its first character; 0 if there is another one besides white space, or fewer than three. */
function countSigns(line: string): number {
  const sign = line.charAt(0)
  let count = 0
  // A loop, as a pattern with a back-reference overflows its stack on a line of a million dashes.
  for (const character of line) {
    if (character === sign) count++
    else if (character.trim() !== '') return 0
  }
  return count >= 3 ? count : 0
}
