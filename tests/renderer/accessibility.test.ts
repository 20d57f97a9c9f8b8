import './window-parts.ts'
import { screen } from '@testing-library/svelte'
import axe from 'axe-core'
import type { Component } from 'svelte'
import { tick } from 'svelte'
import { expect, it } from 'vitest'
import type { App } from '../../src-renderer/app.svelte.ts'
import KeysDialog from '../../src-renderer/commands/KeysDialog.svelte'
import PaletteDialog from '../../src-renderer/commands/PaletteDialog.svelte'
import ExportDialog from '../../src-renderer/export/ExportDialog.svelte'
import PasteDialog from '../../src-renderer/import/PasteDialog.svelte'
import ReportDialog from '../../src-renderer/import/ReportDialog.svelte'
import DetailsDialog from '../../src-renderer/library/DetailsDialog.svelte'
import ManyDetailsDialog from '../../src-renderer/library/ManyDetailsDialog.svelte'
import LibraryPane from '../../src-renderer/library/LibraryPane.svelte'
import type { DialogName } from '../../src-renderer/ui/dialogs.svelte.ts'
import Toasts from '../../src-renderer/ui/Toasts.svelte'
import { testSummary } from './fake-main.ts'
import { renderWithApp, startApp } from './render-with-app.ts'

// jsdom lays nothing out: contrast, sizes and scrolling are for the end-to-end tests, and a part alone
// is no page with landmarks and headings.
const NOT_HERE = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'region',
  'page-has-heading-one',
]

async function violations(): Promise<string[]> {
  const rules = Object.fromEntries(NOT_HERE.map((rule) => [rule, { enabled: false }]))
  const { violations: found } = await axe.run(document.body, { rules })
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function start(): Promise<App> {
  const { app } = startApp([
    testSummary(2, { title: 'Two delegations', progress: 0.4, annotations: 2, colours: ['yellow', 'red'] }),
    testSummary(1, { title: 'How to read', status: 'reading' }),
  ])
  await app.openLibrary()
  app.importing.report = {
    imported: [{ id: testSummary(3).id, title: 'New', published: '', place: '', blocks: 1, words: 1 }],
    failed: [
      { code: 'binary-file', name: 'photo.jpg', message: 'Not text.', todo: 'Save it as text.' },
      {
        code: 'duplicate',
        name: 'old.txt',
        message: 'Known.',
        article: { id: testSummary(1).id, title: 'Old' },
      },
    ],
  }
  return app
}

it.each<[DialogName, Component]>([
  ['palette', PaletteDialog],
  ['keys', KeysDialog],
  ['export', ExportDialog],
  ['paste', PasteDialog],
  ['report', ReportDialog],
  ['details', DetailsDialog],
  ['many-details', ManyDetailsDialog],
])('the dialog %s has a name, roles and labels', async (name, component) => {
  const app = await start()
  renderWithApp(component, app)
  app.dialogs.open(name)
  await screen.findByRole('dialog')
  expect(await violations()).toEqual([])
})

it('the library pane has names, roles and labels, with rows, a row’s menu and without', async () => {
  const app = await start()
  app.library.problems = [{ code: 'damaged', message: 'A record is damaged.' }]
  renderWithApp(LibraryPane, app)
  screen.getByRole('listbox').focus()
  await tick()
  expect(await violations()).toEqual([])
  app.list.showMenu(testSummary(2).id)
  await screen.findByRole('menu')
  expect(await violations()).toEqual([])
  app.list.showMenu(null)
  app.library.query = 'nothing'
  await tick()
  expect(await violations()).toEqual([])
})

it('messages are announced, errors at once', async () => {
  const app = await start()
  renderWithApp(Toasts, app)
  app.toasts.say({ text: 'Archived', kind: 'info', action: { label: 'Undo', run: () => undefined } })
  app.toasts.fail({ code: 'unwritable', message: 'The disk is full.', kept: 'Your note is still here.' })
  expect((await screen.findByRole('alert')).textContent).toContain('Your note is still here.')
  expect(
    screen.getByRole('region', { name: 'Messages' }).querySelector('[aria-live=polite]')?.textContent,
  ).toContain('Archived')
  expect(await violations()).toEqual([])
})
