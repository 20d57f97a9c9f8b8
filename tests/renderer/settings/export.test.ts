import '../window-parts.ts'
import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import { PRESET_TEMPLATES } from '../../../src-core/export/template/presets.ts'
import { succeed } from '../../../src-core/ipc/result.ts'
import { patchSettings } from '../../../src-core/ipc/settings.ts'
import ExportSection from '../../../src-renderer/settings/ExportSection.svelte'
import { testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

async function show() {
  const { app, main } = startApp([testSummary(1), testSummary(2, { annotations: 3 })])
  main.answer({
    'settings.change': ({ patch }) => succeed(patchSettings(app.settings.value, patch)),
    'export.tryTemplate': ({ template }) =>
      template.includes('nots')
        ? succeed({ fileName: '', text: '', problem: { line: 2, message: 'undefined variable: nots.' } })
        : succeed({ fileName: 'a.md', text: `made of ${template.length}`, problem: null }),
  })
  await app.openLibrary()
  renderWithApp(ExportSection, app)
  return { app, main }
}

const editor = () => screen.getByRole<HTMLTextAreaElement>('textbox')

it('shows what a preset says and makes of an article with annotations; it is made one’s own and changed', async () => {
  const { app, main } = await show()
  expect(editor().readOnly).toBe(true)
  expect(editor().value).toBe(PRESET_TEMPLATES.lectern)
  await screen.findByText(`made of ${PRESET_TEMPLATES.lectern.length}`)
  expect(main.inputsOf('export.tryTemplate').at(-1)?.articleId).toBe(id(2))

  await fireEvent.click(screen.getByRole('button', { name: 'Make it your own' }))
  await waitFor(() => expect(editor().readOnly).toBe(false))
  await fireEvent.input(editor(), { target: { value: 'one\ntwo {{ nots }}' } })
  await screen.findByText('Line 2: undefined variable: nots.')
  await waitFor(() => expect(app.settings.value.exporting.ownTemplate).toBe('one\ntwo {{ nots }}'))
  await fireEvent.click(screen.getByRole('button', { name: 'Show the line' }))
  const { selectionStart, selectionEnd, value } = editor()
  expect(value.slice(selectionStart, selectionEnd)).toBe('two {{ nots }}')
})

it('groups a copy of the preset in another way, and keeps one’s own when a preset is chosen', async () => {
  const { app } = await show()
  await fireEvent.change(screen.getByRole('combobox', { name: 'Highlights grouped by' }), {
    target: { value: 'tag' },
  })
  await waitFor(() => expect(app.settings.value.exporting.template).toBe('own'))
  expect(editor().value).toContain('=== group by tag ===')
  const template = screen.getByRole('combobox', { name: 'Template' })
  await fireEvent.change(template, { target: { value: 'plain' } })
  await waitFor(() => expect(editor().value).toBe(PRESET_TEMPLATES.plain))
  await fireEvent.change(template, { target: { value: 'own' } })
  await waitFor(() => expect(editor().value).toContain('=== group by tag ==='))
})
