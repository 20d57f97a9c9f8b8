import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, patchSettings } from '../../../src-core/ipc/settings.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import LibraryFailure from '../../../src-renderer/library/LibraryFailure.svelte'
import LibraryPane from '../../../src-renderer/library/LibraryPane.svelte'
import { testLibrary, testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'
import { ARTICLES, current, listbox, options, press, rows, show } from './show-pane.ts'

describe('the list', () => {
  it('shows each article: title, date or place, minutes, annotations and progress', async () => {
    await show()
    expect(rows()).toEqual(['Çırağan’ın dört hayatı', 'The orchard', 'Two delegations', 'How to read'])
    expect(screen.getByRole('option', { name: /^Çırağan’ın dört hayatı\s+İSTANBUL · 2 min/ })).toBeTruthy()
    expect(screen.getByRole('option', { name: /2 annotations, 71% read/ })).toBeTruthy()
  })

  it('says how long it is and where a row stands', async () => {
    await show()
    const [, second] = options()
    expect([second?.getAttribute('aria-posinset'), second?.getAttribute('aria-setsize')]).toEqual(['2', '4'])
  })

  it('opens an article by a click, and marks it', async () => {
    const { app } = await show()
    await fireEvent.click(screen.getByText('Two delegations'))
    await waitFor(() => expect(app.reading.openId).toBe(id(2)))
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Two delegations')
  })

  it('renders what is in sight and around the cursor, not ten thousand rows', async () => {
    await show(Array.from({ length: 10_000 }, (_, index) => testSummary(index + 1)))
    listbox().focus()
    await press('End')
    await waitFor(() => expect(current()).toBe('Article 1'))
    expect(options().length).toBeLessThan(250)
  })
})

describe('keys in the list', () => {
  it('move the cursor, from the open article on, and stop at the ends', async () => {
    const { app } = await show()
    await app.openArticle(id(3))
    listbox().focus()
    await waitFor(() => expect(current()).toBe('The orchard'))
    const visited = []
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Home', 'ArrowUp', 'End', 'PageUp']) {
      await press(key)
      visited.push(current()?.split(' ')[0])
    }
    expect(visited).toEqual(['Two', 'How', 'How', 'Çırağan’ın', 'Çırağan’ın', 'How', 'Çırağan’ın'])
  })

  it('open the row with Enter', async () => {
    const { app } = await show()
    listbox().focus()
    await press('ArrowDown')
    await press('Enter')
    await waitFor(() => expect(app.reading.openId).toBe(id(3)))
  })

  it('archive the row, step to the next one, and take it back', async () => {
    const { app } = await show()
    app.library.view = 'inbox'
    await waitFor(() => expect(rows()).toEqual(['Çırağan’ın dört hayatı', 'Two delegations']))
    listbox().focus()
    await press('e')
    await waitFor(() => expect(rows()).toEqual(['Two delegations']))
    expect(current()).toBe('Two delegations')
    const said = () => app.toasts.items.map(({ text }) => text)
    await waitFor(() => expect(said()).toEqual(['Archived “Çırağan’ın dört hayatı”']))
    await fireEvent.keyDown(listbox(), { key: 'z', code: 'KeyZ', ctrlKey: true })
    await waitFor(() => expect(rows()).toEqual(['Çırağan’ın dört hayatı', 'Two delegations']))
    await waitFor(() => expect(said()).toEqual([]))
  })

  it('step to the row above when the last one goes', async () => {
    const { app } = await show()
    app.library.view = 'inbox'
    await waitFor(() => expect(rows()).toHaveLength(2))
    listbox().focus()
    await press('End')
    await press('e')
    await waitFor(() => expect(current()).toBe('Çırağan’ın dört hayatı'))
  })

  it('open the menu of the row, which moves it', async () => {
    const { main } = await show()
    listbox().focus()
    await fireEvent.contextMenu(listbox())
    const menu = await screen.findByRole('menu', { name: 'Actions for “Çırağan’ın dört hayatı”' })
    expect(within(menu).getByRole('menuitemradio', { checked: true }).textContent).toContain('Inbox')
    await fireEvent.keyDown(within(menu).getByRole('menuitemradio', { name: /Reading/ }), { key: 'Enter' })
    await waitFor(() =>
      expect(main.inputsOf('article.edit')).toEqual([
        { id: id(4), edit: { kind: 'change-article', patch: { status: 'reading' } } },
      ]),
    )
  })
})

