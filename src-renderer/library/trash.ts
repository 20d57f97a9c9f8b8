import { isStanding } from '../../src-core/library/trash.ts'
import type { App } from '../app.svelte.ts'

/** Moves an article to the Trash and offers to take that back. Nothing happens if it is there already. */
export async function deleteArticle(app: App, id: string): Promise<void> {
  const article = app.library.find(id)
  if (!article || !isStanding(article)) return
  app.list.stepOff(id)
  const done = `Moved “${article.title}” to Trash`
  await app.history.performAndOffer(id, { kind: 'delete-article' }, 'Move to Trash', done)
}

/** Takes an article out of the Trash, to where it was, and offers to take that back. */
export async function restoreArticle(app: App, id: string): Promise<void> {
  const article = app.library.find(id)
  if (!article || isStanding(article)) return
  if (app.library.view === 'trash') app.list.stepOff(id)
  const done = `Restored “${article.title}”`
  await app.history.performAndOffer(id, { kind: 'restore-article' }, 'Restore from Trash', done)
}
