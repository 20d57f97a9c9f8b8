import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import type { ArticleSummary, EditOutcome } from '../../../src-core/ipc/contract.ts'
import { fail, succeed, type Result } from '../../../src-core/ipc/result.ts'
import { Bridge } from '../../../src-renderer/bridge.ts'
import { History } from '../../../src-renderer/commands/history.svelte.ts'
import { Toasts } from '../../../src-renderer/ui/toasts.svelte.ts'
import { FakeMain, testChange, testId, testSummary } from '../fake-main.ts'

const READ = testId(1)
const OTHER = testId(2)
const DELETE: Edit = { kind: 'delete-annotation', id: testId(7) }
const ARCHIVE: Edit = { kind: 'change-article', patch: { status: 'archived' } }

let main: FakeMain
let toasts: Toasts
let history: History
let log: string[]
let openId: string | null
let unwritable: boolean

/** Keeps the status of articles and knows that deleting and restoring are inverse. */
function edit({ id, edit }: { id: string; edit: Edit }): Result<EditOutcome> {
  if (unwritable) return fail('unwritable', 'The disk is full.')
  const summary: ArticleSummary = testSummary(id === READ ? 1 : 2)
  return succeed({ ...testChange(summary), inverse: inverseOf(edit) })
}

function inverseOf(edit: Edit): Edit {
  if (edit.kind === 'delete-annotation') return { ...edit, kind: 'restore-annotation' }
  if (edit.kind === 'restore-annotation') return { ...edit, kind: 'delete-annotation' }
  if (edit.kind === 'change-annotation') return edit
  if (edit.kind !== 'change-article') throw new Error(`Not in these tests: ${edit.kind}`)
  return { kind: 'change-article', patch: { status: edit.patch.status === 'inbox' ? 'archived' : 'inbox' } }
}

const shown = () => history.outbox.editsOf(READ).map(({ kind }) => kind)
const sent = () => main.inputsOf('article.edit').map(({ edit }) => edit.kind)

beforeEach(() => {
  log = []
  openId = READ
  unwritable = false
  main = new FakeMain({ 'article.edit': edit })
  toasts = new Toasts()
  history = startHistory()
})

function startHistory(): History {
  return new History(new Bridge(main), toasts, {
    openId: () => openId,
    open: (id) => {
      log.push(`open ${id === READ ? 'read' : 'other'}`)
      openId = id
      return Promise.resolve()
    },
    receive: (changes) => {
      const names = changes.map(({ article }) => (article.id === READ ? 'read' : 'other'))
      log.push(`receive ${names.join(', ')}`)
    },
    receiveChoices: ({ meanings }) => log.push(`meanings ${meanings.yellow}`),
    titleOf: (id) => `Title of ${id}`,
    changed: () => undefined,
  })
}

describe('perform', () => {
  it('shows the edit at once, sends it and shows the outcome', async () => {
    const done = history.perform(READ, DELETE, 'Delete Annotation')
    expect(shown()).toEqual(['delete-annotation'])
    expect(await done).toBe(true)
    expect(shown()).toEqual([])
    expect(log).toEqual(['receive read'])
    expect([history.canUndo, history.undoLabel, history.canRedo]).toEqual([true, 'Delete Annotation', false])
  })

  it('shows nothing in the reader of an edit on an article that is not open', async () => {
    const done = history.perform(OTHER, ARCHIVE, 'Archive')
    expect(shown()).toEqual([])
    await done
    expect(log).toEqual(['receive other'])
  })

  it('sends one edit after the other, and shows again those that wait', async () => {
    let inFlight = 0
    main.answer({
      'article.edit': async (input) => {
        inFlight += 1
        expect(inFlight).toBe(1)
        await Promise.resolve()
        inFlight -= 1
        return edit(input)
      },
    })
    await Promise.all([
      history.perform(READ, DELETE, 'Delete Annotation'),
      history.perform(READ, ARCHIVE, 'Archive'),
    ])
    expect(sent()).toEqual(['delete-annotation', 'change-article'])
    expect(log).toEqual(['receive read', 'receive read'])
  })
})

