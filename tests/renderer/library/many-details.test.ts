import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import ManyDetailsDialog from '../../../src-renderer/library/ManyDetailsDialog.svelte'
import { sharedSteps, type SharedDetails } from '../../../src-renderer/library/shared-details.ts'
import { testChange, testSummary } from '../fake-main.ts'
import { renderWithApp, startApp } from '../render-with-app.ts'

const ARTICLES = [
  testSummary(2, { publisher: 'The Ledger', place: 'MERSİN' }),
  testSummary(1, { publisher: 'The Ledger', place: 'PORT MARRAM', byline: 'Ada Quill' }),
]

describe('what was written for all', () => {
  it.each<[what: string, written: SharedDetails, patches: object]>([
    ['nothing', {}, {}],
    ['what all have already', { publisher: ' The  Ledger ' }, {}],
    ['what one of them has', { place: 'MERSİN' }, { 1: { place: 'MERSİN' } }],
    ['nothing at all in a field', { byline: '' }, { 1: { byline: '' } }],
    [
      'two fields',
      { publisher: 'Post', published: '2025-06-02' },
      { 1: { publisher: 'Post' }, 2: { publisher: 'Post' } },
    ],
  ])('%s changes just the articles and fields that differ', (_, written, patches) => {
    const steps = sharedSteps(ARTICLES, written)
    const got = steps.map(({ articleId, edit }) => [
      Number(articleId.slice(-1)),
      'patch' in edit && edit.patch,
    ])
    expect(Object.fromEntries(got)).toEqual(patches)
  })
})

async function open() {
  const started = startApp(ARTICLES)
  const { app, main } = started
  main.answer({
    'articles.edit': ({ edits }) =>
      succeed(
        edits.map(({ id, edit }) => {
          const found = ARTICLES.find((article) => article.id === id)
          return found ? succeed({ ...testChange(found), inverse: edit }) : fail('not-found', 'It is gone.')
        }),
      ),
  })
  await app.openLibrary()
  renderWithApp(ManyDetailsDialog, app)
  app.list.selection.selectAll()
  await app.commands.run('article.details')
  const dialog = await screen.findByRole('dialog', { name: 'Details of 2 articles' })
  const field = (name: string) => within(dialog).getByRole<HTMLInputElement>('textbox', { name })
  const write = (name: string, value: string) => fireEvent.input(field(name), { target: { value } })
  const click = (name: string) => fireEvent.click(within(dialog).getByRole('button', { name }))
  const patches = () => main.inputsOf('articles.edit').map(({ edits }) => edits.map(({ edit }) => edit))
  return { ...started, dialog, field, write, click, patches }
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

describe('the dialog', () => {
  it('shows what all have, says where they differ, and changes only what was written, as one act', async () => {
    const { app, field, write, click, patches } = await open()
    expect([field('Publisher').value, field('Place').value]).toEqual(['The Ledger', ''])
    expect(field('Place').placeholder).toBe('Several values')
    await write('Publisher', 'The Post')
    await click('Save')
    await gone()
    const edit = { kind: 'change-article', patch: { publisher: 'The Post' } }
    expect(patches()).toEqual([[edit, edit]])
    await waitFor(() => expect(app.history.undoLabel).toBe('Edit Details'))
    expect(app.toasts.items.map(({ text }) => text)).toContain('Changed the details of 2 articles')
  })

  it('leaves several values as they are when what was written is taken back', async () => {
    const { write, click, patches } = await open()
    await write('Place', 'X')
    await click('Keep the several values')
    await click('Save')
    await gone()
    expect(patches()).toEqual([])
  })

  it('tells of a date that is none, and changes nothing', async () => {
    const { dialog, field, write, click, patches } = await open()
    await write('Published', '2025-02-30')
    await click('Save')
    await within(dialog).findByText(/a day that the calendar has/)
    expect([field('Published').getAttribute('aria-invalid'), patches()]).toEqual(['true', []])
  })

  it('that is closed without saving offers what was written again', async () => {
    const { app, write, dialog } = await open()
    await write('Byline', 'Ada Quill')
    await fireEvent.keyDown(dialog, { key: 'Escape' })
    await gone()
    const [toast] = app.toasts.items
    expect(toast?.text).toBe('The details of 2 articles are not saved')
    if (toast) app.toasts.act(toast)
    await screen.findByRole('dialog', { name: 'Details of 2 articles' })
    expect(app.manyDetails.valueOf('byline')).toBe('Ada Quill')
  })
})
