import '../window-parts.ts'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { succeed } from '../../../src-core/ipc/result.ts'
import { testChange, testSummary } from '../fake-main.ts'
import { startApp } from '../render-with-app.ts'

const BLOCKS: Block[] = Array.from({ length: 1_000 }, (_, index) => ({
  kind: 'paragraph',
  text: `Paragraph ${index + 1}`,
  marks: [],
}))

/** Opens a long article; every look at the clock is a second later than the one before. */
async function openLong() {
  const { app, main } = startApp([testSummary(1)])
  main.answer({
    'article.read': () => succeed({ ...testChange(testSummary(1)), blocks: BLOCKS }),
    'print.choosePdf': () => succeed(true),
    'print.pdf': () => succeed('/home/me/Article 1.pdf'),
  })
  Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() }, configurable: true })
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
  onTestFinished(() => clock.mockRestore())
  await app.openLibrary()
  return { app, main }
}

it('a long article is laid out part by part, and says how far it is', async () => {
  const { app, main } = await openLong()
  const said = vi.spyOn(app.toasts, 'say')
  const updated = vi.spyOn(app.toasts, 'update')
  await app.printing.savePdf()
  expect(said.mock.calls.map(([{ text }]) => text)).toEqual([
    'Laying out the paragraphs: 300 of 1,000',
    'Writing the PDF',
    'Saved as PDF',
  ])
  expect(updated.mock.calls.map(([, { text }]) => text)).toEqual([
    'Laying out the paragraphs: 600 of 1,000',
    'Laying out the paragraphs: 900 of 1,000',
  ])
  expect(main.inputsOf('print.pdf')).toHaveLength(1)
  expect(app.toasts.items.map(({ text }) => text)).toEqual(['Saved as PDF'])
})

it('is not printed when it is stopped', async () => {
  const { app, main } = await openLong()
  const saved = app.printing.savePdf()
  const stop = vi.spyOn(app.toasts, 'update').mockImplementationOnce(() => {
    const [toast] = app.toasts.items
    if (toast) app.toasts.act(toast)
  })
  await saved
  expect(stop).toHaveBeenCalledOnce()
  expect(main.inputsOf('print.pdf')).toEqual([])
  expect(app.printing.job).toBeNull()
  expect(app.toasts.items).toEqual([])
})

it('is not written when that is stopped, nor laid out when no file is chosen', async () => {
  const { app, main } = await openLong()
  let end: (path: string | null) => void = () => undefined
  main.answer({
    'print.pdf': () => new Promise((resolve) => (end = (path) => resolve(succeed(path)))),
    'print.stop': () => (end(null), succeed(null)),
  })
  const saved = app.printing.savePdf()
  await expect.poll(() => app.toasts.items.map(({ text }) => text)).toEqual(['Writing the PDF'])
  await expect.poll(() => main.inputsOf('print.pdf')).toHaveLength(1)
  if (app.toasts.items[0]) app.toasts.act(app.toasts.items[0])
  await saved
  expect(app.toasts.items).toEqual([])

  main.answer({ 'print.choosePdf': () => succeed(false) })
  await app.printing.savePdf()
  expect(main.inputsOf('print.pdf')).toHaveLength(1)
  expect(app.printing.job).toBeNull()
})
