import type { Nodes } from 'mdast'
import { parseMarkdown, visibleTextOf } from '../export/markdown-nodes.ts'

/** What may be emphasis or a link. */
const SIGNS = /\]\(|\*\*|__|(?:^|\s)[*_][^\s*_]/

/** A quotation without emphasis and links, which some programs write into its words. */
export function inlineText(text: string): string {
  return SIGNS.test(text) ? shownTextOf(parseMarkdown(text)).trim() : text
}

/** What a reader sees of a node that another program wrote, where HTML is only there for its looks. */
export function shownTextOf(node: Nodes): string {
  return visibleTextOf(node, (html) => html.replace(/<[^>]*>/g, ''))
}
