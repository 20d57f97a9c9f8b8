import '../window-parts.ts'
import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { ExportReport } from '../../../src-core/ipc/contract.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { patchSettings } from '../../../src-core/ipc/settings.ts'
import ExportDialog from '../../../src-renderer/export/ExportDialog.svelte'
import { baseName, summariseExport } from '../../../src-renderer/export/describe-export.ts'
import { testChange, testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

const WRITTEN: ExportReport = {
  folder: '/notes',
  written: [{ articleId: id(2), path: '/notes/a.md' }],
  merged: [],
  keptBeside: [],
  failed: [],
}

async function show({
  folder = '/notes',
  report = WRITTEN,
}: { folder?: string; report?: ExportReport } = {}) {
  const started = startApp([
    testSummary(2, { title: 'Two delegations', annotations: 3 }),
    testSummary(1, { title: 'How to read' }),
  ])
  const { app, main } = started
  main.answer({
    'export.preview': () => succeed([]),
    'export.run': () => succeed(report),
    'export.chooseFolder': () => succeed('/chosen'),
    'export.reveal': () => succeed(null),
  })
  app.settings.value = { ...app.settings.value, exportFolder: folder }
  await app.openLibrary()
  renderWithApp(ExportDialog, app)
  await fireEvent.keyDown(document.body, { key: 'e', code: 'KeyE', ctrlKey: true })
  await screen.findByRole('dialog', { name: 'Export' })
  return started
}

const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Export' }))

describe('the export dialog', () => {
  it('offers the open article and all, with counts, the folder and the name of the file', async () => {
    await show()
    expect(screen.getByRole('radio', { name: 'Two delegations 3 annotations' })).toHaveProperty(
      'checked',
      true,
    )
    expect(
      screen.getByRole('radio', { name: 'All articles in the library 2 articles, 1 with annotations' }),
    ).toBeTruthy()
    expect(screen.getByText('/notes')).toBeTruthy()
    expect(screen.getByText('2025-06-02 Two delegations.md')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { checked: true })))
  })

  it('exports the article, and says so where it can be shown', async () => {
    const { app, main } = await show()
    await submit()
    await waitFor(() => expect(app.dialogs.current).toBe('none'))
    expect(main.inputsOf('export.run')).toEqual([{ articleIds: [id(2)], format: 'markdown' }])
    const [toast] = app.toasts.items
    expect(toast).toMatchObject({ text: 'Exported 1 article', action: { label: 'Show in folder' } })
    if (toast) app.toasts.act(toast)
    await waitFor(() => expect(main.inputsOf('export.reveal')).toHaveLength(1))
  })

  it('exports all', async () => {
    const { main } = await show()
    await fireEvent.click(screen.getByRole('radio', { name: /^All articles/ }))
    expect(screen.queryByText('2025-06-02 Two delegations.md')).toBeNull()
    await submit()
    await waitFor(() =>
      expect(main.inputsOf('export.run')).toEqual([{ articleIds: 'all', format: 'markdown' }]),
    )
  })

  it('exports in another format to one file, with nothing to look at first', async () => {
    const { main } = await show()
    const format = screen.getByRole('combobox', { name: 'Format' })
    await fireEvent.change(format, { target: { value: 'csv' } })
    expect(screen.getByText('2025-06-02 Two delegations.csv')).toBeTruthy()
    await fireEvent.click(screen.getByRole('radio', { name: /^All articles/ }))
    expect(screen.getByText('Lectern annotations.csv')).toBeTruthy()
    await submit()
    await waitFor(() => expect(main.inputsOf('export.run')).toEqual([{ articleIds: 'all', format: 'csv' }]))
    expect(main.inputsOf('export.preview')).toEqual([])
  })

  it('offers the templates and where positions are written, for Markdown alone', async () => {
    const { app, main } = await show()
    main.answer({
      'settings.change': ({ patch }) => succeed(patchSettings(app.settings.value, patch)),
    })
    await fireEvent.change(screen.getByRole('combobox', { name: 'Template' }), {
      target: { value: 'logseq' },
    })
    await waitFor(() => expect(app.settings.value.exporting.template).toBe('logseq'))
    expect(screen.queryByText('2025-06-02 Two delegations.md')).toBeNull()
    await fireEvent.change(screen.getByRole('combobox', { name: 'Position of each quote' }), {
      target: { value: 'quotes' },
    })
    await waitFor(() => expect(app.settings.value.exporting.positions).toBe('quotes'))
    await fireEvent.change(screen.getByRole('combobox', { name: 'Format' }), { target: { value: 'csv' } })
    expect(screen.queryByRole('combobox', { name: 'Template' })).toBeNull()
  })

  it('asks for a folder first when there is none', async () => {
    const { app, main } = await show({ folder: '' })
    expect(screen.getByText('No folder chosen yet')).toBeTruthy()
    await submit()
    await waitFor(() => expect(app.dialogs.current).toBe('none'))
    expect(main.asked.map(({ name }) => name).filter((name) => name.startsWith('export'))).toEqual([
      'export.chooseFolder',
      'export.preview',
      'export.run',
    ])
    expect(app.exporting.folder).toBe('/chosen')
  })

  it('exports nothing when no folder is chosen', async () => {
    const { main } = await show({ folder: '' })
    main.answer({ 'export.chooseFolder': () => succeed(null) })
    await submit()
    await waitFor(() => expect(main.inputsOf('export.chooseFolder')).toHaveLength(1))
    expect(main.inputsOf('export.run')).toEqual([])
    expect(screen.getByRole('dialog')).toBeTruthy()
  })

  it('says in place what went wrong, and can be tried again', async () => {
    const { app, main } = await show()
    main.answer({
      'export.run': () => fail('unwritable', 'The folder is read-only.', { todo: 'Choose another.' }),
    })
    await submit()
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The folder is read-only.'))
    expect(screen.getByRole('alert').textContent).toContain('Choose another.')
    main.answer({ 'export.run': () => succeed(WRITTEN) })
    await submit()
    await waitFor(() => expect(app.dialogs.current).toBe('none'))
  })

  it('shows what would become of a changed file, and writes only when that was looked at', async () => {
    const { main } = await show()
    const before = 'The title\n\nMy words\n'
    const after = 'The title\n\nMy words\n\nA new highlight\n'
    main.answer({
      'export.preview': () =>
        succeed([{ articleId: id(2), title: 'Two', path: '/notes/a.md', before, after, conflicts: 1 }]),
    })
    await submit()
    await screen.findByRole('button', { name: 'Merge and export' })
    const changes = screen.getByRole('group', { name: 'Changes to a.md' })
    expect(changes.textContent).toMatch(/New:\s+A new highlight/)
    expect(main.inputsOf('export.run')).toEqual([])

    await fireEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(screen.queryByRole('group', { name: 'Changes to a.md' })).toBeNull()
    await submit()
    await fireEvent.click(await screen.findByRole('button', { name: 'Merge and export' }))
    await waitFor(() =>
      expect(main.inputsOf('export.run')).toEqual([{ articleIds: [id(2)], format: 'markdown' }]),
    )
  })

  it('offers the notes that were changed in files, takes over those that were chosen, and goes on', async () => {
    const { app, main } = await show()
    const { exporting } = app.settings.value
    app.settings.value = { ...app.settings.value, exporting: { ...exporting, notesBack: true } }
    const note = { articleId: id(2), title: 'Two', path: '/notes/a.md', quote: 'a passage' }
    main.answer({
      'export.notes': () =>
        succeed([
          { ...note, annotationId: id(7), before: 'One.', after: 'Another.' },
          { ...note, annotationId: id(8), before: 'Gone.', after: '' },
        ]),
      'articles.edit': ({ edits }) =>
        succeed(edits.map(({ edit }) => succeed({ ...testChange(testSummary(2)), inverse: edit }))),
      'article.edit': ({ edit }) => succeed({ ...testChange(testSummary(2)), inverse: edit }),
    })
    await submit()
    const taken = await screen.findAllByRole('checkbox')
    expect(taken.map((box) => (box as HTMLInputElement).checked)).toEqual([true, false])
    expect(screen.getByRole('dialog').textContent).toMatch(/New:\s+Another\./)
    expect(main.inputsOf('export.run')).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Take over 1 and go on' }))
    await waitFor(() => expect(main.inputsOf('export.run')).toHaveLength(1))
    const patch = { kind: 'change-annotation', id: id(7), patch: { note: 'Another.' } }
    expect([
      ...main.inputsOf('article.edit'),
      ...main.inputsOf('articles.edit').flatMap(({ edits }) => edits),
    ]).toEqual([{ id: id(2), edit: patch }])
    expect(app.history.undoLabel).toBe('Take Over Notes')
  })

  it('leaves changed notes alone when none is wanted, and never asks for them unless it is set', async () => {
    const { main } = await show()
    await submit()
    await waitFor(() => expect(main.inputsOf('export.run')).toHaveLength(1))
    expect(main.inputsOf('export.notes')).toEqual([])
  })

  it('shows what was kept beside and what failed', async () => {
    const report: ExportReport = {
      ...WRITTEN,
      keptBeside: [{ kept: '/notes/a.md', path: '/notes/a (2).md' }],
      failed: [{ articleId: id(1), title: 'How to read', code: 'damaged', message: 'Its text is damaged.' }],
    }
    await show({ report })
    await submit()
    const alert = screen.getByRole('alert')
    await waitFor(() => expect(alert.textContent).toContain('a.md'))
    for (const text of ['new: a (2).md', 'How to read', 'Its text is damaged.', 'are not Lectern’s']) {
      expect(alert.textContent).toContain(text)
    }
  })
})

describe('summariseExport', () => {
  it.each([
    [WRITTEN, 'Exported 1 article'],
    [{ ...WRITTEN, written: [] }, 'Exported 0 articles'],
    [
      {
        ...WRITTEN,
        written: [],
        failed: [{ articleId: '1', title: 'a', code: 'damaged', message: '' } as const],
      },
      '1 article could not be exported',
    ],
  ])('%#', (report, line) => {
    expect(summariseExport(report)).toBe(line)
  })
})

it.each([
  ['/home/ada/a.md', 'a.md'],
  ['C:\\Users\\Ada\\a.md', 'a.md'],
  ['/home/ada/', 'ada'],
])('baseName of %s is %s', (path, name) => {
  expect(baseName(path)).toBe(name)
})
