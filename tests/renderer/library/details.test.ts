import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { fail } from '../../../src-core/ipc/result.ts'
import DetailsDialog from '../../../src-renderer/library/DetailsDialog.svelte'
import { patchBetween } from '../../../src-renderer/library/details.svelte.ts'
import { testChange, testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

const { article } = testChange(testSummary(1, { title: 'Two  delegations', tags: ['peace', 'talks'] }))
const draft = { ...article, tags: [...article.tags] }

describe('patchBetween', () => {
  it.each([
    ['nothing', {}, {}],
    ['white space alone', { place: '  ' }, {}],
    ['a title', { title: ' Three ' }, { title: 'Three' }],
    ['a note', { note: 'On *peace*.\n' }, { note: 'On *peace*.\n' }],
    ['tags', { tags: ['talks', 'war'] }, { tags: { add: ['war'], remove: ['peace'] } }],
  ])('of %s has that alone', (_name, more, patch) => {
    expect(patchBetween(article, { ...draft, ...more })).toEqual(patch)
  })
})

async function open() {
  const started = startApp([testSummary(1, { title: 'Two delegations', tags: ['peace'] })])
  const { app } = started
  await app.openLibrary()
  app.library.tags = ['people/ministers', 'peace']
  renderWithApp(DetailsDialog, app)
  await app.commands.run('article.details')
  const dialog = await screen.findByRole('dialog', { name: 'Article details' })
  const field = (name: string) => within(dialog).getByRole<HTMLInputElement>('textbox', { name })
  const write = (name: string, value: string) => fireEvent.input(field(name), { target: { value } })
  const click = (name: string) => fireEvent.click(within(dialog).getByRole('button', { name }))
  return { ...started, dialog, field, write, click }
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

describe('the dialog', () => {
  it('saves all that was changed as one act, which one undo takes back', async () => {
    const { app, main, dialog, field, write, click } = await open()
    expect(field('Title').value).toBe('Two delegations')
    await write('Title', 'Two delegations, one palace')
    await write('Published', '2025-06-03')
    await write('Note on the article, in Markdown', 'Read *again*.')
    const tag = within(dialog).getByRole('combobox', { name: 'Add a tag' })
    tag.focus()
    await fireEvent.input(tag, { target: { value: 'mini' } })
    await fireEvent.keyDown(tag, { key: 'Tab' })
    await click('Remove peace')
    await click('Save')
    await gone()
    const patch = {
      title: 'Two delegations, one palace',
      published: '2025-06-03',
      note: 'Read *again*.',
      tags: { add: ['people/ministers'], remove: ['peace'] },
    }
    expect(main.inputsOf('article.edit')).toEqual([{ id: id(1), edit: { kind: 'change-article', patch } }])
    expect(app.history.undoLabel).toBe('Edit Details')
    expect(app.toasts.items.map(({ text }) => text)).toEqual(['Changed the details of “Two delegations”'])
  })

  it('tells at the field what cannot be kept, and saves nothing', async () => {
    const { main, field, write, click } = await open()
    await write('Title', ' ')
    await write('Published', '2025-02-30')
    await click('Save')
    await waitFor(() => expect(document.activeElement).toBe(field('Title')))
    expect(field('Published').getAttribute('aria-invalid')).toBe('true')
    const described = field('Published').getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(described)?.textContent).toMatch(/a day that the calendar has/)
    expect(main.inputsOf('article.edit')).toEqual([])
  })

  it('that is closed without saving keeps what was written and offers to go on', async () => {
    const { app, write, main } = await open()
    await write('Place', 'ANKARA')
    app.dialogs.close()
    await gone()
    await waitFor(() => expect(app.toasts.items).toHaveLength(1))
    app.toasts.act(app.toasts.items[0]!)
    const again = await screen.findByRole('dialog')
    expect(within(again).getByRole<HTMLInputElement>('textbox', { name: 'Place' }).value).toBe('ANKARA')
    expect(main.inputsOf('article.edit')).toEqual([])
  })

  it('that is cancelled keeps nothing', async () => {
    const { app, write, click } = await open()
    await write('Place', 'ANKARA')
    await click('Cancel')
    await gone()
    expect(app.toasts.items).toEqual([])
    await app.details.openFor(id(1))
    expect(app.details.draft.place).toBe('')
  })

  it('closes when it cannot be saved: what was written waits with all else that is not saved', async () => {
    const { app, main, write, click } = await open()
    main.answer({ 'article.edit': () => fail('unwritable', 'The disk is full.') })
    await write('Place', 'ANKARA')
    await click('Save')
    await gone()
    expect(app.history.outbox.failure?.message).toBe('The disk is full.')
    expect(app.history.session.unsaved).toMatchObject([{ edit: { patch: { place: 'ANKARA' } } }])
  })
})
