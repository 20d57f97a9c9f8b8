import { fireEvent, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import type { ArticleSummary } from '../../../src-core/ipc/contract.ts'
import LibraryPane from '../../../src-renderer/library/LibraryPane.svelte'
import { testSummary } from '../fake-main.ts'
import { renderWithApp, startApp } from '../render-with-app.ts'
import { matchMediaQueries } from '../window-parts.ts'

export const ARTICLES = [
  testSummary(4, { title: 'Çırağan’ın dört hayatı', published: '', place: 'İSTANBUL', words: 480 }),
  testSummary(3, {
    title: 'The orchard',
    status: 'reading',
    progress: 0.71,
    annotations: 2,
    colours: ['green', 'yellow'],
  }),
  testSummary(2, { title: 'Two delegations' }),
  testSummary(1, { title: 'How to read', status: 'archived' }),
]

/** Shows the library's pane with a library of these articles. */
export async function show(articles: ArticleSummary[] = ARTICLES) {
  matchMediaQueries('(min-width: 860px)', '(min-width: 1100px)')
  const started = startApp(articles)
  renderWithApp(LibraryPane, started.app)
  await started.app.library.open()
  await tick()
  return started
}

export const options = () => screen.queryAllByRole('option')
export const rows = () => options().map((option) => option.querySelector('.title')?.textContent)
export const listbox = () => screen.getByRole('listbox', { name: 'Articles' })
export const press = (key: string, target: Element = document.activeElement ?? document.body) =>
  fireEvent.keyDown(target, { key, code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key })

/** The title of the row that the keys act on. */
export function current(): string | null | undefined {
  const active = document.getElementById(listbox().getAttribute('aria-activedescendant') ?? '')
  return active?.querySelector('.title')?.textContent
}
