import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { DEFAULT_SETTINGS, patchSettings } from '../../../src-core/ipc/settings.ts'
import { testChange, testSummary } from '../fake-main.ts'
import { press, rows, show } from './show-pane.ts'

const ARTICLES = [
  testSummary(3, { title: 'Beta', tags: ['people/ministers'], annotations: 1 }),
  testSummary(2, { title: 'Alpha', annotationTags: ['people/staff'], annotations: 4 }),
  testSummary(1, { title: 'Gamma', status: 'archived' }),
]

describe('the order of the list', () => {
  it('is chosen in a menu that a key opens, and kept in the settings', async () => {
    const { main } = await show(ARTICLES)
    main.answer({ 'settings.change': ({ patch }) => succeed(patchSettings(DEFAULT_SETTINGS, patch)) })
    await press('o', document.body)
    const menu = await screen.findByRole('menu', { name: 'Sort the list' })
    await fireEvent.keyDown(within(menu).getByRole('menuitemradio', { name: 'Title' }), { key: 'Enter' })
    await waitFor(() => expect(rows()).toEqual(['Alpha', 'Beta', 'Gamma']))
    const button = screen.getByRole('button', { name: 'Sort: Title, ascending' })
    await fireEvent.keyDown(button, { key: 'Enter' })
    const again = await screen.findByRole('menu')
    await fireEvent.keyDown(within(again).getByRole('menuitemradio', { name: 'Descending' }), {
      key: 'Enter',
    })
    await waitFor(() => expect(rows()).toEqual(['Gamma', 'Beta', 'Alpha']))
    expect(main.inputsOf('settings.change').map(({ patch }) => patch.sort)).toEqual([
      { by: 'title', descending: false },
      { by: 'title', descending: true },
    ])
  })

  it('goes back when it cannot be kept', async () => {
    const { app, main } = await show(ARTICLES)
    main.answer({ 'settings.change': () => fail('unwritable', 'The disk is full.') })
    await app.settings.change({ sort: { by: 'annotations', descending: true } })
    expect(rows()).toEqual(['Beta', 'Alpha', 'Gamma'])
    expect(app.toasts.items).toMatchObject([{ text: 'The disk is full.' }])
  })
})

describe('the tags', () => {
  it('are unfolded by key, level by level, and each shows its articles and those below', async () => {
    await show(ARTICLES)
    await fireEvent.keyDown(document.body, { key: 'T', code: 'KeyT', shiftKey: true })
    const tags = await screen.findByRole('list', { name: 'Tags' })
    await fireEvent.click(within(tags).getByRole('button', { name: 'people 2' }))
    expect(rows()).toEqual(['Beta', 'Alpha'])
    await fireEvent.click(within(tags).getByRole('button', { name: 'Tags below people' }))
    await fireEvent.click(within(tags).getByRole('button', { name: 'ministers 1' }))
    expect(rows()).toEqual(['Beta'])
    expect(screen.getByRole('status').textContent).toBe('people/ministers')
    expect(screen.getByRole('button', { current: 'page' }).textContent).toContain('ministers')
    await fireEvent.click(screen.getByRole('button', { name: /^All/ }))
    expect(rows()).toHaveLength(3)
  })

  it('give way to an article without the tag, and say when no article has it any more', async () => {
    const { app } = await show(ARTICLES)
    app.library.showTag('people/ministers')
    await waitFor(() => expect(rows()).toEqual(['Beta']))
    app.library.applyChange(testChange({ ...ARTICLES[0]!, tags: [] }))
    expect(await screen.findByText(/No article has the tag/)).toBeTruthy()
    await app.openArticle(ARTICLES[2]!.id)
    await waitFor(() => expect(rows()).toHaveLength(3))
  })
})
