/** An article gets another text while it is open, as when it is read again in another encoding elsewhere. */
import '../window-parts.ts'
import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, expect, it } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { testChange, testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'
import Stale from './Stale.svelte'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, marks: [] })
const before = testChange(testSummary(1))
const [revision] = before.article.revisions
const after = {
  ...before,
  article: { ...before.article, revisions: [revision!, { ...revision!, hash: 'another' }] },
}

/** Opens an article with its first text. */
async function open() {
  const { app, main } = startApp([testSummary(1)])
  main.answer({ 'article.read': () => succeed({ ...before, blocks: [paragraph('The old words.')] }) })
  await app.openLibrary()
  await waitFor(() => expect(app.reading.openId).toBe(id(1)))
  renderWithApp(Stale, app)
  const giveText = () =>
    main.answer({ 'article.read': () => succeed({ ...after, blocks: [paragraph('The new words.')] }) })
  return { app, main, giveText }
}

beforeEach(() => {
  document.body.innerHTML = ''
})

it('is shown with its new text', async () => {
  const { app, giveText } = await open()
  giveText()
  app.receive([after])
  await waitFor(() => expect(app.reading.text).toBe('The new words.'))
  expect(screen.queryByRole('alert')).toBeNull()
})

it('keeps the old text, and says why, when the new one cannot be read; until it can', async () => {
  const { app, main, giveText } = await open()
  main.answer({ 'article.read': () => fail('unreadable', 'The text of this article is damaged.') })
  app.receive([after])
  const notice = await screen.findByRole('alert', { name: 'An earlier text' })
  expect(notice.textContent).toContain('The text of this article is damaged.')
  expect(app.reading.text).toBe('The old words.')

  giveText()
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(app.reading.text).toBe('The new words.'))
  expect(screen.queryByRole('alert')).toBeNull()
})
