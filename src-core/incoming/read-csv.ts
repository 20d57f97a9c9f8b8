/** A row of a table, and the line of the file at which it begins, from 1. */
export interface CsvRow {
  cells: string[]
  line: number
}

const LINE_END = /\r\n?|\n/g

/**
 * Reads a table of RFC 4180, as spreadsheets and programs write it: with any line ends, divided by commas,
 * semicolons or tabs, whichever its first line has most of. A quotation mark that opens nothing, or is never closed,
 * is a character like others. Rows without content are left out.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(text: string): CsvRow[] {
  const divider = findDivider(text)
  const rows: CsvRow[] = []
  let row: CsvRow = { cells: [], line: 1 }
  let line = 1
  let at = 0
  while (at <= text.length) {
    const { value, end } = readQuoted(text, at, divider) ?? readBare(text, at, divider)
    row.cells.push(value)
    line += text.slice(at, end).match(LINE_END)?.length ?? 0
    if (text[end] === divider) {
      at = end + 1
      continue
    }
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
    line++
    row = { cells: [], line }
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  return rows
}

interface Cell {
  value: string
  /** Of what ends it: a divider, a line end, or the end of the text. */
  end: number
}

/** A cell in quotation marks, in which a doubled one is one; null when it is none. */
function readQuoted(text: string, start: number, divider: string): Cell | null {
  if (text[start] !== '"') return null
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) return null
  const after = text[close + 1]
  if (after !== undefined && after !== divider && after !== '\r' && after !== '\n') return null
  return { value: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 }
}

function readBare(text: string, start: number, divider: string): Cell {
  let end = start
  while (end < text.length && text[end] !== divider && text[end] !== '\r' && text[end] !== '\n') end++
  return { value: text.slice(start, end), end }
}

function findDivider(text: string): string {
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? []
  const count = (divider: string) => first.split(divider).length
  return [',', ';', '\t'].reduce((best, divider) => (count(divider) > count(best) ? divider : best))
}
