import '../window-parts.ts'
import { fireEvent, screen } from '@testing-library/svelte'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import type { RereadPreview } from '../../../src-core/ipc/encoding-requests.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { describeCarried } from '../../../src-renderer/import/describe-hidden.ts'
import RereadDialog from '../../../src-renderer/import/RereadDialog.svelte'
import { testChange, testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

const SHOWN: Edit = { kind: 'change-article', patch: { title: 'Most w Łodzi' } }

const preview = (encoding: string): RereadPreview => ({
  encoding,
  title: 'Most',
  passages: [`As ${encoding}`],
  sample: '',
  lost: 0,
  stray: 0,
  isSame: encoding === 'windows-1252',
  carried: 2,
  unplaced: 1,
})

const article = testSummary(1, { source: 'most.txt' })

function start() {
  const { app, main } = startApp([article])
  main.answer({
    'article.encodings': () => succeed({ current: 'windows-1252', likely: ['windows-1252', 'windows-1250'] }),
    'article.previewReread': ({ encoding }) => succeed(preview(encoding)),
    'article.reread': () => succeed(SHOWN),
  })
  renderWithApp(RereadDialog, app)
  return { app, main }
}

const shown = () => screen.getByRole('region', { name: 'How it reads' }).textContent
const field = () => screen.getByRole('combobox', { name: 'Encoding' })
const button = () => screen.getByRole('button', { name: 'Read again' })

beforeEach(() => {
  document.body.innerHTML = ''
})

it('starts with the likeliest that is another one, and tells what becomes of the annotations', async () => {
  const { app, main } = start()
  await app.library.open()
  await app.rereading.openFor(article)
  await vi.waitFor(() => expect(shown()).toContain('As windows-1250'))
  expect(shown()).toContain('2 annotations find their passage in it. 1 annotation finds no passage in it')
  await fireEvent.keyDown(field(), { key: 'Enter' })
  await vi.waitFor(() => expect(main.inputsOf('article.edit')).toEqual([{ id: id(1), edit: SHOWN }]))
  expect([app.dialogs.current, app.reading.openId, app.history.undoLabel]).toEqual([
    'none',
    id(1),
    'Read in Another Encoding',
  ])
  expect(app.toasts.items.at(-1)).toMatchObject({
    text: 'Read again as Central European (Windows-1250)',
    action: { label: 'Undo' },
  })
})

it('offers nothing where it reads as it does now', async () => {
  const { app, main } = start()
  await app.rereading.openFor(article)
  await fireEvent.input(field(), { target: { value: '1252' } })
  await vi.waitFor(() => expect(shown()).toContain('It reads in this encoding as it does now.'))
  expect(button()).toHaveProperty('disabled', true)
  await fireEvent.keyDown(field(), { key: 'Enter' })
  expect(main.inputsOf('article.reread')).toEqual([])
})

it('says why it cannot be asked, and why it failed, and changes nothing', async () => {
  const { app, main } = start()
  main.answer({ 'article.encodings': () => fail('bad-arguments', 'There is nothing to choose.') })
  await app.rereading.openFor(article)
  expect([app.dialogs.current, app.toasts.items[0]?.text]).toEqual(['none', 'There is nothing to choose.'])

  main.answer({
    'article.encodings': () => succeed({ current: 'windows-1252', likely: ['windows-1250'] }),
    'article.reread': () => fail('not-found', 'The file is not in the library any more.'),
  })
  await app.rereading.openFor(article)
  await vi.waitFor(() => expect(button()).toHaveProperty('disabled', false))
  await fireEvent.click(button())
  expect((await screen.findByRole('alert')).textContent).toContain('The file is not in the library any more.')
  expect([app.dialogs.current, main.inputsOf('article.edit')]).toEqual(['reread', []])
})

it.each([
  ['text', 'plain-text', 'most.txt', null, true],
  ['pasted text', 'plain-text', '', null, false],
  ['a message', 'email', 'most.eml', null, false],
  ['what is in the Trash', 'plain-text', 'most.txt', '2026-11-22T22:13:00.000Z', false],
])('is possible, or not, for %s', async (_, importer, source, deletedAt, isPossible) => {
  const { app, main } = start()
  const summary = testSummary(1, { source, deletedAt })
  const change = testChange(summary)
  const revision = { hash: '1', textHash: '1', originalHash: '1', importedAt: '', encoding: 'utf-8' }
  main.answer({
    'article.read': () =>
      succeed({
        ...change,
        article: {
          ...change.article,
          revisions: [{ ...revision, importer: { name: importer, version: 1 } }],
        },
        blocks: [],
      }),
  })
  await app.openArticle(id(1))
  expect(app.rereading.isPossible(summary)).toBe(isPossible)
})

it.each([
  [0, 0, 'Nothing is annotated in it.'],
  [1, 0, '1 annotation finds its passage in it.'],
  [0, 2, '2 annotations find no passage in it, and are kept at the top of the margin.'],
])('tells of %d annotations with a passage and %d without', (carried, unplaced, words) => {
  expect(describeCarried({ carried, unplaced })).toBe(words)
})
