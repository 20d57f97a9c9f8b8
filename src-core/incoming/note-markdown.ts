import type { Block, Mark } from '../article/block.ts'
import { escapeMarkdown } from '../export/escape-markdown.ts'
import { fence } from '../export/quote-markdown.ts'

/** HTML of a note beyond this is not read as such, UTF-16 code units. */
const MAX_HTML = 500_000

/** Text that is no Markdown, as a note that shows it as it was typed: its lines, and its paragraphs. */
export function noteOfText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n(?:[ \t]*\n)+/)
    .map((paragraph) => paragraph.split('\n').map(escapeLine).join('  \n'))
    .join('\n\n')
}

/** HTML as a note: read into blocks as a page is, and never kept. What cannot be read so is kept as text. */
export async function noteOfHtml(html: string): Promise<string> {
  if (html.length > MAX_HTML) return noteOfText(html)
  const { readHtml } = await import('../import/html/read-html.ts')
  try {
    // A title of its own keeps a heading in the note from being taken for it.
    return blocksMarkdown(readHtml(html, { name: '', isWhole: true, title: '\u0000' }).blocks)
  } catch {
    return noteOfText(html.replace(/<[^>]*>/g, ' '))
  }
}

/** Blocks as Markdown, with emphasis, code and links. Images go: a note shows none. */
export function blocksMarkdown(blocks: readonly Block[]): string {
  let markdown = ''
  let before: Block | undefined
  for (const block of blocks) {
    const written = blockMarkdown(block)
    if (written === '') continue
    const isListed = block.kind === 'list-item' && before?.kind === 'list-item'
    markdown += before === undefined ? written : `${isListed ? '\n' : '\n\n'}${written}`
    before = block
  }
  return markdown
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlineMarkdown(block)}`
    case 'quote':
      return `> ${inlineMarkdown(block)}`
    case 'list-item':
      return `${'   '.repeat(Math.max(0, block.depth))}${block.ordered ? '1.' : '-'} ${inlineMarkdown(block)}`
    case 'code':
      return fence(block.text)
    case 'verse':
    case 'table':
      return noteOfText(block.text.replaceAll('\t', ' · '))
    case 'image':
      return block.alt === '' ? '' : escapeLine(block.alt)
    case 'rule':
      return ''
    case 'paragraph':
    case 'caption':
      return inlineMarkdown(block)
  }
}

const SIGNS = { strong: '**', em: '_', code: '`' } as const

/** One block's text with its marks. Marks that overlap in part are written for the first alone. */
function inlineMarkdown({ text, marks = [] }: Block): string {
  const ordered = marks.toSorted((a, b) => a.start - b.start || b.end - a.end)
  return writeRange(text, 0, text.length, ordered).replace(/\n/g, '  \n')
}

function writeRange(text: string, start: number, end: number, marks: readonly Mark[]): string {
  let written = ''
  let at = start
  for (const [index, mark] of marks.entries()) {
    if (mark.start < at || mark.end > end || mark.start >= mark.end) continue
    const inner = marks.slice(index + 1).filter((other) => other.start >= mark.start && other.end <= mark.end)
    written += escapeSpan(text.slice(at, mark.start)) + writeMark(text, mark, inner)
    at = mark.end
  }
  return written + escapeSpan(text.slice(at, end))
}

function writeMark(text: string, mark: Mark, inner: readonly Mark[]): string {
  const plain = text.slice(mark.start, mark.end)
  if (mark.kind === 'code') return plain.includes('`') ? escapeSpan(plain) : `\`${plain}\``
  const content = writeRange(text, mark.start, mark.end, inner)
  if (mark.kind === 'link') {
    return /^(?:https?:|mailto:)[^\s<>]*$/i.test(mark.href) ? `[${content}](<${mark.href}>)` : content
  }
  // Signs beside white space are no emphasis.
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(content) ?? []
  return words === '' ? content : before + SIGNS[mark.kind] + words + SIGNS[mark.kind] + after
}

/** Spaces at the ends of a span are those between words. */
function escapeSpan(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  return before + words.split('\n').map(escapeMarkdown).join('\n') + after
}

function escapeLine(line: string): string {
  return escapeMarkdown(line.trim())
}