describe('undo and redo', () => {
  it('take back and make again', async () => {
    await history.perform(READ, DELETE, 'Delete Annotation')
    expect(await history.undo()).toBe(true)
    expect([history.canUndo, history.canRedo, history.redoLabel]).toEqual([false, true, 'Delete Annotation'])
    expect(await history.redo()).toBe(true)
    expect([history.canUndo, history.canRedo]).toEqual([true, false])
    expect(sent()).toEqual(['delete-annotation', 'restore-annotation', 'delete-annotation'])
  })

  it('do nothing when there is nothing to do', async () => {
    expect([await history.undo(), await history.redo()]).toEqual([false, false])
    expect(main.asked).toEqual([])
  })

  it('open the article that an edit of its text belongs to', async () => {
    await history.perform(READ, DELETE, 'Delete Annotation')
    openId = OTHER
    await history.undo()
    expect(log.slice(1)).toEqual(['open read', 'receive read'])
  })

  it('leave the reader where it is for an edit that shows in the list', async () => {
    await history.perform(OTHER, ARCHIVE, 'Archive')
    await history.undo()
    expect(openId).toBe(READ)
  })

  it('keep the entry when they fail', async () => {
    await history.perform(READ, DELETE, 'Delete Annotation')
    unwritable = true
    expect(await history.undo()).toBe(false)
    expect([history.canUndo, history.canRedo]).toEqual([true, false])
  })

  it('fail softly when what they are about was changed meanwhile', async () => {
    await history.perform(READ, ARCHIVE, 'Archive')
    await history.perform(READ, DELETE, 'Delete Annotation')
    main.answer({ 'article.edit': () => fail('not-found', 'There is no such annotation.') })
    expect(await history.undo()).toBe(false)
    expect(toasts.items.map(({ text }) => text)).toEqual([
      '“Delete Annotation” could not be undone: it was changed meanwhile',
    ])
    main.answer({ 'article.edit': edit })
    expect([history.undoLabel, await history.undo()]).toEqual(['Archive', true])
  })

  it('forget what was taken back once something new is done', async () => {
    await history.perform(READ, DELETE, 'Delete Annotation')
    await history.undo()
    await history.perform(READ, ARCHIVE, 'Archive')
    expect(history.canRedo).toBe(false)
  })

  it('work pressed twice in a hurry', async () => {
    await history.perform(READ, DELETE, 'Delete Annotation')
    await history.perform(READ, ARCHIVE, 'Archive')
    expect(await Promise.all([history.undo(), history.undo()])).toEqual([true, true])
    expect(history.canUndo).toBe(false)
  })
})