describe('the filter', () => {
  /** Sets the box to filter the list alone. */
  async function showFilter() {
    const started = await show()
    started.app.search.filters = true
    return started
  }

  it('is reached with /, finds without accents, and is left with Escape', async () => {
    const { app, main } = await showFilter()
    await press('/', document.body)
    const field = screen.getByRole('combobox', { name: 'Filter the list' })
    expect(document.activeElement).toBe(field)
    await fireEvent.input(field, { target: { value: 'ciragan' } })
    expect(rows()).toEqual(['Çırağan’ın dört hayatı'])
    expect(screen.getByRole('status').textContent).toBe('All articles: 1 of 4')
    await press('Enter')
    await waitFor(() => expect(app.reading.openId).toBe(id(4)))
    await press('Escape', field)
    expect(rows()).toHaveLength(4)
    expect(main.inputsOf('search.find')).toEqual([])
  })

  it('hands the focus to the list, with ArrowDown and with Escape', async () => {
    await show()
    for (const key of ['ArrowDown', 'Escape']) {
      screen.getByRole('combobox').focus()
      await press(key)
      expect(document.activeElement).toBe(listbox())
    }
  })

  it('that finds nothing says so and offers ways out', async () => {
    const { app } = await showFilter()
    app.library.view = 'archived'
    app.library.query = 'orchard'
    await fireEvent.click(await screen.findByRole('button', { name: 'Look in all articles' }))
    expect(rows()).toEqual(['The orchard'])
    app.library.query = 'zeppelin'
    expect(await screen.findByText(/No title, place or tag matches/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Show the whole list' }))
    expect(rows()).toHaveLength(4)
  })
})

describe('the views', () => {
  it('count their articles and show them', async () => {
    await show()
    const views = within(screen.getByRole('list', { name: 'Views' })).getAllByRole('button')
    expect(views.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Inbox 2',
      'Reading 1',
      'Archive 1',
      'All 4',
      'Trash 0',
      'Notebook 2',
    ])
    await fireEvent.click(screen.getByRole('button', { name: /Archive/ }))
    expect(rows()).toEqual(['How to read'])
    expect(screen.getByRole('button', { current: 'page' }).textContent).toContain('Archive')
  })

  it('that are empty say what belongs there', async () => {
    const { app } = await show([testSummary(1)])
    app.library.view = 'reading'
    expect(await screen.findByText(/Nothing is being read/)).toBeTruthy()
  })

  it('give way to an article that was opened from elsewhere', async () => {
    const { app } = await show()
    app.library.view = 'inbox'
    await app.openArticle(id(1))
    await waitFor(() => expect(rows()).toEqual(['How to read']))
  })
})

describe('a library', () => {
  it('that is empty says how to fill it', async () => {
    await show([])
    expect(screen.getByRole('heading', { name: 'Your library is empty' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Import…' })).toBeTruthy()
  })

  it('that is being opened shows that it is', () => {
    const { app } = startApp()
    renderWithApp(LibraryPane, app)
    expect(screen.getByRole('status', { name: 'Opening the library' })).toBeTruthy()
  })

  it('that cannot be opened says what happened, what is safe and what to do, and tries again', async () => {
    const { app, main } = startApp()
    main.answer({
      'library.open': () =>
        fail('locked', 'Another program has it.', {
          kept: 'Nothing was changed.',
          todo: 'Close the other one.',
        }),
    })
    renderWithApp(LibraryFailure, app)
    await app.openLibrary()
    const alert = await screen.findByRole('alert')
    for (const text of ['Another program has it.', 'Nothing was changed.', 'Close the other one.']) {
      expect(alert.textContent).toContain(text)
    }
    main.answer({ 'library.open': () => succeed(testLibrary(ARTICLES)) })
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(app.library.articles).toHaveLength(4))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('with damaged records says so calmly, and no more once that is dismissed', async () => {
    const { app } = await show()
    app.library.problems = [{ code: 'damaged', message: 'A record is damaged.', kept: 'Its text is safe.' }]
    expect((await screen.findByText('One file needs a look')).closest('details')?.open).toBe(false)
    await fireEvent.click(screen.getByText('Dismiss'))
    expect(screen.queryByText('One file needs a look')).toBeNull()
  })

  it('shows at once what was added or changed elsewhere', async () => {
    const { main } = await show()
    const summary = testSummary(9, { title: 'From the command line' })
    const { addedAt: _added, annotations: _count, colours: _colours, ...rest } = summary
    main.tell('articles.changed', {
      changes: [{ summary, article: { ...rest, note: '', revisions: [] }, annotations: [] }],
    })
    await waitFor(() => expect(rows()[0]).toBe('From the command line'))
  })
})

describe('the theme', () => {
  it('goes through the themes to the system’s own, and each is kept', async () => {
    const { app, main } = await show()
    app.settings.value = { ...app.settings.value, theme: 'paper' }
    main.answer({
      'settings.change': ({ patch }) =>
        succeed(patchSettings({ ...DEFAULT_SETTINGS, theme: 'paper' }, patch)),
    })
    for (const theme of ['Paper', 'Sepia', 'Night', 'High contrast', 'System']) {
      await fireEvent.click(await screen.findByRole('button', { name: `Theme: ${theme}` }))
    }
    await screen.findByRole('button', { name: 'Theme: Paper' })
    expect(main.inputsOf('settings.change').map(({ patch }) => patch.theme)).toEqual([
      'sepia',
      'night',
      'contrast',
      'system',
      'paper',
    ])
  })
})
