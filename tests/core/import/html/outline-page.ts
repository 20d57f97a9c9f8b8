import type { Block, Mark } from '../../../../src-core/article/block.ts'
import type { ImportedArticle, ImportSource } from '../../../../src-core/import/imported.ts'
import { readSource } from '../../../../src-core/import/importer.ts'

/** Reads a piece of HTML as a file of this name. */
export async function readPage(
  html: string | Uint8Array,
  more: Partial<ImportSource> = {},
): Promise<ImportedArticle> {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html
  const { articles } = await readSource({ name: 'page.html', bytes, ...more })
  const [article] = articles
  if (!article) throw new Error('There is no article.')
  return article
}

/** The blocks of a piece of HTML as lines that can be read in a test; marks in brackets, links with their address. */
export async function outlinePage(html: string, more: Partial<ImportSource> = {}): Promise<string[]> {
  return (await readPage(html, more)).blocks.map(outlineBlock)
}

function outlineBlock(block: Block): string {
  const text = withMarks(block)
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${text}`
    case 'list-item':
      return `${'  '.repeat(block.depth)}${block.ordered ? '1.' : '-'} ${text}`
    case 'table':
      return `table ${block.header}: ${text.replaceAll('\t', ' | ').replaceAll('\n', ' / ')}`
    case 'image':
      return `image ${block.alt} <${block.src ?? ''}>`
    case 'rule':
      return '***'
    case 'paragraph':
      return text
    case 'verse':
    case 'quote':
    case 'code':
    case 'caption':
      return `${block.kind}: ${text.replaceAll('\n', ' / ')}`
  }
}

const SIGNS = { strong: 'b', em: 'i', code: 'c', link: 'a' }

function withMarks({ text, marks = [] }: Block): string {
  const ends = (at: number) => marks.filter((mark) => mark.end === at).map(() => ']')
  const starts = (at: number) => marks.filter((mark) => mark.start === at).map((mark) => `[${nameOf(mark)} `)
  let out = ''
  for (let at = 0; at <= text.length; at++) out += [...ends(at), ...starts(at), text.charAt(at)].join('')
  return out
}

function nameOf(mark: Mark): string {
  return mark.kind === 'link' ? `a<${mark.href}>` : SIGNS[mark.kind]
}