describe('performMany', () => {
  const WORDS = { label: 'Archive', doing: 'Archiving', done: (count: number) => `Archived ${count}` }
  const steps = [READ, OTHER].map((articleId) => ({ articleId, edit: ARCHIVE }))
  /** Refuses these articles, and otherwise does as `edit`. */
  const refusing = (...refused: string[]) =>
    main.answer({
      'articles.edit': ({ edits }) =>
        succeed(
          edits.map((each) => (refused.includes(each.id) ? fail('damaged', 'Is damaged.') : edit(each))),
        ),
    })
  const sentSteps = () =>
    main.inputsOf('articles.edit').map(({ edits }) => edits.map(({ id, edit }) => [id, edit]))

  it('is one act of undo and of redo', async () => {
    refusing()
    expect(await history.performMany(steps, WORDS)).toBe(2)
    expect(toasts.items).toMatchObject([{ text: 'Archived 2', action: { label: 'Undo' } }])
    expect([await history.undo(), history.canUndo, history.redoLabel]).toEqual([true, false, 'Archive'])
    expect(toasts.items).toEqual([])
    expect([await history.redo(), history.canRedo, history.undoLabel]).toEqual([true, false, 'Archive'])
    const back = { kind: 'change-article', patch: { status: 'inbox' } }
    expect(sentSteps()).toEqual([
      [READ, OTHER].map((id) => [id, ARCHIVE]),
      [OTHER, READ].map((id) => [id, back]),
      [READ, OTHER].map((id) => [id, ARCHIVE]),
    ])
  })

  it('tells what failed, and takes back what did not', async () => {
    refusing(OTHER)
    expect(await history.performMany(steps, WORDS)).toBe(1)
    expect(toasts.items.map(({ text }) => text)).toEqual([
      '1 of 2 could not be changed: Is damaged.',
      'Archived 1',
    ])
    await history.undo()
    expect(sentSteps()[1]?.map(([id]) => id)).toEqual([READ])
  })

  it('keeps what an undo could not take back, to be tried again', async () => {
    refusing()
    await history.performMany(steps, WORDS)
    refusing(READ)
    expect(await history.undo()).toBe(true)
    expect([history.canUndo, history.canRedo]).toEqual([true, true])
    refusing()
    expect([await history.undo(), history.canUndo]).toEqual([true, false])
    expect(sentSteps()[2]?.map(([id]) => id)).toEqual([READ])
  })

  it('can be stopped between two requests, once it takes long', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ articleId: testId(index), edit: ARCHIVE }))
    const now = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(501)
    onTestFinished(() => now.mockRestore())
    main.answer({
      'articles.edit': ({ edits }) => {
        const [toast] = toasts.items
        if (toast) expect(toast.text).toBe('Archiving: 50 of 120')
        if (toast) toasts.act(toast)
        return succeed(edits.map(edit))
      },
    })
    expect(await history.performMany(many, WORDS)).toBe(100)
    expect(toasts.items.map(({ text }) => text)).toEqual(['Archived 100'])
  })
})

describe('performOnLibrary', () => {
  const choices = (yellow: string) => ({
    meanings: { ...DEFAULT_MEANINGS, yellow },
    meaningTags: {},
    filters: [],
  })

  it('shows the outcome, and is taken back like any other act', async () => {
    main.answer({
      'library.edit': ({ edit }) => {
        if (edit.kind !== 'change-meaning') throw new Error('Not in this test.')
        const inverse = { ...edit, name: edit.name === 'Nub' ? 'Key point' : 'Nub' }
        return succeed({ choices: choices(edit.name ?? ''), inverse })
      },
    })
    const edit = { kind: 'change-meaning', colour: 'yellow', name: 'Nub' } as const
    expect(await history.performOnLibrary(edit, 'Rename Meaning')).toBe(true)
    expect(history.undoLabel).toBe('Rename Meaning')
    await history.undo()
    expect(log).toEqual(['meanings Nub', 'meanings Key point'])
  })
})

describe('performAndOffer', () => {
  it('offers to take back this very edit, whatever is done meanwhile', async () => {
    await history.performAndOffer(OTHER, ARCHIVE, 'Archive', 'Archived')
    await history.perform(READ, DELETE, 'Delete Annotation')
    const [toast] = toasts.items
    expect(toast).toMatchObject({ text: 'Archived', action: { label: 'Undo' } })
    if (toast) toasts.act(toast)
    await history.perform(READ, ARCHIVE, 'Archive')
    expect(main.inputsOf('article.edit')[2]).toEqual({
      id: OTHER,
      edit: { kind: 'change-article', patch: { status: 'inbox' } },
    })
  })

  it('withdraws the offer once the edit was taken back by key', async () => {
    await history.performAndOffer(OTHER, ARCHIVE, 'Archive', 'Archived')
    await history.undo()
    expect(toasts.items).toEqual([])
  })

  it('offers nothing when the edit failed', async () => {
    unwritable = true
    expect(await history.performAndOffer(OTHER, ARCHIVE, 'Archive', 'Archived')).toBe(false)
    expect(toasts.items).toEqual([])
  })
})
