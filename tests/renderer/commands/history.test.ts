import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import type { Requests } from '../../../src-core/ipc/contract.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { testId } from '../fake-main.ts'
import { ARCHIVE, DELETE, FakeWindow, OTHER, READ } from './fake-window.ts'

const WORDS = { label: 'Archive', doing: 'Archiving', done: (count: number) => `Archived ${count}` }

let win: FakeWindow

beforeEach(() => {
  win = new FakeWindow()
})

describe('perform', () => {
  it('shows the edit at once, sends it and shows the outcome', async () => {
    const done = win.history.perform(READ, DELETE, 'Delete Annotation')
    expect(win.shown).toEqual(['delete-annotation'])
    expect(await done).toBe(true)
    expect(win.shown).toEqual([])
    expect(win.log).toEqual(['receive read'])
    expect([win.history.canUndo, win.history.undoLabel, win.history.canRedo]).toEqual([
      true,
      'Delete Annotation',
      false,
    ])
  })

  it('shows nothing in the reader of an edit on an article that is not open', async () => {
    const done = win.history.perform(OTHER, ARCHIVE, 'Archive')
    expect(win.shown).toEqual([])
    await done
    expect(win.log).toEqual(['receive other'])
  })

  it('sends one edit after the other, and shows again those that wait', async () => {
    let inFlight = 0
    win.main.answer({
      'article.edit': async (input) => {
        inFlight += 1
        expect(inFlight).toBe(1)
        await Promise.resolve()
        inFlight -= 1
        return win.edit(input)
      },
    })
    await Promise.all([
      win.history.perform(READ, DELETE, 'Delete Annotation'),
      win.history.perform(READ, ARCHIVE, 'Archive'),
    ])
    expect(win.sent).toEqual(['delete-annotation', 'change-article'])
    expect(win.log).toEqual(['receive read', 'receive read'])
  })
})

describe('undo and redo', () => {
  it('take back and make again', async () => {
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    expect(await win.history.undo()).toBe(true)
    expect([win.history.canUndo, win.history.canRedo, win.history.redoLabel]).toEqual([
      false,
      true,
      'Delete Annotation',
    ])
    expect(await win.history.redo()).toBe(true)
    expect([win.history.canUndo, win.history.canRedo]).toEqual([true, false])
    expect(win.sent).toEqual(['delete-annotation', 'restore-annotation', 'delete-annotation'])
  })

  it('do nothing when there is nothing to do', async () => {
    expect([await win.history.undo(), await win.history.redo()]).toEqual([false, false])
    expect(win.main.asked).toEqual([])
  })

  it('open the article that an edit of its text belongs to', async () => {
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    win.openId = OTHER
    await win.history.undo()
    expect(win.log.slice(1)).toEqual(['open read', 'receive read'])
  })

  it('leave the reader where it is for an edit that shows in the list', async () => {
    await win.history.perform(OTHER, ARCHIVE, 'Archive')
    await win.history.undo()
    expect(win.openId).toBe(READ)
  })

  it('keep the entry when they fail', async () => {
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    win.unwritable = 'all'
    expect(await win.history.undo()).toBe(false)
    expect([win.history.canUndo, win.history.canRedo]).toEqual([true, false])
  })

  it('fail softly when what they are about was changed meanwhile', async () => {
    await win.history.perform(READ, ARCHIVE, 'Archive')
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    win.main.answer({ 'article.edit': () => fail('not-found', 'There is no such annotation.') })
    expect(await win.history.undo()).toBe(false)
    expect(win.said).toEqual(['“Delete Annotation” could not be undone: it was changed meanwhile'])
    win.main.answer({ 'article.edit': (input) => win.edit(input) })
    expect([win.history.undoLabel, await win.history.undo()]).toEqual(['Archive', true])
  })

  it('forget what was taken back once something new is done', async () => {
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    await win.history.undo()
    await win.history.perform(READ, ARCHIVE, 'Archive')
    expect(win.history.canRedo).toBe(false)
  })

  it('work pressed twice in a hurry', async () => {
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    await win.history.perform(READ, ARCHIVE, 'Archive')
    expect(await Promise.all([win.history.undo(), win.history.undo()])).toEqual([true, true])
    expect(win.history.canUndo).toBe(false)
  })
})

