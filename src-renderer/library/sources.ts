import { sourceOf } from '../../src-core/article/source-of.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'

export interface SourceCount {
  /** As `sourceOf` has it. */
  source: string
  count: number
}

/** What a source is called in the list. */
export function sourceTitle(source: string): string {
  return source === '' ? 'Files and pasted text' : source
}

/** The sources of articles, those with the most first; those with as many by name. */
export function countSources(articles: readonly ArticleSummary[]): SourceCount[] {
  const counts = new Map<string, number>()
  for (const article of articles) {
    const source = sourceOf(article)
    counts.set(source, (counts.get(source) ?? 0) + 1)
  }
  return [...counts]
    .map(([source, count]) => ({ source, count }))
    .sort((a, b) => b.count - a.count || a.source.localeCompare(b.source))
}
