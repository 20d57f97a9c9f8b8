import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { DEFAULT_INBOX, INBOX_OFF, type InboxStatus } from '../../../src-core/inbox/inbox.ts'
import type { ImportedSummary, ImportFailure, ImportReport } from '../../../src-core/ipc/contract.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { patchSettings } from '../../../src-core/ipc/settings.ts'
import InboxStatusLine from '../../../src-renderer/import/InboxStatus.svelte'
import ReportDialog from '../../../src-renderer/import/ReportDialog.svelte'
import ImportSection from '../../../src-renderer/settings/ImportSection.svelte'
import { testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

const empty: ImportFailure = { name: 'empty.txt', code: 'empty-file', message: 'The file has no text.' }
const gone = { code: 'not-found', message: 'The folder /in is not there.' } as const

async function start(choices: Partial<typeof DEFAULT_INBOX> = {}) {
  const { app, main } = startApp([testSummary(1), testSummary(2)])
  main.answer({
    'settings.change': ({ patch }) => succeed(patchSettings(app.settings.value, patch)),
  })
  await app.openLibrary()
  app.settings.value = { ...app.settings.value, inbox: { ...DEFAULT_INBOX, ...choices } }
  const tell = (change: Partial<InboxStatus>) =>
    main.tell('inbox.status', { status: { ...INBOX_OFF, state: 'idle', ...change } })
  return { app, main, tell }
}

describe('the line at the foot of the library', () => {
  it('says what importing by itself is at, and nothing when it is off', async () => {
    const { app, tell } = await start()
    renderWithApp(InboxStatusLine, app)
    expect(screen.queryByRole('status')).toBeNull()
    for (const [change, words] of [
      [{}, 'Imports by itself'],
      [{ state: 'waiting', waiting: 1 }, 'One file is coming in'],
      [{ state: 'waiting', waiting: 2 }, '2 files are coming in'],
      [{ state: 'running', waiting: 1 }, 'Importing…'],
      [{ state: 'running', waiting: 300 }, 'Importing 300 files…'],
      [{ at: '2026-11-25T09:05:00.000Z' }, 'Imported at'],
      [{ failed: [empty] }, 'One file needs a look'],
      [{ failed: [empty, empty] }, '2 files need a look'],
      [{ state: 'paused' }, 'Import is paused'],
      [{ state: 'stuck', failure: gone }, 'The folder /in is not there.'],
    ] as const) {
      tell(change as Partial<InboxStatus>)
      await waitFor(() => expect(screen.getByRole('status').textContent).toContain(words))
    }
  })

  it('shows the files that need a look, else the settings', async () => {
    const { app, tell } = await start({ on: true })
    renderWithApp(InboxStatusLine, app)
    tell({ failed: [empty] })
    await fireEvent.click(await screen.findByRole('button'))
    expect([app.dialogs.current, app.importing.report.failed]).toEqual(['report', [empty]])
    tell({ state: 'stuck', failure: gone })
    await fireEvent.click(await screen.findByRole('button'))
    expect([app.dialogs.current, app.settingsSection]).toEqual(['settings', 'import'])
  })
})

describe('what came in by itself', () => {
  const imported = (number: number): ImportedSummary => ({
    id: id(number),
    title: `Article ${number}`,
    published: '',
    place: '',
    blocks: 1,
    words: 10,
  })
  const known: ImportFailure = {
    name: 'again.txt',
    code: 'duplicate',
    message: 'There.',
    article: { id: id(2), title: 'Article 2' },
  }

  it.each<[string, ImportReport, string, string]>([
    ['an article', { imported: [imported(1)], failed: [] }, 'Added “Article 1”', 'Open'],
    ['several', { imported: [imported(1), imported(2)], failed: [] }, 'Added 2 articles', 'Show'],
    ['a known text', { imported: [], failed: [known] }, '“Article 2” is in your library already', 'Open'],
    [
      'an article and a known text',
      { imported: [imported(1)], failed: [known] },
      'Added 1 article; 1 was there already',
      'Show',
    ],
  ])('is said, and nothing is opened: %s', async (_name, report, text, action) => {
    const { app, main } = await start({ on: true })
    const open = app.reading.openId
    main.tell('inbox.imported', report)
    expect(app.toasts.items.map((toast) => [toast.text, toast.action?.label])).toEqual([[text, action]])
    expect([app.dialogs.current, app.reading.openId]).toEqual(['none', open])
  })
})

it('what came in by itself from the tray is told with its article, listed in the report, and can be taken back', async () => {
  const { app, main } = await start({ on: true })
  const summary = { published: '', place: '', blocks: 1, words: 10 }
  const placed = [1, 2].map((number) => ({
    articleId: id(number),
    title: `Article ${number}`,
    annotations: number,
    notes: 0,
  }))
  const step = { articleId: id(1), edit: { kind: 'several' as const, edits: [] } }
  main.tell('inbox.imported', {
    imported: [1, 2].map((number) => ({ id: id(number), title: `Article ${number}`, ...summary })),
    failed: [],
    fromTray: { placed, undo: { steps: [step], tray: [] } },
  })
  expect(app.toasts.items.map(({ text, action }) => [text, action?.label])).toEqual([
    ['Placed 3 annotations in 2 articles', 'Undo'],
    ['Added 2 articles', 'Show'],
  ])
  renderWithApp(ReportDialog, app)
  app.toasts.items[1]?.action?.run()
  const heading = await screen.findByRole('heading', { name: 'Placed from the tray' })
  expect(
    within(heading.parentElement!)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringMatching(/Article 1.*1 annotation/),
    expect.stringMatching(/Article 2.*2 annotations/),
  ])
})

