import { render } from '@testing-library/svelte'
import type { Component } from 'svelte'
import { onTestFinished } from 'vitest'
import { succeed } from '../../src-core/ipc/result.ts'
import type { Edit } from '../../src-core/annotation/edit.ts'
import type { ArticleEdit, ArticleSummary, EditOutcome } from '../../src-core/ipc/contract.ts'
import { App } from '../../src-renderer/app.svelte.ts'
import { Bridge } from '../../src-renderer/bridge.ts'
import { registerShellCommands } from '../../src-renderer/commands/shell-commands.ts'
import { FakeMain, testChange, testId, testLibrary } from './fake-main.ts'
import Harness from './Harness.svelte'

/** When articles go to the Trash here. */
export const DELETED_AT = '2026-11-22T22:13:00.000Z'

/** A main process that keeps the status of articles, and the window's state on top of it. */
export function startApp(articles: ArticleSummary[] = []): { app: App; main: FakeMain } {
  let library = articles
  const find = (id: string) => {
    const summary = library.find((article) => article.id === id)
    if (!summary) throw new Error(`No article ${id}.`)
    return summary
  }
  const edit = ({ id, edit }: ArticleEdit): EditOutcome => {
    const { after, inverse } = editSummary(find(id), edit)
    library = library.map((article) => (article.id === id ? after : article))
    return { ...testChange(after), inverse }
  }
  const main = new FakeMain({
    'library.open': () => succeed(testLibrary(library)),
    'search.open': () => succeed({ phase: 'ready' }),
    'search.find': () => succeed({ articles: [], total: 0, query: { clauses: [] } }),
    'article.read': ({ id }) => succeed({ ...testChange(find(id)), blocks: [] }),
    'article.edit': (each) => succeed(edit(each)),
    'articles.edit': ({ edits }) => succeed(edits.map((each) => succeed(edit(each)))),
  })
  const app = new App(new Bridge(main))
  const stops = [app.listen(), registerShellCommands(app)]
  onTestFinished(() => stops.forEach((stop) => stop()))
  return { app, main }
}

/** What an edit makes of an article in the list. */
function editSummary(before: ArticleSummary, edit: Edit): { after: ArticleSummary; inverse: Edit } {
  if (edit.kind === 'delete-article') {
    return { after: { ...before, deletedAt: DELETED_AT }, inverse: { kind: 'restore-article' } }
  }
  if (edit.kind === 'restore-article') {
    return { after: { ...before, deletedAt: null }, inverse: { kind: 'delete-article' } }
  }
  const { tags: _tags, note: _note, ...fields } = edit.kind === 'change-article' ? edit.patch : {}
  return {
    after: { ...before, ...fields },
    inverse: { kind: 'change-article', patch: { status: before.status } },
  }
}

/** Shows a component with the window's state around it. */
export function renderWithApp(component: Component, app: App): void {
  render(Harness, { app, component })
}

/** The id of the article of that number, short. */
export const id = testId
