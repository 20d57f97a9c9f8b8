import { LecternError } from '../../ipc/result.ts'
import { KEPT_AS_IT_WAS } from '../kept.ts'
import type { ImportedArticle, ImportSource } from '../imported.ts'
import { fileStem } from '../file-stem.ts'
import { openingWords } from '../plain-text/lines.ts'
import { plainLine } from '../visible-text.ts'
import type { BlockList } from './block-list.ts'
import { findLostNotes } from './footnotes.ts'
import { findMainContent } from './main-content.ts'
import { parseHtml, type ParsedPage } from './parse-html.ts'
import { readBlocks } from './read-blocks.ts'
import { readMetadata } from './read-metadata.ts'
import { siblingFiles } from './sibling-files.ts'
import { attribute, type HtmlElement } from './tree.ts'
import { parseUrl } from '../parse-url.ts'

/** What is known of a page from outside, and how it is to be read. */
export interface HtmlContext extends Pick<ImportSource, 'name' | 'siblings' | 'url'> {
  /** Whether all of it is the article, as of an email. */
  isWhole?: boolean
  /** Its title, if it is known from elsewhere. */
  title?: string
}

/** A byline that repeats what stands above the text is short. UTF-16 code units. */
const SHORT = 300

/**
 * Reads a page or a fragment of HTML as an article.
 * @throws LecternError `empty-file` when there is nothing to read in it
 */
export function readHtml(html: string, context: HtmlContext): ImportedArticle {
  const shown = readPage(parseHtml(html), context)
  const article = shown ?? readPage(parseHtml(html, { keepHidden: true }), context)
  if (article) return article
  throw new LecternError('empty-file', 'There is no text in the page.', {
    kept: KEPT_AS_IT_WAS,
    todo: 'Some pages get their text by scripts, which Lectern never runs. Open it in a browser, wait until the text is there, and save it then, or copy the text and paste it here.',
  })
}

function readPage(page: ParsedPage, context: HtmlContext): ImportedArticle | null {
  const { url, ...facts } = readMetadata(page, context.url)
  const isWhole = context.isWhole ?? !page.isPage
  const { content, byline } = isWhole ? { content: page.root, byline: '' } : findMainContent(page.root)
  const files = siblingFiles(context.siblings, baseOf(page, url))
  const list = readBlocks(withNotes(content, page.root), files)
  const title =
    context.title ||
    facts.title ||
    headingOf(list) ||
    fileStem(context.name) ||
    openingWords(list.blocks[0]?.text ?? '')
  dropTitle(list, title)
  if (!list.blocks.some(({ kind }) => kind !== 'rule' && kind !== 'image') && list.images.length === 0)
    return null
  return {
    metadata: {
      ...facts,
      title,
      byline: facts.byline || plainLine(byline).slice(0, SHORT),
      source: url || context.name,
    },
    blocks: list.blocks,
    ...(list.images.length > 0 && { images: list.images }),
  }
}

function baseOf({ facts }: ParsedPage, url: string): string {
  const base = facts.find(({ name }) => name === 'base')
  const href = base ? attribute(base, 'href') : ''
  if (href === '') return url
  return (parseUrl(href) ?? parseUrl(href, url))?.href ?? url
}

function withNotes(content: HtmlElement, page: HtmlElement): HtmlElement {
  const notes = findLostNotes(content, page)
  if (notes.length === 0) return content
  const rule: HtmlElement = { name: 'hr', attributes: new Map(), children: [] }
  const list: HtmlElement = { name: 'ol', attributes: new Map(), children: notes }
  return { ...content, children: [...content.children, rule, list] }
}

function headingOf({ blocks }: BlockList): string {
  return blocks.slice(0, 5).find(({ kind }) => kind === 'heading')?.text ?? ''
}

/** The headline is shown above the text: there it does not stand again. */
function dropTitle(list: BlockList, title: string): void {
  const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const [first] = list.blocks
  if (first?.kind === 'heading' && fold(first.text) === fold(title)) list.dropFirst()
}
