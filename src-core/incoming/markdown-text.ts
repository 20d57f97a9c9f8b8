import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** What may be emphasis or a link. */
const SIGNS = /\]\(|\*\*|__|(?:^|\s)[*_][^\s*_]/

// Made once: they are large, and a file has thousands of quotations.
const OPTIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, OPTIONS)
}

/** A quotation without emphasis and links, which some programs write into its words. */
export function inlineText(text: string): string {
  return SIGNS.test(text) ? visibleTextOf(parseMarkdown(text)).trim() : text
}

/** What a reader sees of a node, its blocks on lines of their own. Pictures show nothing. */
export function visibleTextOf(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'html') return node.value.replace(/<[^>]*>/g, '')
  if (node.type === 'image' || node.type === 'imageReference') return ''
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  const holdsBlocks = ['root', 'blockquote', 'list', 'listItem'].includes(node.type)
  return node.children.map(visibleTextOf).join(holdsBlocks ? '\n' : '')
}
