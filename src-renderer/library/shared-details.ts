import type { ArticleMetadata } from '../../src-core/article/article.ts'
import { tidyMetadata } from '../../src-core/article/check-metadata.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { HistoryStep } from '../../src-core/ipc/session.ts'

/** What several articles may have in common. */
export const SHARED_FIELDS = ['byline', 'publisher', 'place', 'published', 'language'] as const
export type SharedField = (typeof SHARED_FIELDS)[number]

/** What is to be the same of all; a field that is not in it stays as it is in each. */
export type SharedDetails = Partial<Pick<ArticleMetadata, SharedField>>

/** What all articles have in a field; null when they differ. */
export function sharedValue(articles: readonly ArticleSummary[], field: SharedField): string | null {
  const values = new Set(articles.map((article) => article[field]))
  return values.size > 1 ? null : ([...values][0] ?? '')
}

/** What was written, as it is kept. */
export function tidyShared(written: SharedDetails): SharedDetails {
  const none = { title: '', byline: '', publisher: '', place: '', published: '', source: '', language: '' }
  const tidy = tidyMetadata({ ...none, ...written })
  return Object.fromEntries(
    SHARED_FIELDS.filter((field) => written[field] !== undefined).map((field) => [field, tidy[field]]),
  )
}

/** What gives articles what was written; only where that changes something. */
export function sharedSteps(articles: readonly ArticleSummary[], written: SharedDetails): HistoryStep[] {
  const tidy = tidyShared(written)
  return articles.flatMap((article) => {
    const changed = SHARED_FIELDS.filter(
      (field) => tidy[field] !== undefined && tidy[field] !== article[field],
    )
    if (changed.length === 0) return []
    const patch = Object.fromEntries(changed.map((field) => [field, tidy[field]]))
    return { articleId: article.id, edit: { kind: 'change-article', patch } } as const
  })
}
