import type { ArticleSummary } from '../ipc/contract.ts'
import { compareNewestFirst } from './summary.ts'

/** What a list of articles can be sorted by. */
export const SORT_KEYS = [
  'added',
  'published',
  'title',
  'read',
  'progress',
  'annotated',
  'annotations',
] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface ListSort {
  by: SortKey
  descending: boolean
}

export const DEFAULT_SORT: Readonly<ListSort> = { by: 'added', descending: true }

const VALUES: Readonly<Record<SortKey, (article: ArticleSummary) => string | number>> = {
  added: ({ addedAt }) => addedAt,
  published: ({ published }) => published,
  title: ({ title }) => title,
  read: ({ lastReadAt = '' }) => lastReadAt,
  progress: ({ progress }) => progress,
  annotated: ({ annotatedAt }) => annotatedAt,
  annotations: ({ annotations }) => annotations,
}

const collator = new Intl.Collator(undefined, { numeric: true })

/**
 * The articles in another order. Those of which the value is not known come last in both directions,
 * and those of the same value newest first.
 * @param newestFirst the articles, newest first
 */
export function sortArticles(
  newestFirst: readonly ArticleSummary[],
  { by, descending }: ListSort,
): readonly ArticleSummary[] {
  if (by === 'added') return descending ? newestFirst : newestFirst.toReversed()
  const direction = descending ? -1 : 1
  const valueOf = VALUES[by]
  return newestFirst.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === '' || y === '') return x === y ? compareNewestFirst(a, b) : x === '' ? 1 : -1
    return direction * compareValues(x, y, by) || compareNewestFirst(a, b)
  })
}

function compareValues(x: string | number, y: string | number, by: SortKey): number {
  if (by === 'title') return collator.compare(String(x), String(y))
  return x === y ? 0 : x < y ? -1 : 1
}
