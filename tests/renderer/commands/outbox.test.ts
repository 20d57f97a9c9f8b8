import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import { fail } from '../../../src-core/ipc/result.ts'
import { discardUnsaved } from '../../../src-renderer/commands/discard-unsaved.ts'
import { testId } from '../fake-main.ts'
import { ARCHIVE, DELETE, FakeWindow, OTHER, READ } from './fake-window.ts'

let win: FakeWindow

beforeEach(() => {
  win = new FakeWindow()
})

describe('an edit that cannot be saved', () => {
  const NOTE = (note: string): Edit => ({ kind: 'change-annotation', id: testId(7), patch: { note } })
  const SPELL = 'note 7'

  it('is shown still, is told with the reason, and saved when that is asked for', async () => {
    win.unwritable = 'all'
    expect(await win.history.perform(READ, DELETE, 'Delete Annotation')).toBe(false)
    expect(win.shown).toEqual(['delete-annotation'])
    expect(win.history.outbox.failure?.message).toBe('The disk is full.')
    expect(win.history.outbox.isUnsaved(testId(7))).toBe(true)
    win.unwritable = []
    await win.history.retry()
    expect([win.shown, win.history.outbox.failure, win.history.outbox.isUnsaved(testId(7))]).toEqual([
      [],
      null,
      false,
    ])
    expect([win.history.canUndo, win.history.undoLabel]).toEqual([true, 'Delete Annotation'])
  })

  it('is tried again by and by, ever more seldom', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    win.unwritable = 'all'
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(win.sent).toHaveLength(5)
    win.unwritable = []
    await vi.advanceTimersByTimeAsync(60_000)
    expect(win.shown).toEqual([])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(win.sent).toHaveLength(6)
  })

  it('is overtaken by none of the same article', async () => {
    win.unwritable = 'all'
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    win.unwritable = []
    await win.history.perform(READ, ARCHIVE, 'Archive')
    expect(win.sent).toEqual(['delete-annotation', 'delete-annotation', 'change-article'])
  })

  it('of an article that is gone holds up no other', async () => {
    win.main.answer({
      'article.edit': (input) => (input.id === READ ? fail('not-found', 'It is gone.') : win.edit(input)),
    })
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    expect(await win.history.perform(OTHER, ARCHIVE, 'Archive')).toBe(true)
    expect(win.shown).toEqual(['delete-annotation'])
  })

  it('gives way to the next save of the same note', async () => {
    win.unwritable = 'all'
    for (const text of ['o', 'on', 'one']) await win.history.perform(READ, NOTE(text), 'Edit Note', SPELL)
    expect(win.history.outbox.editsOf(READ)).toEqual([NOTE('one')])
    expect(win.history.session.unsaved).toMatchObject([{ title: `Title of ${READ}`, edit: NOTE('one') }])
  })

  it('is taken back without the disk, and made again', async () => {
    win.unwritable = 'all'
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    expect(await win.history.undo()).toBe(true)
    expect([win.shown, win.history.outbox.failure]).toEqual([[], null])
    win.unwritable = []
    expect(await win.history.redo()).toBe(true)
    expect(win.sent.at(-1)).toBe('delete-annotation')
  })

  it('that makes no sense is given up, and told', async () => {
    win.main.answer({ 'article.edit': () => fail('bad-arguments', 'There is one already.') })
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    expect([win.shown, win.said]).toEqual([[], ['There is one already.']])
  })
})

describe('an edit that takes long', () => {
  it('is said to be on its way after half a second, and not any more once it is saved', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { outbox } = win.history
    let write = () => {}
    win.main.answer({
      'article.edit': async (input) => {
        await new Promise<void>((resolve) => (write = resolve))
        return win.edit(input)
      },
    })
    const done = win.history.perform(READ, DELETE, 'Delete Annotation')
    await vi.advanceTimersByTimeAsync(499)
    expect([outbox.isSlow, outbox.failure, outbox.unsaved]).toEqual([false, null, []])
    await vi.advanceTimersByTimeAsync(1)
    expect([outbox.isSlow, outbox.failure]).toEqual([true, null])
    write()
    expect([await done, outbox.isSlow]).toEqual([true, false])
  })
})

it('what cannot be saved is given up when that is asked for, and taken up again by “Undo”', async () => {
  win.unwritable = 'all'
  await win.history.perform(READ, DELETE, 'Delete Annotation')
  await discardUnsaved(win.history, win.toasts)
  expect([win.shown, win.history.outbox.failure]).toEqual([[], null])
  win.unwritable = []
  const [toast] = win.toasts.items
  if (toast) win.toasts.act(toast)
  await win.history.settled()
  expect([win.sent.at(-1), win.history.undoLabel]).toEqual(['delete-annotation', 'Delete Annotation'])
})

describe('a restart', () => {
  it('finds the steps of undo, and saves what was not saved', async () => {
    await win.history.perform(READ, ARCHIVE, 'Archive')
    win.unwritable = 'all'
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    const { session } = win.history
    win.unwritable = []
    const next = win.startHistory()
    await next.load(structuredClone(session))
    expect(win.sent.at(-1)).toBe('delete-annotation')
    expect(next.undoLabel).toBe('Delete Annotation')
    expect(await next.undo()).toBe(true)
    expect(next.undoLabel).toBe('Archive')
  })
})
