import type { Block } from '../../../src-core/article/block.ts'
import type { ImportedArticle } from '../../../src-core/import/imported.ts'
import { readPlainText } from '../../../src-core/import/read-plain-text.ts'

/**
 * Blocks as lines that can be read in a test: `text` is a paragraph, `# text` and `## text` headings,
 * `| text` verse (a bar at each line), `- text` and `1. text` list items (two spaces a depth), `***` a rule.
 */
export function outlineBlocks(blocks: readonly Block[]): string[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `${'#'.repeat(block.level)} ${block.text}`
      case 'verse':
        return `| ${block.text.replaceAll('\n', '\n| ')}`
      case 'list-item':
        return `${'  '.repeat(block.depth)}${block.ordered ? '1.' : '-'} ${block.text}`
      case 'rule':
        return `***${block.text}`
      case 'paragraph':
        return block.text
      case 'quote':
      case 'code':
      case 'table':
      case 'image':
      case 'caption':
        throw new Error(`Plain text has no ${block.kind}.`)
    }
  })
}

/** An article as its header line, when there is one, `= title`, `@ place`, and its blocks. */
export function outlineArticle({ metadata, blocks }: ImportedArticle): string[] {
  const { published, title, place } = metadata
  const header = [published && `date ${published}`, `= ${title}`, place && `@ ${place}`]
  return [...header.filter((line) => line !== ''), ...outlineBlocks(blocks)]
}

/** The outlines of all articles in a text, one below the other. */
export function outline(text: string, name = 'file.txt'): string[] {
  return readPlainText(text, name).flatMap(outlineArticle)
}

/** The outline of what stands below a title. */
export function outlineBody(body: string): string[] {
  return outline(`Title\n\n${body}`).slice(1)
}

/** Lines as a test file can hold them: a final line end, as editors write it. */
export function lines(...content: string[]): string {
  return `${content.join('\n')}\n`
}

/** A sentence too long to be a title, a subhead or a line of verse. */
export const LONG =
  'The delegations met for an hour on Monday afternoon in a palace on the European shore of the Bosphorus.'
/** Another one. */
export const LONG2 =
  'Officials said that the two sides had agreed to exchange more prisoners, and to go on talking before June ends.'
