import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { succeed } from '../../../src-core/ipc/result.ts'
import { testLibrary, testSummary } from '../fake-main.ts'
import { DELETED_AT, id } from '../render-with-app.ts'
import { ARTICLES, current, listbox, press, rows, show } from './show-pane.ts'

describe('the Trash', () => {
  const said = (app: { toasts: { items: { text: string }[] } }) => app.toasts.items.map(({ text }) => text)

  it.each(['Delete', 'Backspace'])(
    'takes the row with %s, steps to the next one, and gives it back',
    async (key) => {
      const { app } = await show()
      listbox().focus()
      await press(key)
      await waitFor(() => expect(rows()).toEqual(['The orchard', 'Two delegations', 'How to read']))
      expect(current()).toBe('The orchard')
      expect(screen.getByRole('button', { name: /Trash/ }).textContent).toContain('1')
      await waitFor(() => expect(said(app)).toEqual(['Moved “Çırağan’ın dört hayatı” to Trash']))
      app.toasts.act(app.toasts.items[0]!)
      await waitFor(() => expect(rows()).toHaveLength(4))
    },
  )

  it('shows what is in it, and restores it from the row’s menu', async () => {
    const { main } = await show([testSummary(2), testSummary(1, { title: 'Gone', deletedAt: DELETED_AT })])
    expect(rows()).toEqual(['Article 2'])
    await fireEvent.click(screen.getByRole('button', { name: /Trash/ }))
    expect(rows()).toEqual(['Gone'])
    listbox().focus()
    await fireEvent.contextMenu(listbox())
    const menu = await screen.findByRole('menu', { name: 'Actions for “Gone”' })
    expect(within(menu).queryByRole('menuitemradio')).toBeNull()
    await fireEvent.keyDown(within(menu).getByRole('menuitem', { name: 'Restore' }), { key: 'Enter' })
    await waitFor(() =>
      expect(main.inputsOf('article.edit')).toEqual([{ id: id(1), edit: { kind: 'restore-article' } }]),
    )
    expect(await screen.findByText(/The Trash is empty/)).toBeTruthy()
  })

  it('is reached by commands, each enabled where it makes sense', async () => {
    const { app } = await show()
    await app.openArticle(id(2))
    const enabled = () =>
      (['article.delete', 'article.restore', 'article.archive'] as const).map((command) =>
        app.commands.isEnabled(command),
      )
    expect(enabled()).toEqual([true, false, true])
    await app.commands.run('article.delete')
    expect(enabled()).toEqual([false, true, false])
    await app.commands.run('article.restore')
    expect(enabled()).toEqual([true, false, true])
  })

  it('tells at the start what its time was over for', async () => {
    const { app, main } = await show()
    const removed = { id: id(9), title: 'Old news', deletedAt: DELETED_AT, removedAt: DELETED_AT }
    main.answer({ 'library.open': () => succeed({ ...testLibrary(ARTICLES), removed: [removed] }) })
    await app.openLibrary()
    expect(app.toasts.items).toMatchObject([
      { text: 'One article had been in the Trash for 30 days and was removed', detail: '“Old news”' },
    ])
  })
})