describe('performMany', () => {
  const steps = [READ, OTHER].map((articleId) => ({ articleId, edit: ARCHIVE }))
  it('is one act of undo and of redo', async () => {
    expect(await win.history.performMany(steps, WORDS)).toBe(2)
    expect(win.toasts.items).toMatchObject([{ text: 'Archived 2', action: { label: 'Undo' } }])
    expect([await win.history.undo(), win.history.canUndo, win.history.redoLabel]).toEqual([
      true,
      false,
      'Archive',
    ])
    expect(win.toasts.items).toEqual([])
    expect([await win.history.redo(), win.history.canRedo, win.history.undoLabel]).toEqual([
      true,
      false,
      'Archive',
    ])
    const back = { kind: 'change-article', patch: { status: 'inbox' } }
    expect(win.sentTogether).toEqual([
      [READ, OTHER].map((id) => [id, ARCHIVE]),
      [OTHER, READ].map((id) => [id, back]),
      [READ, OTHER].map((id) => [id, ARCHIVE]),
    ])
  })

  it('keeps what fails as not saved, and takes all of it back together', async () => {
    win.unwritable = [OTHER]
    expect(await win.history.performMany(steps, WORDS)).toBe(1)
    expect(win.said).toEqual(['Archived 1'])
    expect([win.shown, win.history.outbox.isArticleUnsaved(OTHER)]).toEqual([[], true])
    expect(await win.history.undo()).toBe(true)
    expect(win.history.outbox.waiting).toEqual([])
    expect(win.sentTogether.at(-1)?.map(([id]) => id)).toEqual([READ])
    expect([win.history.canUndo, win.said]).toEqual([false, []])
    win.unwritable = []
    await win.history.redo()
    expect(win.sentTogether.at(-1)?.map(([id]) => id)).toEqual([READ, OTHER])
  })

  it('saves later what failed at first, as a part of the same act', async () => {
    win.unwritable = [OTHER]
    await win.history.performMany(steps, WORDS)
    win.unwritable = []
    await win.history.retry()
    expect(win.history.outbox.unsaved).toEqual([])
    expect([await win.history.undo(), win.history.canUndo]).toEqual([true, false])
    expect(win.sentTogether.at(-1)?.map(([id]) => id)).toEqual([OTHER, READ])
  })

  it('is given up as a whole on a full disk after one request, and taken back without the disk', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ articleId: testId(index), edit: ARCHIVE }))
    win.unwritable = 'all'
    expect(await win.history.performMany(many, WORDS)).toBe(0)
    expect([win.sentTogether.length, win.history.outbox.unsaved.length]).toEqual([1, 120])
    expect(win.history.session.unsaved).toHaveLength(120)
    expect([await win.history.undo(), win.history.outbox.waiting]).toEqual([true, []])
    expect(win.history.redoLabel).toBe('Archive')
  })

  it('does not overtake what of an article could not be saved before', async () => {
    win.unwritable = [READ]
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    await win.history.performMany(steps, WORDS)
    expect(win.sent).toEqual(['delete-annotation', 'delete-annotation', 'change-article'])
    expect(win.shown).toEqual(['delete-annotation', 'change-article'])
  })

  it('keeps what an undo could not take back, to be tried again', async () => {
    await win.history.performMany(steps, WORDS)
    win.unwritable = [READ]
    expect(await win.history.undo()).toBe(true)
    expect([win.history.canUndo, win.history.canRedo]).toEqual([true, true])
    win.unwritable = []
    expect([await win.history.undo(), win.history.canUndo]).toEqual([true, false])
    expect(win.sentTogether[2]?.map(([id]) => id)).toEqual([READ])
  })

  it('can be stopped between two requests, once it takes long', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ articleId: testId(index), edit: ARCHIVE }))
    const now = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(501)
    onTestFinished(() => now.mockRestore())
    const stopAt = (text: string) => ({
      'articles.edit': ({ edits }: Requests['articles.edit']['in']) => {
        const [toast] = win.toasts.items
        if (toast) expect(toast.text).toBe(text)
        if (toast) win.toasts.act(toast)
        return succeed(edits.map((each) => win.edit(each)))
      },
    })
    win.main.answer(stopAt('Archiving: 50 of 120'))
    expect(await win.history.performMany(many, WORDS)).toBe(100)
    expect([win.said, win.history.outbox.waiting]).toEqual([['Archived 100'], []])
    win.toasts.items = []
    now.mockReset().mockReturnValueOnce(0).mockReturnValue(501)
    win.main.answer(stopAt('Undo Archive: 50 of 100'))
    expect(await win.history.undo()).toBe(true)
    expect([win.history.canUndo, win.history.canRedo]).toEqual([false, true])
  })
})

