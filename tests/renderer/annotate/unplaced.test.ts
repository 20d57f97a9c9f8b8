/** Annotations that the text has no passage for stand at the top of the margin. */
import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, expect, it } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import { succeed } from '../../../src-core/ipc/result.ts'
import { newAnnotation } from '../../../src-renderer/annotate/new-annotation.ts'
import { testChange, testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'
import Journey from './Journey.svelte'

const TEXT = 'The tide comes in twice. Nobody asked it to.'
const GARBLED = 'Ðåãóëèðîâêà ïðèëèâà'

const lost = (word: string): Annotation => {
  const start = GARBLED.indexOf(word)
  const anchor = describeAnchor(GARBLED, 'before', start, start + word.length)
  return { ...newAnnotation(anchor, 'blue'), note: `On ${word}` }
}
const found = (): Annotation => newAnnotation(describeAnchor(TEXT, '', 4, 8), 'yellow')

/** Opens an article that has these annotations. */
async function show(annotations: Annotation[]) {
  const { app, main } = startApp([testSummary(1)])
  const change = { ...testChange(testSummary(1)), annotations }
  main.answer({
    'article.read': () =>
      succeed({ ...change, blocks: [{ kind: 'paragraph' as const, text: TEXT, marks: [] }] }),
    'clipboard.write': () => succeed(null),
  })
  await app.openLibrary()
  await waitFor(() => expect(app.reading.openId).toBe(id(1)))
  renderWithApp(Journey, app)
  return { app, main }
}

const heading = () => screen.queryByRole('button', { name: /^Without a passage in this text/ })
const cards = () => screen.queryAllByRole('article', { name: /without a passage/ })

beforeEach(() => {
  document.body.innerHTML = ''
})

it('with all that was written on them, and can be copied', async () => {
  const { app, main } = await show([lost('Ðåãó'), found()])
  const [card] = cards()
  expect(card?.textContent).toContain('Ðåãó')
  expect(card?.textContent).toContain('On Ðåãó')
  expect(app.reading.annotations.map(({ anchor }) => anchor.exact)).toEqual(['tide'])
  await fireEvent.click(within(card!).getByRole('button', { name: 'Copy with source' }))
  await waitFor(() =>
    expect(main.inputsOf('clipboard.write')).toEqual([{ text: '“Ðåãó”\n— Article 1, 2025-06-02' }]),
  )
})

it('behind their number when they are many, until one of them is led to', async () => {
  const all = ['Ðåãó', 'ëèðî', 'âêà', 'ïðè'].map(lost)
  const { app } = await show(all)
  expect([heading()?.ariaExpanded, heading()?.textContent?.replace(/\D/g, ''), cards().length]).toEqual([
    'false',
    '4',
    0,
  ])
  app.reading.lookAt(id(1), all[2]!.id)
  await waitFor(() => expect(cards()).toHaveLength(4))
  expect(app.reading.activeId).toBe(all[2]!.id)
  await fireEvent.click(heading()!)
  expect(cards()).toEqual([])
})

it('without a heading where all have their passage', async () => {
  await show([found()])
  expect(heading()).toBeNull()
})
