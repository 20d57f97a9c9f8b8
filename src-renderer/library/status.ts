import type { ArticleStatus } from '../../src-core/article/article.ts'
import type { CommandId } from '../../src-core/commands/commands.ts'
import type { App } from '../app.svelte.ts'
import { VIEW_TITLES } from './library-views.ts'

/** The command that moves an article to a status. */
export const STATUS_COMMANDS: Readonly<Record<ArticleStatus, CommandId>> = {
  inbox: 'article.inbox',
  reading: 'article.reading',
  archived: 'article.archive',
}

/** Moves an article to a status and offers to take that back. Nothing happens if it is there already. */
export async function moveArticle(app: App, id: string, status: ArticleStatus): Promise<void> {
  const article = app.library.find(id)
  if (!article || article.status === status) return
  if (app.library.view === article.status) app.list.stepOff(id)
  const edit = { kind: 'change-article', patch: { status } } as const
  const place = VIEW_TITLES[status]
  const done = status === 'archived' ? 'Archived' : `Moved to ${place}`
  await app.history.performAndOffer(id, edit, `Move to ${place}`, `${done} “${article.title}”`)
}