describe('performOnLibrary', () => {
  const choices = (yellow: string) => ({
    meanings: { ...DEFAULT_MEANINGS, yellow },
    meaningTags: {},
    filters: [],
  })

  it('is kept when it fails, shown, and saved later', async () => {
    win.main.answer({ 'library.edit': () => fail('unwritable', 'The disk is full.') })
    const edit = { kind: 'change-meaning', colour: 'yellow', name: 'Nub' } as const
    expect(await win.history.performOnLibrary(edit, 'Rename Meaning')).toBe(false)
    expect([win.history.outbox.libraryEdits, win.history.undoLabel]).toEqual([[edit], 'Rename Meaning'])
    win.main.answer({ 'library.edit': () => succeed({ choices: choices('Nub'), inverse: edit }) })
    const next = win.startHistory()
    await next.load(structuredClone(win.history.session))
    expect([next.outbox.libraryEdits, win.log]).toEqual([[], ['meanings Nub']])
  })

  it('shows the outcome, and is taken back like any other act', async () => {
    win.main.answer({
      'library.edit': ({ edit }) => {
        if (edit.kind !== 'change-meaning') throw new Error('Not in this test.')
        const inverse = { ...edit, name: edit.name === 'Nub' ? 'Key point' : 'Nub' }
        return succeed({ choices: choices(edit.name ?? ''), inverse })
      },
    })
    const edit = { kind: 'change-meaning', colour: 'yellow', name: 'Nub' } as const
    expect(await win.history.performOnLibrary(edit, 'Rename Meaning')).toBe(true)
    expect(win.history.undoLabel).toBe('Rename Meaning')
    await win.history.undo()
    expect(win.log).toEqual(['meanings Nub', 'meanings Key point'])
  })
})

describe('performAndOffer', () => {
  it('offers to take back this very edit, whatever is done meanwhile', async () => {
    await win.history.performAndOffer(OTHER, ARCHIVE, 'Archive', 'Archived')
    await win.history.perform(READ, DELETE, 'Delete Annotation')
    const [toast] = win.toasts.items
    expect(toast).toMatchObject({ text: 'Archived', action: { label: 'Undo' } })
    if (toast) win.toasts.act(toast)
    await win.history.perform(READ, ARCHIVE, 'Archive')
    expect(win.main.inputsOf('article.edit')[2]).toEqual({
      id: OTHER,
      edit: { kind: 'change-article', patch: { status: 'inbox' } },
    })
  })

  it('withdraws the offer once the edit was taken back by key', async () => {
    await win.history.performAndOffer(OTHER, ARCHIVE, 'Archive', 'Archived')
    await win.history.undo()
    expect(win.toasts.items).toEqual([])
  })

  it('offers nothing when the edit failed', async () => {
    win.unwritable = 'all'
    expect(await win.history.performAndOffer(OTHER, ARCHIVE, 'Archive', 'Archived')).toBe(false)
    expect(win.toasts.items).toEqual([])
  })
})

describe('a library of a newer version', () => {
  it('refuses every act at once, and says why', async () => {
    win.refusal = { code: 'newer-schema', message: 'It can be read, not changed.' }
    expect(await win.history.perform(READ, DELETE, 'Delete Annotation')).toBe(false)
    expect(await win.history.performMany([{ articleId: READ, edit: ARCHIVE }], WORDS)).toBe(0)
    expect(await win.history.performOnLibrary({ kind: 'order-filters', ids: [] }, 'Move Filter')).toBe(false)
    expect([win.main.asked, win.history.outbox.waiting]).toEqual([[], []])
    expect(new Set(win.said)).toEqual(new Set(['It can be read, not changed.']))
  })
})
