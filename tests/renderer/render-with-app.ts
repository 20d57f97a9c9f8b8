import { render } from '@testing-library/svelte'
import type { Component } from 'svelte'
import { onTestFinished } from 'vitest'
import { succeed } from '../../src-core/ipc/result.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { App } from '../../src-renderer/app.svelte.ts'
import { Bridge } from '../../src-renderer/bridge.ts'
import { registerShellCommands } from '../../src-renderer/commands/shell-commands.ts'
import { FakeMain, testChange, testId, testLibrary } from './fake-main.ts'
import Harness from './Harness.svelte'

/** A main process that keeps the status of articles, and the window's state on top of it. */
export function startApp(articles: ArticleSummary[] = []): { app: App; main: FakeMain } {
  let library = articles
  const find = (id: string) => {
    const summary = library.find((article) => article.id === id)
    if (!summary) throw new Error(`No article ${id}.`)
    return summary
  }
  const main = new FakeMain({
    'library.open': () => succeed(testLibrary(library)),
    'article.read': ({ id }) => succeed({ ...testChange(find(id)), blocks: [] }),
    'article.edit': ({ id, edit }) => {
      const before = find(id)
      const status = edit.kind === 'change-article' ? edit.patch.status : undefined
      const after = { ...before, status: status ?? before.status }
      library = library.map((article) => (article.id === id ? after : article))
      const inverse = { kind: 'change-article', patch: { status: before.status } } as const
      return succeed({ ...testChange(after), inverse })
    },
  })
  const app = new App(new Bridge(main))
  const stops = [app.listen(), registerShellCommands(app)]
  onTestFinished(() => stops.forEach((stop) => stop()))
  return { app, main }
}

/** Shows a component with the window's state around it. */
export function renderWithApp(component: Component, app: App): void {
  render(Harness, { app, component })
}

/** The id of the article of that number, short. */
export const id = testId
