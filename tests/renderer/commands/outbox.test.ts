import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
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

describe('an edit that cannot be saved', () => {
  const NOTE = (note: string): Edit => ({ kind: 'change-annotation', id: testId(7), patch: { note } })
  const SPELL = 'note 7'

  it('is shown still, is told with the reason, and saved when that is asked for', async () => {
    unwritable = true
    expect(await history.perform(READ, DELETE, 'Delete Annotation')).toBe(false)
    expect(shown()).toEqual(['delete-annotation'])
    expect(history.outbox.failure?.message).toBe('The disk is full.')
    expect(history.outbox.isUnsaved(testId(7))).toBe(true)
    unwritable = false
    await history.retry()
    expect([shown(), history.outbox.failure, history.outbox.isUnsaved(testId(7))]).toEqual([[], null, false])
    expect([history.canUndo, history.undoLabel]).toEqual([true, 'Delete Annotation'])
  })

  it('is tried again by and by, ever more seldom', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    unwritable = true
    await history.perform(READ, DELETE, 'Delete Annotation')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent()).toHaveLength(5)
    unwritable = false
    await vi.advanceTimersByTimeAsync(60_000)
    expect(shown()).toEqual([])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent()).toHaveLength(6)
  })

  it('is overtaken by none of the same article', async () => {
    unwritable = true
    await history.perform(READ, DELETE, 'Delete Annotation')
    unwritable = false
    await history.perform(READ, ARCHIVE, 'Archive')
    expect(sent()).toEqual(['delete-annotation', 'delete-annotation', 'change-article'])
  })

  it('of an article that is gone holds up no other', async () => {
    main.answer({
      'article.edit': (input) => (input.id === READ ? fail('not-found', 'It is gone.') : edit(input)),
    })
    await history.perform(READ, DELETE, 'Delete Annotation')
    expect(await history.perform(OTHER, ARCHIVE, 'Archive')).toBe(true)
    expect(shown()).toEqual(['delete-annotation'])
  })

  it('gives way to the next save of the same note', async () => {
    unwritable = true
    for (const text of ['o', 'on', 'one']) await history.perform(READ, NOTE(text), 'Edit Note', SPELL)
    expect(history.outbox.editsOf(READ)).toEqual([NOTE('one')])
    expect(history.session.unsaved).toMatchObject([{ title: `Title of ${READ}`, edit: NOTE('one') }])
  })

  it('is taken back without the disk, and made again', async () => {
    unwritable = true
    await history.perform(READ, DELETE, 'Delete Annotation')
    expect(await history.undo()).toBe(true)
    expect([shown(), history.outbox.failure]).toEqual([[], null])
    unwritable = false
    expect(await history.redo()).toBe(true)
    expect(sent().at(-1)).toBe('delete-annotation')
  })

  it('that makes no sense is given up, and told', async () => {
    main.answer({ 'article.edit': () => fail('bad-arguments', 'There is one already.') })
    await history.perform(READ, DELETE, 'Delete Annotation')
    expect([shown(), toasts.items.map(({ text }) => text)]).toEqual([[], ['There is one already.']])
  })
})

describe('a restart', () => {
  it('finds the steps of undo, and saves what was not saved', async () => {
    await history.perform(READ, ARCHIVE, 'Archive')
    unwritable = true
    await history.perform(READ, DELETE, 'Delete Annotation')
    const { session } = history
    unwritable = false
    const next = startHistory()
    await next.load(structuredClone(session))
    expect(sent().at(-1)).toBe('delete-annotation')
    expect(next.undoLabel).toBe('Delete Annotation')
    expect(await next.undo()).toBe(true)
    expect(next.undoLabel).toBe('Archive')
  })
})
