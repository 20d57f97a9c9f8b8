import type { ArticleMetadata } from '../article/article.ts'
import type { Block } from '../article/block.ts'
import { fileStem } from './file-stem.ts'
import type { ImportedArticle } from './imported.ts'
import { type Draft, draftBlocks } from './plain-text/drafts.ts'
import { isShort, openingWords, splitLines } from './plain-text/lines.ts'
import { splitNewsItems } from './plain-text/news-header.ts'
import { markSubheads } from './plain-text/subheads.ts'

/**
 * Reads plain text into articles: several if it is in the news format and has several headers, else one.
 * Characters are kept exactly. What goes is white space around blocks (all that `trim` takes,
 * non-breaking spaces among it), the line breaks of wrapped paragraphs, and signs that a block's kind
 * says again: bullets, counted numbers, underlines, rules.
 * @param name the file's name; gives the title if the text has none. Empty for pasted text.
 */
export function readPlainText(text: string, name: string): ImportedArticle[] {
  const lines = splitLines(text)
  const items = splitNewsItems(lines)
  if (!items) return [readUntitled(lines, name)]
  return items.map(({ lines, ...header }) => ({
    metadata: { ...unknownMetadata(name), ...header },
    blocks: markSubheads(withoutLeadingRules(draftBlocks(lines))),
  }))
}

/** The blocks of a text whose title stands elsewhere. */
export function plainTextBlocks(text: string): Block[] {
  return markSubheads(withoutLeadingRules(draftBlocks(splitLines(text))))
}

/** An article without a header: its first short line is the title. */
function readUntitled(lines: readonly string[], name: string): ImportedArticle {
  const drafts = withoutLeadingRules(draftBlocks(lines))
  const found = takeTitle(drafts)
  const blocks = markSubheads(withoutLeadingRules(found?.rest ?? drafts))
  const title = found?.title ?? (fileStem(name) || openingWords(blocks[0]?.text ?? ''))
  return { metadata: { ...unknownMetadata(name), title }, blocks }
}

/** The title and the drafts without it, or null if the text does not begin with a short line. */
function takeTitle(drafts: readonly Draft[]): { title: string; rest: Draft[] } | null {
  const [first, ...rest] = drafts
  if (!first) return null
  const { kind, text } = first.block
  if (kind === 'heading' || (first.isLine && isShort(text))) return { title: text, rest }
  if (kind !== 'verse') return null
  const [line = '', ...more] = text.split('\n')
  // A poem without a title keeps its first line; above other text, or with one line, it is a title.
  const isStanza = more.length > 1 && drafts.every(({ block }) => block.kind === 'verse')
  if (isStanza || !isShort(line)) return null
  return { title: line.trim(), rest: [restOfVerse(more), ...rest] }
}

function restOfVerse(lines: readonly string[]): Draft {
  const text = lines.join('\n').trim()
  const block: Block = { kind: lines.length === 1 ? 'paragraph' : 'verse', text }
  return { block, isLine: lines.length === 1 }
}

/** A rule above all text divides nothing. */
function withoutLeadingRules(drafts: readonly Draft[]): readonly Draft[] {
  const first = drafts.findIndex(({ block }) => block.kind !== 'rule')
  return first === -1 ? [] : drafts.slice(first)
}

function unknownMetadata(name: string): ArticleMetadata {
  return { title: '', byline: '', publisher: '', place: '', published: '', source: name, language: '' }
}
