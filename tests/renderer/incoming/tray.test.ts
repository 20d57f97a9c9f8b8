import '../window-parts.ts'
import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import type { AnnotationsReport, TrayRow, TrayView } from '../../../src-core/ipc/incoming-requests.ts'
import { succeed } from '../../../src-core/ipc/result.ts'
import AnnotationsDialog from '../../../src-renderer/incoming/AnnotationsDialog.svelte'
import PlaceDialog from '../../../src-renderer/incoming/PlaceDialog.svelte'
import TrayDialog from '../../../src-renderer/incoming/TrayDialog.svelte'
import { testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'

const row = (number: number, title = 'Elsewhere'): TrayRow => ({
  id: id(number),
  exact: `Quote ${number}.`,
  note: '',
  tags: [],
  place: '',
  createdAt: '',
  source: { title, byline: '', address: '' },
  why: 'no-article',
})

/** A window on a tray of so many annotations. */
async function withTray(count: number) {
  const { app, main } = startApp([testSummary(1)])
  let view: TrayView = {
    waiting: Array.from({ length: count }, (_, index) => row(index + 10)),
    discarded: [],
  }
  main.answer({
    'tray.read': () => succeed(view),
    'tray.change': ({ changes }) => {
      const all = [...view.waiting, ...view.discarded]
      const inverse = changes.map(({ id }) => {
        const kind = view.waiting.some((each) => each.id === id) ? 'waiting' : 'discarded'
        return { id, state: { kind } } as const
      })
      const states = new Map(changes.map(({ id, state }) => [id, state.kind]))
      const stateOf = ({ id }: TrayRow) =>
        states.get(id) ?? (view.waiting.some((each) => each.id === id) ? 'waiting' : 'discarded')
      view = {
        waiting: all.filter((each) => stateOf(each) === 'waiting'),
        discarded: all.filter((each) => stateOf(each) === 'discarded'),
      }
      return succeed(inverse)
    },
  })
  await app.openLibrary()
  return { app, main }
}

it('draws a hundred at a time, finds by words, and acts on all that was found of a source', async () => {
  const { app, main } = await withTray(250)
  renderWithApp(TrayDialog, app)
  await app.commands.run('annotations.tray')
  await screen.findByRole('dialog', { name: 'Tray of annotations' })
  expect(screen.getAllByRole('listitem')).toHaveLength(100)
  await fireEvent.click(screen.getByRole('button', { name: 'Show more (150 left)' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(200)
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'quote 25' } })
  expect(screen.getAllByRole('listitem').map((item) => item.textContent?.match(/Quote \d+/)?.[0])).toEqual(
    [25, 125, 225, 250, 251, 252, 253, 254, 255, 256, 257, 258, 259].map((number) => `Quote ${number}`),
  )
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: '' } })
  await fireEvent.click(screen.getByRole('button', { name: 'Discard all' }))
  await screen.findByText(/Nothing waits/)
  expect(main.inputsOf('tray.change')[0]?.changes).toHaveLength(250)
  await fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(app.incoming.tray.waiting).toBe(250))
})

it('offers the note of an article whose text has not the words', async () => {
  const { app, main } = await withTray(1)
  main.answer({
    'tray.place': ({ ids, into, articleId }) =>
      succeed({
        placed: into === 'note' ? [{ articleId, title: 'Article 1', annotations: 0, notes: 1 }] : [],
        undo: { steps: [], tray: into === 'note' ? [{ id: ids[0]!, state: { kind: 'waiting' } }] : [] },
        left: into === 'note' ? [] : ids,
      }),
  })
  renderWithApp(PlaceDialog, app)
  app.incoming.tray.choosePlace([row(10)])
  await fireEvent.click(await screen.findByRole('option', { name: /Article 1/ }))
  const offer = await screen.findByRole('button', { name: 'Add to the article’s note' })
  await waitFor(() => expect(document.activeElement).toBe(offer))
  await fireEvent.click(offer)
  await waitFor(() =>
    expect(main.inputsOf('tray.place').map(({ into }) => into)).toEqual(['passage', 'note']),
  )
  await waitFor(() => expect(app.history.undoLabel).toBe('Place Annotations'))
})

it('tells what came of an import, and undo takes the articles and the tray back together', async () => {
  const { app, main } = await withTray(1)
  const report: AnnotationsReport = {
    placed: [{ articleId: id(1), title: 'Article 1', annotations: 2, notes: 1 }],
    undo: {
      steps: [{ articleId: id(1), edit: { kind: 'change-article', patch: { status: 'inbox' } } }],
      tray: [{ id: id(10), state: { kind: 'discarded' } }],
    },
    known: 3,
    deleted: [{ articleId: id(1), title: 'Article 1', ids: [id(21), id(22)] }],
    discarded: 0,
    waiting: [{ title: 'Elsewhere', why: 'no-article', count: 1 }],
    unread: [{ name: 'a.json', where: 'item 3', why: 'It names no passage.' }],
    failed: [],
  }
  main.answer({ 'annotations.choose': () => succeed(report) })
  renderWithApp(AnnotationsDialog, app)
  await app.commands.run('annotations.import')
  const dialog = await screen.findByRole('dialog', { name: 'Annotations from elsewhere' })
  for (const told of [
    'Placed 3 annotations in 1 article; 3 were here already; 2 you had deleted; 1 waits in the tray; 1 part could not be read.',
    '2 annotations and 1 note',
    '1 · The article is not in the library.',
    'a.json, item 3: It names no passage.',
  ])
    expect(dialog.textContent).toContain(told)
  await fireEvent.click(screen.getByRole('button', { name: 'Put back' }))
  await waitFor(() => expect(app.history.undoLabel).toBe('Put Back 2 annotations'))
  const edits = [id(21), id(22)].map((annotation) => ({ kind: 'restore-annotation', id: annotation }))
  expect(main.inputsOf('article.edit')).toEqual([
    expect.objectContaining({ id: id(1), edit: { kind: 'several', edits } }),
  ])
  expect(screen.queryByRole('button', { name: 'Put back' })).toBeNull()
  await app.history.undo()
  await fireEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(app.history.undoLabel).toBe('Import 3 Annotations')
  await app.history.undo()
  expect(main.inputsOf('tray.change')).toEqual([{ changes: report.undo.tray }])
  await app.history.redo()
  expect(main.inputsOf('tray.change').at(-1)?.changes).toEqual([{ id: id(10), state: { kind: 'waiting' } }])
})
