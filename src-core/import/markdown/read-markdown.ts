import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { readHtml } from '../html/read-html.ts'
import type { ImportedArticle, ImportSource } from '../imported.ts'
import { readFrontMatter } from './front-matter.ts'

/** A task's box, as micromark writes it. */
const BOX = /<input type="checkbox" disabled=""( checked="")?\s*\/?>/g

/**
 * Reads Markdown as an article. It is HTML by its definition, and is read as a page is: HTML within it
 * loses all that is not for reading.
 * @throws LecternError `empty-file` when there is nothing to read in it
 * @see https://spec.commonmark.org https://github.github.com/gfm/
 */
export function readMarkdown(
  markdown: string,
  { name, siblings, url }: Pick<ImportSource, 'name' | 'siblings' | 'url'>,
): ImportedArticle {
  const { facts, body } = readFrontMatter(markdown)
  const { source = '', title = '', ...known } = facts
  const html = micromark(body, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const article = readHtml(withBoxes(html), { name, siblings, url, title, isWhole: true })
  const metadata = { ...article.metadata, ...known }
  return { ...article, metadata: { ...metadata, source: source || metadata.source } }
}

/** A box becomes a sign that can be read and searched. */
function withBoxes(html: string): string {
  return html.replace(BOX, (_, checked: string | undefined) => (checked ? '☑' : '☐'))
}
