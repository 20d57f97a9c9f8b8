import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { HistoryStep } from '../../src-core/ipc/session.ts'

export interface SharedTag {
  tag: string
  /** How many of the articles have it. */
  count: number
}

/** What gives articles the tags that are wanted and takes the others from them; only where that changes something. */
export function tagSteps(
  articles: readonly ArticleSummary[],
  wanted: ReadonlyMap<string, boolean>,
): HistoryStep[] {
  return articles.flatMap(({ id, tags }) => {
    const add = [...wanted].flatMap(([tag, on]) => (on && !tags.includes(tag) ? tag : []))
    const remove = tags.filter((tag) => wanted.get(tag) === false)
    if (add.length + remove.length === 0) return []
    return { articleId: id, edit: { kind: 'change-article', patch: { tags: { add, remove } } } } as const
  })
}

/** The tags of articles, those of most articles first. */
export function countTags(articles: readonly ArticleSummary[]): SharedTag[] {
  const counts = new Map<string, number>()
  for (const tag of articles.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag))
}
