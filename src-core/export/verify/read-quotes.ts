import type { Nodes } from 'mdast'
import { parseMarkdown, visibleTextOf } from '../markdown-nodes.ts'
import { ID_AT_END, splitExport, splitLines } from '../merge/export-parts.ts'

/** A quotation in a Markdown file. */
export interface FileQuote {
  /** Its words as a reader sees them. */
  text: string
  /** Of the annotation whose block it is in; null when it is in none, or not the block's first quote. */
  id: string | null
  /** Line of the file that it begins at, from 1. */
  line: number
  /** The heading that it stands below; empty when there is none. */
  heading: string
  /** Whether it is no block quote: then words of others may stand around it. */
  loose: boolean
}

/** What a Markdown file says of quotations. */
export interface QuotesInFile {
  /** Of the article that it was exported from; empty when it names none. */
  articleId: string
  /** Of the text that it was made of; empty when it names none. */
  textHash: string
  quotes: FileQuote[]
}

const CALLOUT = /^\[![\w-]+\]/
/** A callout that a template writes a quote in: its first line says where the quote is from. */
const QUOTE_CALLOUT = /^\[!quote\][^\n]*\n?/i

/**
 * Finds the quotations in an exported file, whoever has written in it since: the quote of each annotation by its
 * block id, and every other block quote. Callouts are none.
 */
export function readQuotes(file: string): QuotesInFile {
  const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const { frontMatter, preamble, blocks } = splitExport(text)
  const quotes: FileQuote[] = []
  let line = 1 + splitLines(frontMatter).length
  let heading = ''
  for (const { id, text } of [{ id: null, text: preamble }, ...blocks]) {
    const found = quotesIn(text)
    if (id !== null && !found.some(({ loose }) => !loose)) {
      const [first] = readLoose(text)
      if (first) found.unshift(first)
    }
    let isFirst = true
    for (const { heading: below, ...quote } of found) {
      quotes.push({
        ...quote,
        heading: below || heading,
        line: line + quote.line - 1,
        id: isFirst && id !== null ? id.slice('hl-'.length).toUpperCase() : null,
      })
      isFirst = false
    }
    heading = lastHeading(text) || heading
    line += splitLines(text).length
  }
  return { articleId: read(frontMatter, 'lectern-id'), textHash: read(frontMatter, 'text-sha256'), quotes }
}

/** The block quotes of a piece of Markdown, such as a note, from line 1. */
export function quotesIn(markdown: string): Omit<FileQuote, 'id'>[] {
  const quotes: Omit<FileQuote, 'id'>[] = []
  let heading = ''
  const walk = (node: Nodes): void => {
    if (node.type === 'heading') heading = textOf(node).trim()
    if (node.type !== 'blockquote') {
      if ('children' in node) node.children.forEach(walk)
      return
    }
    const text = textOf(node).replace(QUOTE_CALLOUT, '').replace(ID_AT_END, '').trim()
    if (text === '' || CALLOUT.test(text)) return
    quotes.push({ text, heading, line: node.position?.start.line ?? 1, loose: false })
  }
  walk(parseMarkdown(markdown))
  return quotes
}

/** The first words of an annotation's block that has no block quote. */
function readLoose(markdown: string): Omit<FileQuote, 'id'>[] {
  const first = (node: Nodes): Nodes | undefined =>
    node.type === 'paragraph'
      ? node
      : 'children' in node && node.type !== 'heading'
        ? node.children.map(first).find((found) => found !== undefined)
        : undefined
  const paragraph = first(parseMarkdown(markdown))
  const text = paragraph ? textOf(paragraph).replace(ID_AT_END, '').trim() : ''
  return text === '' || !paragraph
    ? []
    : [{ text, heading: '', line: paragraph.position?.start.line ?? 1, loose: true }]
}

function lastHeading(markdown: string): string {
  const headings = parseMarkdown(markdown).children.filter(({ type }) => type === 'heading')
  const last = headings.at(-1)
  return last ? textOf(last).trim() : ''
}

/** Of HTML, what a person may have meant to quote: all but comments. */
function textOf(node: Nodes): string {
  return visibleTextOf(node, (html) => (/^<!--[^]*-->$/.test(html.trim()) ? '' : html))
}

function read(frontMatter: string, key: 'lectern-id' | 'text-sha256'): string {
  return new RegExp(`^${key}:[ \\t]*["']?([0-9A-Za-z]+)["']?[ \\t]*$`, 'm').exec(frontMatter)?.[1] ?? ''
}
