import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

// Made once: they are large, and a file may have thousands of quotations.
const OPTIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, OPTIONS)
}

/**
 * What a reader sees of a node, its blocks on lines of their own. Pictures show nothing.
 * @param ofHtml what is seen of a piece of HTML
 */
export function visibleTextOf(node: Nodes, ofHtml: (html: string) => string): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'html') return ofHtml(node.value)
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  const holdsBlocks = ['root', 'blockquote', 'list', 'listItem'].includes(node.type)
  return node.children.map((child) => visibleTextOf(child, ofHtml)).join(holdsBlocks ? '\n' : '')
}
