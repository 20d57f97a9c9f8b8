import type { ArticleStatus } from '../../src-core/article/article.ts'
import type { Edit } from '../../src-core/annotation/edit.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { App } from '../app.svelte.ts'
import type { ActWords } from '../commands/act-words.ts'
import { VIEW_TITLES } from './library-views.ts'
import { moveArticle } from './status.ts'
import { deleteArticle, restoreArticle } from './trash.ts'

/** What commands act on: the selected articles; without any, the one that the keys are on or that is open. */
export function commandTargets(app: App): readonly ArticleSummary[] {
  const { selection } = app.list
  if (selection.articles.length > 0) return selection.articles
  const current = app.currentArticleId === null ? undefined : app.library.find(app.currentArticleId)
  return current ? [current] : []
}

/** Moves articles to a status as one act, those that are not there already, and offers to take that back. */
export async function moveArticles(
  app: App,
  articles: readonly ArticleSummary[],
  status: ArticleStatus,
): Promise<void> {
  const moved = articles.filter((article) => isStanding(article) && article.status !== status)
  const [only] = moved
  if (only && moved.length === 1) return moveArticle(app, only.id, status)
  const place = VIEW_TITLES[status]
  await perform(
    app,
    moved,
    { kind: 'change-article', patch: { status } },
    {
      label: `Move to ${place}`,
      doing: `Moving to ${place}`,
      done: (count) => `Moved ${countArticles(count)} to ${place}`,
    },
  )
}

/** Moves articles to the Trash as one act and offers to take that back. */
export async function deleteArticles(app: App, articles: readonly ArticleSummary[]): Promise<void> {
  const standing = articles.filter(isStanding)
  const [only] = standing
  if (only && standing.length === 1) return deleteArticle(app, only.id)
  await perform(
    app,
    standing,
    { kind: 'delete-article' },
    {
      label: 'Move to Trash',
      doing: 'Moving to Trash',
      done: (count) => `Moved ${countArticles(count)} to Trash`,
    },
  )
}

/** Takes articles out of the Trash as one act and offers to take that back. */
export async function restoreArticles(app: App, articles: readonly ArticleSummary[]): Promise<void> {
  const trashed = articles.filter((article) => !isStanding(article))
  const [only] = trashed
  if (only && trashed.length === 1) return restoreArticle(app, only.id)
  await perform(
    app,
    trashed,
    { kind: 'restore-article' },
    {
      label: 'Restore from Trash',
      doing: 'Restoring',
      done: (count) => `Restored ${countArticles(count)}`,
    },
  )
}

export function countArticles(count: number): string {
  return count === 1 ? '1 article' : `${count.toLocaleString()} articles`
}

async function perform(
  app: App,
  articles: readonly ArticleSummary[],
  edit: Edit,
  words: ActWords,
): Promise<void> {
  if (articles.length === 0) return
  const steps = articles.map(({ id }) => ({ articleId: id, edit }))
  await app.history.performMany(steps, words)
  // What was acted on may have gone from the view: the keys go on from what is there.
  if (app.list.cursorIndex === -1) app.list.cursor = app.library.shown[0]?.id ?? null
}
