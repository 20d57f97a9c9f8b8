import type { Block } from './block.ts'

/** A cell of a table, with the tab or line feed that divides it from the next. */
export type TableCell = Pick<Block, 'text' | 'marks'>

/** The cells of a table's block, row by row. Their texts joined are the block's text. */
export function tableCells({ text, marks = [] }: TableCell): TableCell[][] {
  const rows: TableCell[][] = []
  let row: TableCell[] = []
  let start = 0
  for (let index = 0; index <= text.length; index++) {
    const sign = text[index]
    if (index < text.length && sign !== '\t' && sign !== '\n') continue
    const end = Math.min(index + 1, text.length)
    const inside = marks
      .filter((mark) => mark.start < end && mark.end > start)
      .map((mark) => ({
        ...mark,
        start: Math.max(0, mark.start - start),
        end: Math.min(end, mark.end) - start,
      }))
    row.push({ text: text.slice(start, end), ...(inside.length > 0 && { marks: inside }) })
    start = end
    if (sign === '\t') continue
    rows.push(row)
    row = []
  }
  return rows
}
