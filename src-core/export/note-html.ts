import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { escapeHtml } from './escape-html.ts'

const OPENED = /^(?:https?:|mailto:)/i

/** Tags without attributes that a node of the syntax tree stands for. */
const TAGS: Partial<Record<Nodes['type'], string>> = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  delete: 's',
  blockquote: 'blockquote',
  listItem: 'li',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
}

/**
 * A note in HTML, for a page that is exported. Made of the syntax tree, as the window does it: HTML in the
 * note shows as it was typed, images show their description, and links are those that a click may open.
 * @param note Markdown
 */
export function noteHtml(note: string): string {
  const tree = fromMarkdown(note, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return childrenHtml(tree)
}

type Writers = { [Type in Nodes['type']]?: (node: Extract<Nodes, { type: Type }>) => string }

/** The nodes that are more than a tag around their children. */
const WRITERS: Writers = {
  text: ({ value }) => escapeHtml(value),
  html: ({ value }) => escapeHtml(value),
  inlineCode: ({ value }) => `<code>${escapeHtml(value)}</code>`,
  code: ({ value }) => `<pre>${escapeHtml(value)}</pre>`,
  break: () => '<br>',
  thematicBreak: () => '<hr>',
  image: ({ alt, url }) => `[${escapeHtml(alt ?? url)}]`,
  heading: (node) => `<h3>${childrenHtml(node)}</h3>`,
  link: (node) =>
    OPENED.test(node.url)
      ? `<a href="${escapeHtml(node.url)}" rel="noreferrer">${childrenHtml(node)}</a>`
      : childrenHtml(node),
  list: (node) => {
    const tag = node.ordered ? 'ol' : 'ul'
    const start = node.ordered && (node.start ?? 1) !== 1 ? ` start="${node.start}"` : ''
    return `<${tag}${start}>${childrenHtml(node)}</${tag}>`
  },
}

function nodeHtml(node: Nodes): string {
  // Sound: each writer stands under the type of the nodes that it takes.
  const writer = WRITERS[node.type] as ((node: Nodes) => string) | undefined
  if (writer) return writer(node)
  const tag = TAGS[node.type]
  return tag === undefined ? childrenHtml(node) : `<${tag}>${childrenHtml(node)}</${tag}>`
}

function childrenHtml(node: Nodes): string {
  return 'children' in node ? node.children.map(nodeHtml).join('') : ''
}