describe('the settings', () => {
  it('switch it on once a folder was chosen, and not before', async () => {
    const { app, main } = await start()
    renderWithApp(ImportSection, app)
    const box = screen.getByRole<HTMLInputElement>('checkbox')
    main.answer({ 'inbox.chooseFolder': () => succeed(null) })
    await fireEvent.click(box)
    await waitFor(() => expect(main.inputsOf('inbox.chooseFolder')).toHaveLength(1))
    await waitFor(() => expect(box.checked).toBe(false))
    main.answer({ 'inbox.chooseFolder': () => fail('bad-arguments', 'It is your library.') })
    await fireEvent.click(box)
    await waitFor(() => expect(app.toasts.items.map(({ text }) => text)).toEqual(['It is your library.']))
    await waitFor(() => expect(box.checked).toBe(false))
    main.answer({ 'inbox.chooseFolder': () => succeed('/in') })
    await fireEvent.click(box)
    await waitFor(() =>
      expect(app.importing.inbox.choices).toEqual({ ...DEFAULT_INBOX, on: true, folder: '/in' }),
    )
    expect(box.checked).toBe(true)
    await screen.findByText('/in')
  })

  it('say what a file becomes, pause and go on, and name what needs a look', async () => {
    const { app, tell } = await start({ on: true, folder: '/in' })
    renderWithApp(ImportSection, app)
    tell({ failed: [empty], others: 3 })
    await screen.findByText('The file has no text.')
    await screen.findByText('3 files there are of other kinds, and are left.')
    await fireEvent.click(screen.getByRole('radio', { name: /Leave it/ }))
    await waitFor(() => expect(app.importing.inbox.choices.after).toBe('leave'))
    await fireEvent.click(screen.getByRole('button', { name: 'Pause' }))
    await waitFor(() => expect(app.importing.inbox.choices.paused).toBe(true))
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Look now' }).disabled).toBe(true)
    await fireEvent.click(screen.getByRole('button', { name: 'Go on' }))
    await waitFor(() => expect(app.importing.inbox.choices.paused).toBe(false))
  })
})

describe('looking now', () => {
  it.each<[string, Partial<InboxStatus>, string[]]>([
    ['nothing is there', {}, ['There is nothing new in the inbox folder']],
    ['a file is on its way', { state: 'waiting', waiting: 1 }, []],
    ['something came in', { at: '2026-11-25T09:05:00.000Z' }, []],
    ['a file failed', { failed: [empty] }, ['One file needs a look']],
    ['the folder is gone', { state: 'stuck', failure: gone }, [gone.message]],
  ])('says so when it is of no use: %s', async (_name, change, texts) => {
    const { app, main } = await start({ on: true, folder: '/in' })
    main.answer({ 'inbox.look': () => succeed({ ...INBOX_OFF, state: 'idle', ...change }) })
    await app.commands.run('import.inbox')
    expect(app.toasts.items.map(({ text }) => text)).toEqual(texts)
  })

  it.each([{ on: false }, { on: true, paused: true }])('leads to the settings when %o', async (choices) => {
    const { app, main } = await start({ folder: '/in', ...choices })
    await app.commands.run('import.inbox')
    expect([app.dialogs.current, app.settingsSection]).toEqual(['settings', 'import'])
    expect(main.inputsOf('inbox.look')).toEqual([])
  })
})
