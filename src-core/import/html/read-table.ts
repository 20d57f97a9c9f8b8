import { elementsOf, type HtmlElement } from './tree.ts'

/** A cell, and how many columns it is wide. */
export interface Cell {
  element: HtmlElement
  columns: number
}

/** A table for reading: what is in its rows, and how many of them are headings. */
export interface DataTable {
  caption: HtmlElement | undefined
  rows: Cell[][]
  /** How many there are in the widest row. */
  columns: number
  header: number
}

const MOST_COLUMNS = 200
/** What a cell of figures does not hold: then the table only puts parts of the page beside each other. */
const PARTS = new Set(['table', 'article', 'section', 'h1', 'h2', 'h3', 'pre', 'blockquote'])

/**
 * Reads a table's rows.
 * @returns null when it is none to read as rows, but was used to lay a page out
 */
export function readTable(table: HtmlElement): DataTable | null {
  const parts = partsOf(table)
  const captionOf = parts.find(({ name }) => name === 'caption')
  const rows = parts.filter(({ name }) => name === 'tr').map(cellsOf)
  const filled = rows.filter((cells) => cells.length > 0)
  const widths = filled.map((cells) => cells.reduce((sum, { columns }) => sum + columns, 0))
  const columns = Math.min(
    MOST_COLUMNS,
    widths.reduce((most, width) => Math.max(most, width), 0),
  )
  if (columns < 2) return null
  const all = filled.flat()
  const isMarked = captionOf !== undefined || all.some(({ element }) => element.name === 'th')
  if (!isMarked && filled.length < 2) return null
  if (all.some(({ element }) => holdsParts(element, isMarked))) return null
  const first = filled.findIndex((cells) => !cells.every(({ element }) => element.name === 'th'))
  return { caption: captionOf, rows: filled, columns, header: first === -1 ? 0 : first }
}

/** Captions and rows of a table, not of those within it. */
function partsOf(table: HtmlElement): HtmlElement[] {
  return table.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return ['thead', 'tbody', 'tfoot'].includes(child.name) ? partsOf(child) : [child]
  })
}

function cellsOf(row: HtmlElement): Cell[] {
  return row.children.flatMap((child) => {
    if (typeof child === 'string' || (child.name !== 'td' && child.name !== 'th')) return []
    const columns = Number(/^\d{1,3}/.exec(child.attributes.get('colspan') ?? '')?.[0] ?? 1)
    return [{ element: child, columns: Math.min(MOST_COLUMNS, Math.max(1, columns)) }]
  })
}

function holdsParts(cell: HtmlElement, isMarked: boolean): boolean {
  let paragraphs = 0
  for (const { name } of elementsOf(cell)) {
    if (PARTS.has(name) || (name === 'img' && !isMarked)) return true
    if ((name === 'p' || name === 'li') && ++paragraphs > 3) return true
  }
  return false
}
