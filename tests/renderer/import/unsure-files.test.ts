import '../window-parts.ts'
import { fireEvent, screen, within } from '@testing-library/svelte'
import { beforeEach, expect, it, vi } from 'vitest'
import { previewEncoding } from '../../../src-core/import/encoding/preview-text.ts'
import type { ImportFailure } from '../../../src-core/ipc/contract.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import EncodingDialog from '../../../src-renderer/import/EncodingDialog.svelte'
import ReportDialog from '../../../src-renderer/import/ReportDialog.svelte'
import { encodeText } from '../../core/import/encode-text.ts'
import { testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

const FILES = new Map([
  ['most', encodeText('Мост закрыт', 'windows-1251')],
  ['doma', encodeText('Дома', 'windows-1251')],
  ['pere', encodeText('Le père', 'windows-1252')],
])

const unsure = (token: string): ImportFailure => ({
  code: 'uncertain-encoding',
  name: `${token}.txt`,
  message: 'The encoding of the text is not certain.',
  encodings: ['windows-1252', 'windows-1251', 'koi8-r'],
  unsure: token,
})

const added = (number: number) => {
  const { title, published, place, blocks, words } = testSummary(number)
  return { id: id(number), title, published, place, blocks, words }
}

const bytesOf = (token: string) => FILES.get(token) ?? new Uint8Array()

function start() {
  const { app, main } = startApp([testSummary(1), testSummary(2)])
  main.answer({
    'unsure.preview': ({ token, encodings }) =>
      succeed(encodings.map((encoding) => previewEncoding(bytesOf(token), encoding))),
    'unsure.alike': ({ tokens, encoding }) =>
      succeed(
        tokens
          .filter((token) => (token === 'pere') === (encoding === 'windows-1252'))
          .map((token) => ({ token, sample: previewEncoding(bytesOf(token), encoding).sample })),
      ),
    'unsure.import': ({ tokens }) =>
      succeed({ imported: tokens.map((_, index) => added(index + 1)), failed: [] }),
  })
  renderWithApp(EncodingDialog, app)
  renderWithApp(ReportDialog, app)
  return { app, main }
}

const field = () => screen.findByRole('combobox', { name: 'Encoding' })
const preview = () => screen.getByRole('region', { name: 'How it reads' }).textContent
const chosen = () => screen.getByRole('option', { selected: true }).textContent
const press = async (key: string) => fireEvent.keyDown(await field(), { key })

beforeEach(() => {
  document.body.innerHTML = ''
})

it('asks at once about one file, likeliest first, and shows how it reads in what is chosen', async () => {
  const { app, main } = start()
  await app.importing.finish({ imported: [], failed: [unsure('most')] })
  await field()
  await vi.waitFor(() => expect(preview()).toContain('Ìîñò çàêðûò'))
  const likely = within(screen.getByRole('group', { name: 'Likely' })).getAllByRole('option')
  await vi.waitFor(() =>
    expect(likely.map((option) => option.textContent)).toEqual([
      'Western European (Windows-1252) Ìîñò çàêðûò',
      'Cyrillic (Windows-1251) Мост закрыт',
      'Cyrillic, Russian (KOI8-R) лНЯР ГЮЙПШР',
    ]),
  )
  await press('ArrowDown')
  await vi.waitFor(() => expect(preview()).toContain('Мост закрыт'))
  expect(preview()).toContain('All of the file can be read in this encoding.')
  await press('Enter')
  await vi.waitFor(() => expect(app.reading.openId).toBe(id(1)))
  expect(main.inputsOf('unsure.import')).toEqual([{ tokens: ['most'], encoding: 'windows-1251' }])
  expect([app.dialogs.current, app.importing.unsure.file]).toEqual(['none', null])
})

it.each([
  ['1251', 'Windows-1251'],
  ['KOI8 ukr', 'KOI8-U'],
  ['koi8u', 'KOI8-U'],
  ['greek iso', 'Greek (ISO 8859-7)'],
])('finds by “%s” the encoding %s', async (query, name) => {
  const { app } = start()
  await app.importing.finish({ imported: [], failed: [unsure('most')] })
  await fireEvent.input(await field(), { target: { value: query } })
  expect(chosen()).toContain(name)
})

it('marks what cannot be read', async () => {
  const { app } = start()
  await app.importing.finish({ imported: [], failed: [unsure('most')] })
  await fireEvent.input(await field(), { target: { value: 'utf-8' } })
  await vi.waitFor(() => expect(preview()).toMatch(/\d+ characters could not be read/))
  expect(document.querySelectorAll('mark.lost').length).toBeGreaterThan(0)
})

it('takes along those that are alike, when that is wanted, and leaves the others in the report', async () => {
  const { app, main } = start()
  await app.importing.finish({ imported: [], failed: [unsure('most'), unsure('doma'), unsure('pere')] })
  const rows = () => screen.getAllByRole('button', { name: /^Choose encoding/ }).map((row) => row.ariaLabel)
  await screen.findByRole('dialog', { name: 'Import' })
  expect(rows()).toEqual(['most', 'doma', 'pere'].map((name) => `Choose encoding… for “${name}.txt”`))
  await fireEvent.click(screen.getByRole('button', { name: 'Choose encoding… for “most.txt”' }))
  await fireEvent.input(await field(), { target: { value: '1251' } })
  const box = await screen.findByRole('checkbox', { name: /^Import one other file in it too/ })
  expect(screen.getByRole('list', { name: 'Files that read well in it' }).textContent).toContain('Дома')
  await fireEvent.click(box)
  await fireEvent.click(screen.getByRole('button', { name: 'Import 2 files' }))
  await vi.waitFor(() =>
    expect(main.inputsOf('unsure.import')).toEqual([{ tokens: ['most', 'doma'], encoding: 'windows-1251' }]),
  )
  await screen.findByRole('dialog', { name: 'Import' })
  expect(rows()).toEqual(['Choose encoding… for “pere.txt”'])
  expect(app.importing.report.imported).toHaveLength(2)
})

it('forgets no file that is left without a choice', async () => {
  const { app } = start()
  await app.importing.finish({ imported: [], failed: [unsure('most')] })
  await field()
  app.importing.unsure.left()
  const [offer] = app.toasts.items
  expect(offer?.text).toBe('“most.txt” was not added')
  app.dialogs.close()
  offer?.action?.run()
  expect([app.dialogs.current, app.importing.unsure.file?.name]).toEqual(['encoding', 'most.txt'])
  expect(app.toasts.items).toEqual([])
  // What comes in meanwhile is told of with it.
  await app.importing.finish({ imported: [added(2)], failed: [] })
  expect(app.dialogs.current).toBe('report')
  expect(app.importing.report).toMatchObject({ imported: [{ id: id(2) }], failed: [{ name: 'most.txt' }] })
})

it('says what to do when the file is not held any more, and when the import fails', async () => {
  const { app, main } = start()
  const gone = fail('not-found', 'Lectern does not hold this file any more.', { todo: 'Import it again.' })
  main.answer({ 'unsure.preview': () => gone })
  await app.importing.finish({ imported: [], failed: [unsure('most')] })
  expect((await screen.findByRole('alert')).textContent).toContain('Import it again.')
  expect(screen.getByRole('button', { name: 'Import' })).toHaveProperty('disabled', true)

  main.answer({
    'unsure.preview': ({ token, encodings }) =>
      succeed(encodings.map((encoding) => previewEncoding(bytesOf(token), encoding))),
    'unsure.import': () =>
      succeed({
        imported: [],
        failed: [{ name: '', code: 'empty-file', message: 'There is no text in it.', unsure: 'most' }],
      }),
  })
  app.importing.unsure.openFor({ ...unsure('most'), unsure: 'most' }, false)
  await vi.waitFor(() => expect(preview()).toContain('Ìîñò'))
  await fireEvent.click(screen.getByRole('button', { name: 'Import' }))
  expect((await screen.findByRole('alert')).textContent).toContain('There is no text in it.')
  expect([app.dialogs.current, app.importing.unsure.file?.name]).toEqual(['encoding', 'most.txt'])
})
