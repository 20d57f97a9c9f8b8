import type { ArticleSummary } from '../../src-core/ipc/contract.ts'

/** A tag and those below it: `people` with `people/ministers`. */
export interface TagNode {
  /** The whole tag. */
  tag: string
  /** Its last level. */
  name: string
  /** How many articles have it, or one below it, on them or on their annotations. */
  count: number
  children: TagNode[]
}

/** Whether an article has a tag, or one below it, on itself or on its annotations. */
export function hasTag({ tags, annotationTags }: ArticleSummary, tag: string): boolean {
  const isIt = (own: string) => own === tag || own.startsWith(`${tag}/`)
  return tags.some(isIt) || annotationTags.some(isIt)
}

/** The tags of articles as a tree, each level in the order of the alphabet. */
export function growTagTree(articles: readonly ArticleSummary[]): TagNode[] {
  const counts = new Map<string, number>()
  for (const { tags, annotationTags } of articles) {
    for (const tag of new Set([...tags, ...annotationTags].flatMap(withParents))) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1)
    }
  }
  const roots: TagNode[] = []
  const nodes = new Map<string, TagNode>()
  // A parent is shorter than what is below it, and so comes before it.
  for (const [tag, count] of [...counts].sort(([a], [b]) => a.length - b.length)) {
    const slash = tag.lastIndexOf('/')
    const node = { tag, name: tag.slice(slash + 1), count, children: [] }
    nodes.set(tag, node)
    ;(nodes.get(tag.slice(0, Math.max(slash, 0)))?.children ?? roots).push(node)
  }
  for (const level of [roots, ...[...nodes.values()].map(({ children }) => children)]) {
    level.sort((a, b) => a.name.localeCompare(b.name))
  }
  return roots
}

/** `a/b/c` gives `a`, `a/b` and `a/b/c`. */
function withParents(tag: string): string[] {
  const levels = tag.split('/')
  return levels.map((_, index) => levels.slice(0, index + 1).join('/'))
}
