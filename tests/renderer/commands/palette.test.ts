import '../window-parts.ts'
import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { tick } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import { succeed } from '../../../src-core/ipc/result.ts'
import type { FoundArticles } from '../../../src-core/search/found-articles.ts'
import PaletteDialog from '../../../src-renderer/commands/PaletteDialog.svelte'
import { testChange, testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

async function show() {
  const started = startApp([
    testSummary(2, { title: 'Çırağan’ın dört hayatı' }),
    testSummary(1, { title: 'The orchard that refused to freeze' }),
  ])
  renderWithApp(PaletteDialog, started.app)
  await started.app.library.open()
  return started
}

async function open() {
  await fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true })
  return screen.findByRole('combobox')
}

async function type(text: string) {
  const field = screen.getByRole('combobox')
  await fireEvent.input(field, { target: { value: text } })
  await tick()
  return field
}

const items = () => screen.queryAllByRole('option').map((item) => item.querySelector('.title')?.textContent)
const chosen = () => document.querySelector('[data-command-item][data-selected] .title')?.textContent

describe('the palette', () => {
  it('opens with Ctrl+K, takes the focus, and closes with Ctrl+K', async () => {
    const { app } = await show()
    const field = await open()
    await waitFor(() => expect(document.activeElement).toBe(field))
    await fireEvent.keyDown(field, { key: 'k', code: 'KeyK', ctrlKey: true })
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull())
    expect(app.dialogs.current).toBe('none')
  })

  it('lists what can be done now, and no article before something is typed', async () => {
    const { app } = await show()
    await open()
    expect(items()).toContain('Import…')
    expect(items()).not.toContain('Undo')
    expect(items()).not.toContain('Command Palette…')
    expect(items()).not.toContain('The orchard that refused to freeze')
    await app.openArticle(id(1))
    await app.history.perform(id(1), { kind: 'change-article', patch: { status: 'archived' } }, 'Archive')
    await waitFor(() => expect(items()).toContain('Undo'))
  })

  it('runs the best fit with Enter, once the focus is back', async () => {
    const { app } = await show()
    const change = vi.spyOn(app.settings, 'change').mockResolvedValue()
    await open()
    const field = await type('night')
    expect(chosen()).toBe('Theme: Night')
    await fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(change).toHaveBeenCalledWith({ theme: 'night' }))
  })

  it('lists what was done last first', async () => {
    const { app } = await show()
    vi.spyOn(app.settings, 'change').mockResolvedValue()
    await app.commands.runFromPalette('theme.night')
    await open()
    expect(items()[0]).toBe('Theme: Night')
  })

  it('finds articles without accents, and opens one', async () => {
    const { app } = await show()
    await open()
    const field = await type('ciragan')
    expect(items()).toEqual(['Çırağan’ın dört hayatı'])
    await fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(app.reading.openId).toBe(id(2)))
  })

  it('moves with the arrows, from the last to the first', async () => {
    await show()
    await open()
    const field = await type('theme')
    expect(items()).toEqual([
      'Theme: Paper',
      'Theme: Sepia',
      'Theme: Night',
      'Theme: High Contrast',
      'Theme: Follow the System',
    ])
    const visited = []
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown']) {
      await fireEvent.keyDown(field, { key })
      await tick()
      visited.push(chosen())
    }
    expect(visited).toEqual(['Theme: Sepia', 'Theme: Paper', 'Theme: Follow the System', 'Theme: Paper'])
  })

  it('says when nothing fits, and is empty the next time', async () => {
    const { app } = await show()
    await open()
    await type('zeppelin')
    expect(screen.getByRole('status').textContent).toBe('Nothing fits zeppelin.')
    app.dialogs.close()
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull())
    expect(await open()).toHaveProperty('value', '')
  })
})

it('finds what is in the articles with the search of the library, and opens it at its place', async () => {
  const { app, main } = await show()
  const article = id(1)
  const found: FoundArticles = {
    articles: [
      {
        id: article,
        title: 'The orchard that refused to freeze',
        hits: [
          {
            article,
            title: 'The orchard that refused to freeze',
            kind: 'text',
            paragraph: 1,
            snippet: 'Frost came late.',
            marks: [{ start: 0, end: 5 }],
            start: 0,
            end: 5,
          },
        ],
        more: 0,
      },
    ],
    total: 1,
    query: {
      clauses: [
        {
          isNegated: false,
          alternatives: [{ kind: 'phrase', words: ['frost'], isOpen: true, isLoose: true }],
        },
      ],
    },
  }
  main.answer({
    'search.find': () => succeed(found),
    'article.read': () =>
      succeed({
        ...testChange(testSummary(1)),
        blocks: [{ kind: 'paragraph', text: 'Frost came late.' }],
      }),
  })
  await open()
  await type('frost')
  const item = await screen.findByRole('option', { name: /Frost came late/ })
  expect(item.querySelector('mark')?.textContent).toBe('Frost')
  expect(main.inputsOf('search.find')).toEqual([{ text: 'frost', scope: 'all', limit: 8 }])
  await fireEvent.click(item)
  await waitFor(() => expect(app.reading.hits.current).toEqual({ start: 0, end: 5 }))
})
