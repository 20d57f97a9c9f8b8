import { compareInText } from '../library/record.ts'
import type { ExportInput } from './markdown.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { readQuote, sourceText } from './quote-markdown.ts'

const COLUMNS = [
  'Article',
  'Published',
  'Byline',
  'Publisher',
  'Source',
  'Paragraph',
  'Quote',
  'Meaning',
  'Colour',
  'Tags',
  'Note',
  'Created',
  'Start',
  'End',
  'Article id',
  'Annotation id',
] as const

/** What a spreadsheet would run as a formula if it stood at the start of a cell. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * Articles' annotations as a table, a row each, for spreadsheets: UTF-8 with a byte-order mark, without which
 * Excel takes it for another encoding. A cell that a spreadsheet would run as a formula gets an apostrophe
 * before it. Positions are UTF-16 code units of the canonical text.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function exportCsv(inputs: readonly ExportInput[]): string {
  const rows = [[...COLUMNS], ...inputs.flatMap(toRows)]
  return `\uFEFF${rows.map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`
}

function toRows({ article, blocks, annotations, meanings }: ExportInput): string[][] {
  const source = sourceText(blocks)
  return annotations.toSorted(compareInText).map((annotation) => {
    const { anchor, colour, tags, note, createdAt } = annotation
    const quote = readQuote(source, anchor)
    return [
      article.title,
      article.published,
      article.byline,
      article.publisher,
      article.source,
      paragraphsOf(source, quote),
      anchor.exact,
      meanings[colour],
      colour,
      tags.join('; '),
      note,
      createdAt,
      quote.range ? String(anchor.start) : '',
      quote.range ? String(anchor.end) : '',
      article.id,
      annotation.id,
    ]
  })
}

function toCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
