import '../window-parts.ts'
import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import type { VerifiedFile } from '../../../src-core/ipc/contract.ts'
import { succeed } from '../../../src-core/ipc/result.ts'
import VerifyDialog from '../../../src-renderer/export/VerifyDialog.svelte'
import { testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

const place = { articleId: id(1), title: 'One', paragraph: 4, start: 5, end: 9 }
const FILES: VerifiedFile[] = [
  {
    path: '/notes/one.md',
    name: 'one.md',
    text: 'other',
    failure: null,
    quotes: [
      { state: 'unchanged', line: 9, quote: 'as it is', words: [], place, annotationId: null },
      {
        state: 'altered',
        line: 14,
        quote: 'as it was',
        words: [
          { kind: 'same', text: 'as it' },
          { kind: 'removed', text: 'is' },
          { kind: 'added', text: 'was' },
        ],
        place,
        annotationId: null,
      },
      { state: 'missing', line: 20, quote: 'made up', words: [], place: null, annotationId: null },
    ],
  },
  {
    path: '/notes/two.md',
    name: 'two.md',
    text: 'unknown',
    failure: { code: 'not-utf8', message: 'It is no text.' },
    quotes: [],
  },
]

it('shows what came of each quote, only those that changed if wanted, and opens the passage', async () => {
  const { app, main } = startApp([testSummary(1)])
  main.answer({ 'verify.choose': () => succeed(FILES) })
  await app.openLibrary()
  renderWithApp(VerifyDialog, app)
  await app.commands.run('export.verify')
  const dialog = await screen.findByRole('dialog', { name: 'Verify an export' })
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
  for (const told of ['3 quotes: 1 unchanged, 1 altered', 'another version of the text', 'It is no text.'])
    expect(dialog.textContent).toContain(told)
  expect(dialog.textContent).toMatch(/In the library:\s+is/)
  await fireEvent.click(screen.getByRole('checkbox'))
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
  await fireEvent.click(screen.getByRole('button', { name: /¶ 4/ }))
  await waitFor(() => expect(app.dialogs.current).toBe('none'))
  await waitFor(() => expect(main.inputsOf('article.read')).toContainEqual({ id: id(1) }))
})

it('shows nothing when no file is chosen', async () => {
  const { app, main } = startApp([testSummary(1)])
  main.answer({ 'verify.choose': () => succeed(null) })
  await app.openLibrary()
  renderWithApp(VerifyDialog, app)
  await app.commands.run('export.verify')
  expect(app.dialogs.current).toBe('none')
})
