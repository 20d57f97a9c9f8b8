import type { Draft, Drafts } from './draft.ts'
import { inlineText } from './markdown-text.ts'
import { nearestColour } from './nearest-colour.ts'
import { readCsv } from './read-csv.ts'

/** What the columns are called, in any case and order. */
const COLUMNS = {
  highlight: 'highlight',
  title: 'book title',
  author: 'book author',
  note: 'note',
  colour: 'color',
  tags: 'tags',
  placeType: 'location type',
  place: 'location',
  madeAt: 'highlighted at',
  address: 'url',
} as const

/** Whether a text is the table that Readwise exports: its first line names the columns. */
export function isReadwise(text: string): boolean {
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? []
  return /\bhighlight\b/i.test(first) && /\bbook title\b/i.test(first)
}

/** Reads the table of highlights that Readwise exports. */
export function readReadwise(text: string): Drafts {
  const [head, ...rows] = readCsv(text)
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase())
  const found: Drafts = { drafts: [], unread: [] }
  for (const { cells, line } of rows) {
    const cell = (column: keyof typeof COLUMNS) => cells[names.indexOf(COLUMNS[column])]?.trim() ?? ''
    if (cell('highlight') === '' && cell('note') === '') {
      found.unread.push({ where: `line ${line}`, why: 'There is neither a highlight nor a note in the row.' })
    } else found.drafts.push(readRow(cell))
  }
  return found
}

function readRow(cell: (column: keyof typeof COLUMNS) => string): Draft {
  return {
    source: { title: cell('title'), byline: cell('author'), address: cell('address') },
    exact: inlineText(cell('highlight')),
    note: cell('note'),
    colour: nearestColour(cell('colour')),
    tags: cell('tags').split(','),
    place: describePlace(cell('placeType'), cell('place')),
    createdAt: cell('madeAt'),
  }
}

/** A mere order or offset says nothing to a person. */
function describePlace(type: string, place: string): string {
  const kind = type.toLowerCase()
  if (place === '' || !['page', 'location'].includes(kind)) return ''
  return `${kind === 'page' ? 'page' : 'Location'} ${place}`
}
