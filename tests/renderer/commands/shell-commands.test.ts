import '../window-parts.ts'
import { waitFor } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, patchSettings } from '../../../src-core/ipc/settings.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { testSummary } from '../fake-main.ts'
import { matchMediaQueries } from '../window-parts.ts'
import { id, startApp } from '../render-with-app.ts'

const ARTICLES = [
  testSummary(3),
  testSummary(2, { status: 'reading' }),
  testSummary(1, { source: 'welcome.txt', status: 'archived' }),
]

async function start(articles = ARTICLES) {
  const started = startApp(articles)
  await started.app.openLibrary()
  return started
}

describe('at the start', () => {
  it.each([
    { which: 'that is being read', articles: ARTICLES, opened: id(2) },
    { which: 'that is newest', articles: [testSummary(5), testSummary(4)], opened: id(5) },
    { which: 'that there is: none', articles: [], opened: null },
  ])('the article is open $which', async ({ articles, opened }) => {
    const { app } = await start(articles)
    expect(app.reading.openId).toBe(opened)
  })
})

describe('the commands of the window', () => {
  it('step through the list', async () => {
    const { app } = await start()
    await app.commands.run('library.next')
    expect(app.reading.openId).toBe(id(1))
    await app.commands.run('library.next')
    expect(app.reading.openId).toBe(id(1))
    await app.commands.run('library.previous')
    await app.commands.run('library.previous')
    expect(app.reading.openId).toBe(id(3))
  })

  it('move the open article, but not to where it is', async () => {
    const { app } = await start()
    expect(app.commands.isEnabled('article.reading')).toBe(false)
    await app.commands.run('article.archive')
    expect(app.library.find(id(2))?.status).toBe('archived')
    expect(app.toasts.items.map(({ text }) => text)).toEqual(['Archived “Article 2”'])
    await app.commands.run('edit.undo')
    expect(app.library.find(id(2))?.status).toBe('reading')
    await app.commands.run('edit.redo')
    expect(app.library.find(id(2))?.status).toBe('archived')
  })

  it('open the guide where the library has it, else the keys', async () => {
    const { app } = await start()
    await app.commands.run('help.guide')
    expect(app.reading.openId).toBe(id(1))
    const { app: other } = await start([testSummary(1)])
    await other.commands.run('help.guide')
    expect(other.dialogs.current).toBe('keys')
  })

  it('come from the menu as well', async () => {
    const { app, main } = await start()
    main.tell('command', { id: 'help.keys' })
    await waitFor(() => expect(app.dialogs.current).toBe('keys'))
  })

  it('set the theme, and take it back with the reason when it cannot be kept', async () => {
    const { app, main } = await start()
    main.answer({
      'settings.change': ({ patch }) =>
        succeed(patchSettings({ ...DEFAULT_SETTINGS, theme: 'paper' }, patch)),
    })
    await app.commands.run('theme.night')
    expect(app.settings.paintedTheme).toBe('night')
    main.answer({ 'settings.change': () => fail('unwritable', 'The disk is full.') })
    await app.commands.run('theme.paper')
    expect(app.settings.paintedTheme).toBe('night')
    expect(app.toasts.items.map(({ text }) => text)).toEqual(['The disk is full.'])
  })

  it('follow the system', async () => {
    const { app } = await start()
    app.settings.value = { ...app.settings.value, theme: 'system' }
    matchMediaQueries('(prefers-color-scheme: dark)')
    expect(app.settings.paintedTheme).toBe('night')
    matchMediaQueries()
    expect(app.settings.paintedTheme).toBe('paper')
  })
})

describe('the columns', () => {
  it('are drawers where there is no room, closed at first, and columns again where there is', async () => {
    matchMediaQueries('(min-width: 860px)', '(min-width: 1100px)')
    const { app } = await start()
    const { layout } = app
    expect([layout.libraryShown, layout.marginShown]).toEqual([true, true])
    matchMediaQueries()
    expect([layout.libraryShown, layout.marginShown]).toEqual([false, false])
    await app.commands.run('view.library')
    expect(layout.libraryShown).toBe(true)
    await app.openArticle(id(3))
    expect(layout.libraryShown).toBe(false)
    matchMediaQueries('(min-width: 860px)', '(min-width: 1100px)')
    expect([layout.libraryShown, layout.marginShown]).toEqual([true, true])
  })
})
