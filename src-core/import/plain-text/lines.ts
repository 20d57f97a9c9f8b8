/** The longest line, in characters as people see them, that can be a title, a place or a subhead. */
export const SHORT_LINE = 80

const TAB_WIDTH = 4

/** A zero-width space is no white space to Unicode, but a line of nothing else is blank to the eye. */
const VISIBLE = /[^\s\u200B]/u

/** Whether nothing in a text can be seen. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text)
}

/**
 * The lines of a text without their ends: CR LF, CR, LF, and U+2028. U+2029 separates paragraphs: it
 * reads as a blank line. No final line end, one, or several: a reader of paragraphs sees no difference.
 */
export function splitLines(text: string): string[] {
  // Nearly all texts have only one kind of line end, which is found at once.
  if (!/[\r\u2028\u2029]/.test(text)) return text.split('\n')
  return text.replaceAll('\u2029', '\n\n').split(/\r\n|[\r\n\u2028]/u)
}

/** The groups of lines that blank lines separate, each with its indents but without trailing white space. */
export function splitChunks(lines: readonly string[]): string[][] {
  const chunks: string[][] = []
  let chunk: string[] = []
  for (const line of lines) {
    if (!isBlank(line)) {
      chunk.push(line.trimEnd())
    } else if (chunk.length > 0) {
      chunks.push(chunk)
      chunk = []
    }
  }
  if (chunk.length > 0) chunks.push(chunk)
  return chunks
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Whether a code unit is a character: Latin, Greek, Cyrillic and Han without combining marks. */
function isSingle(unit: number): boolean {
  return (
    (unit >= 0x20 && unit <= 0x2ff) || (unit >= 0x370 && unit <= 0x482) || (unit >= 0x4e00 && unit <= 0x9fff)
  )
}

/** Whether a line has at most {@link SHORT_LINE} characters, with a letter and its accents counted as one. */
export function isShort(line: string): boolean {
  if (line.length <= SHORT_LINE) return true
  // Nearly every long line is told by these; to cut all into graphemes takes ten times as long.
  let singles = 0
  for (let i = 0; i < line.length; i++) {
    if (isSingle(line.charCodeAt(i)) && ++singles > SHORT_LINE) return false
  }
  let count = 0
  for (const _ of graphemes.segment(line)) if (++count > SHORT_LINE) return false
  return true
}

/** Up to {@link SHORT_LINE} characters from the start of a text, cut between words, with an ellipsis if cut. */
export function openingWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (isShort(line)) return line
  let end = 0
  let count = 0
  for (const { index } of graphemes.segment(line)) {
    end = index
    if (count++ === SHORT_LINE - 1) break
  }
  const space = line.lastIndexOf(' ', end)
  return `${line.slice(0, space > end / 2 ? space : end)}…`
}

/** Columns that a line takes in a terminal; an estimate for scripts with marks above and below. */
export function lineWidth(line: string): number {
  let width = 0
  for (let i = 0; i < line.length; i++) width += codeUnitWidth(line.charCodeAt(i))
  return width
}

/** Columns before the first character that is not white space. */
export function indentWidth(line: string): number {
  return lineWidth(line.slice(0, line.length - line.trimStart().length))
}

/** Columns of the part of a line that a line break cannot divide: its first word, or one wide character. */
export function firstWordWidth(line: string): number {
  let width = 0
  for (let i = 0; i < line.length; i++) {
    const own = isPair(line, i) ? 2 : codeUnitWidth(line.charCodeAt(i))
    if (own === 2) return width === 0 ? own : width
    if (isSpace(line, i)) break
    width += own
  }
  return width
}

function isPair(line: string, i: number): boolean {
  return (line.charCodeAt(i) & 0xfc00) === 0xd800 && (line.charCodeAt(i + 1) & 0xfc00) === 0xdc00
}

function isSpace(line: string, i: number): boolean {
  const unit = line.charCodeAt(i)
  return unit > 0x20 && unit < 0x80 ? false : line.charAt(i).trim() === ''
}

/** Columns of one UTF-16 code unit; the two halves of a pair count one each: what lies there is wide. */
function codeUnitWidth(unit: number): number {
  if (unit < 0x300) return unit === 0x09 ? TAB_WIDTH : 1
  if (unit < 0x1100) return unit < 0x370 ? 0 : 1
  return isWide(unit) ? 2 : 1
}

/** East Asian wide and fullwidth, in the basic plane. @see https://www.unicode.org/reports/tr11/ */
function isWide(unit: number): boolean {
  return (
    unit <= 0x115f ||
    (unit >= 0x2e80 && unit <= 0xa4cf) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xfe30 && unit <= 0xfe6f) ||
    (unit >= 0xff00 && unit <= 0xff60) ||
    (unit >= 0xffe0 && unit <= 0xffe6)
  )
}
