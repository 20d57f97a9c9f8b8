/** Annotations that the text has no passage for stand at the top of the margin. */
import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { COLOURS } from '../../../src-core/annotation/colour.ts'
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

describe('and answer to the keys once one is at them', () => {
  const press = (key: string) => fireEvent.keyDown(document.body, { key })
  const edits = (main: Awaited<ReturnType<typeof show>>['main']) =>
    main.inputsOf('article.edit').map(({ edit }) => edit)

  it.each([
    { key: 'n', field: 'Note, in Markdown', role: 'textbox' },
    { key: 't', field: 'Add a tag', role: 'combobox' },
  ])('$key opens “$field”', async ({ key, field, role }) => {
    await show([lost('Ðåãó'), found()])
    await fireEvent.pointerDown(cards()[0]!)
    await press(key)
    expect(within(cards()[0]!).getByRole(role, { name: field })).toBe(document.activeElement)
  })

  it('c copies, a number gives its colour, and Delete deletes the one whose button has the focus', async () => {
    const all = [lost('Ðåãó'), lost('ïðè'), found()]
    const { app, main } = await show(all)
    const [, second] = cards()
    within(second!).getByRole('button', { name: 'Tags' }).focus()
    await press('c')
    await waitFor(() =>
      expect(main.inputsOf('clipboard.write')).toEqual([{ text: '“ïðè”\n— Article 1, 2025-06-02' }]),
    )
    await press('4')
    await press('Delete')
    await waitFor(() =>
      expect(edits(main)).toEqual([
        { kind: 'change-annotation', id: all[1]!.id, patch: { colour: COLOURS[3] } },
        { kind: 'delete-annotation', id: all[1]!.id },
      ]),
    )
    expect(app.reading.activeId).toBe(all[0]!.id)
  })

  it('[ and ] come to them before those of the text', async () => {
    const all = [lost('Ðåãó'), lost('ïðè'), found()]
    const { app } = await show(all)
    const passed: (string | null)[] = []
    for (const key of [']', '[', '[', '[', ']']) {
      await press(key)
      passed.push(app.reading.activeId)
    }
    const [first, second, third] = all.map((annotation) => annotation.id)
    expect(passed).toEqual([third, second, first, first, second])
    await waitFor(() =>
      expect(screen.getByRole('status').textContent.trim()).toBe(
        'Quote, without a passage: “ïðè”, note “On ïðè”',
      ),
    )
  })

  it.each([
    { key: ']', which: 'first', exact: 'Ðåãó' },
    { key: '[', which: 'last', exact: 'âêà' },
  ])('$key comes to the $which in a text that has the passage of none', async ({ key, exact }) => {
    const { app } = await show(['Ðåãó', 'ïðè', 'âêà'].map(lost))
    await press(key)
    expect(app.reading.activeUnplaced?.anchor.exact).toBe(exact)
  })
})

it('without a heading where all have their passage', async () => {
  await show([found()])
  expect(heading()).toBeNull()
})
