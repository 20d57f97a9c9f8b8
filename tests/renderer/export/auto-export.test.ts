import '../window-parts.ts'
import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import { AUTO_EXPORT_OFF, type AutoExportStatus } from '../../../src-core/export/auto-export.ts'
import AutoExportLine from '../../../src-renderer/export/AutoExportStatus.svelte'
import { testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

const failure = { code: 'unwritable', message: 'The folder /notes is not there.' } as const
const left = [{ articleId: id(2), title: 'Two', path: '/notes/two.md' }]

async function show() {
  const { app, main } = startApp([testSummary(1), testSummary(2)])
  await app.openLibrary()
  const stop = app.listen()
  renderWithApp(AutoExportLine, app)
  const tell = async (change: Partial<AutoExportStatus>, words: string) => {
    main.tell('autoExport.status', { status: { ...AUTO_EXPORT_OFF, state: 'idle', ...change } })
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain(words))
  }
  return { app, tell, stop }
}

it('says what exporting by itself is at, and nothing when it is off', async () => {
  const { tell, stop } = await show()
  expect(screen.queryByRole('status')).toBeNull()
  await tell({}, 'Exports by itself')
  await tell({ state: 'waiting', waiting: 2 }, '2 articles to export')
  await tell({ state: 'running' }, 'Exporting…')
  await tell({ at: '2026-11-25T09:05:00.000Z' }, 'Exported at')
  await tell({ state: 'paused', failure }, 'The folder /notes is not there.')
  stop()
})

it('opens the export of the files that need a look, else the settings', async () => {
  const { app, tell, stop } = await show()
  await tell({ left }, 'One exported file needs a look')
  await fireEvent.click(screen.getByRole('button'))
  expect(app.dialogs.current).toBe('export')
  expect(app.exporting.chosen.map((article) => article.id)).toEqual([id(2)])
  await tell({ state: 'paused', failure }, 'Export is paused')
  await fireEvent.click(screen.getByRole('button'))
  expect([app.dialogs.current, app.settingsSection]).toEqual(['settings', 'export'])
  stop()
})
