import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { describeEdit } from '../../../src-core/annotation/describe-edit.ts'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import type { Edit, SingleEdit } from '../../../src-core/annotation/edit.ts'
import { previewEdit } from '../../../src-core/annotation/preview-edit.ts'
import { succeed } from '../../../src-core/ipc/result.ts'
import { testChange, testSummary } from '../fake-main.ts'
import { id, renderWithApp, startApp } from '../render-with-app.ts'
import Journey from './Journey.svelte'

const TEXT = 'The tide comes in twice. Nobody asked it to.'

/** Opens an article on the page; the main process keeps what is annotated. */
async function showArticle() {
  const { app, main } = startApp([testSummary(1)])
  let kept: readonly Annotation[] = []
  const deleted = new Map<string, Annotation>()
  const change = () => ({ ...testChange(testSummary(1)), annotations: [...kept] })
  const make = (edit: SingleEdit): SingleEdit => {
    const before = kept.find((each) => 'id' in edit && each.id === edit.id)
    if (edit.kind === 'restore-annotation') {
      const annotation = deleted.get(edit.id)
      if (annotation) kept = [...kept, annotation]
    } else kept = previewEdit(kept, edit)
    if (before && edit.kind === 'delete-annotation') deleted.set(edit.id, before)
    return inverseOf(edit, before)
  }
  main.answer({
    'article.read': () =>
      succeed({ ...change(), blocks: [{ kind: 'paragraph' as const, text: TEXT, marks: [] }] }),
    'article.edit': ({ edit }) => {
      const inverse = make(edit as SingleEdit)
      return succeed({ ...change(), inverse })
    },
  })
  await app.openLibrary()
  await waitFor(() => expect(app.reading.openId).toBe(id(1)))
  renderWithApp(Journey, app)
  return app
}

function inverseOf(edit: Edit, before: Annotation | undefined): SingleEdit {
  if (edit.kind === 'add-annotation') return { kind: 'delete-annotation', id: edit.annotation.id }
  if (edit.kind === 'delete-annotation') return { kind: 'restore-annotation', id: edit.id }
  if (edit.kind === 'restore-annotation') return { kind: 'delete-annotation', id: edit.id }
  if (edit.kind !== 'change-annotation' || !before) throw new Error(`Not in these tests: ${edit.kind}`)
  const { patch } = edit
  return {
    ...edit,
    patch: {
      ...(patch.colour && { colour: before.colour }),
      ...(patch.note !== undefined && { note: before.note }),
      ...(patch.tags && { tags: { add: patch.tags.remove ?? [], remove: patch.tags.add ?? [] } }),
    },
  }
}

const press = (key: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...held })

async function type(role: 'textbox' | 'combobox', name: string, words: string): Promise<void> {
  const field = await screen.findByRole(role, { name })
  expect(document.activeElement).toBe(field)
  await fireEvent.input(field, { target: { value: words } })
}

const said = (words: string) =>
  waitFor(() => expect(screen.getByRole('status').textContent.trim()).toBe(words))

describe('by keyboard alone, what changed is read out', () => {
  it('a highlight, its colour, note and tag, taking back and making again, and where one comes to', async () => {
    await showArticle()
    await press('h')
    await said('Highlighted as Key point: “The tide comes in twice.”')
    await press('2')
    await said('Colour changed to Quote')

    await press('n')
    await type('textbox', 'Note, in Markdown', 'Twice?')
    await press('Enter', { ctrlKey: true })
    await said('Note saved')
    await press('t')
    await type('combobox', 'Add a tag', 'sea')
    await press('Enter')
    await said('Tagged sea')
    await press('Escape')

    await press('z', { ctrlKey: true })
    await said('Undone: Add Tag')
    await press('z', { ctrlKey: true, shiftKey: true })
    await said('Redone: Add Tag')

    await press('Escape')
    await press(']')
    await said('Quote, paragraph 1: “The tide comes in twice.”, note “Twice?”, tags sea')

    // The message on the screen is read out by itself; taking back is said.
    await press('Delete')
    await within(screen.getByRole('region', { name: 'Messages' })).findByText('Annotation deleted')
    await press('z', { ctrlKey: true })
    await said('Undone: Delete Annotation')
  })
})

describe('describeEdit', () => {
  const patch = (change: object) => ({ kind: 'change-annotation', id: id(1), patch: change }) as Edit
  it.each<[string, Edit, string]>([
    ['a note that is emptied', patch({ note: '' }), 'Note removed'],
    ['two facts at once', patch({ colour: 'red', note: 'Who?' }), 'Colour changed to Question. Note saved'],
    ['a tag that is taken away', patch({ tags: { remove: ['sea'] } }), 'Tag removed: sea'],
    ['another range', patch({ anchor: { exact: 'comes in' } }), 'Highlight is now “comes in”'],
    ['what nobody waits for', { kind: 'change-article', patch: { progress: 0.5 } }, ''],
    ['the article’s note', { kind: 'change-article', patch: { note: 'Read' } }, 'Note on the article saved'],
  ])('%s', (_name, edit, words) => {
    expect(describeEdit(edit, DEFAULT_MEANINGS)).toBe(words)
  })
})
