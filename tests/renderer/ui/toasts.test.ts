import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Toasts } from '../../../src-renderer/ui/toasts.svelte.ts'

let toasts: Toasts
const texts = () => toasts.items.map(({ text }) => text)

beforeEach(() => {
  vi.useFakeTimers()
  toasts = new Toasts()
})
afterEach(() => vi.useRealTimers())

describe('Toasts', () => {
  it('keeps a message about work that goes on when there are too many', () => {
    toasts.say({ text: 'Importing', kind: 'info', ms: Infinity, share: null })
    for (const text of ['One', 'Two', 'Three']) toasts.say({ text, kind: 'info' })
    expect(texts()).toEqual(['Importing', 'Two', 'Three'])
  })

  it('shows a message for six seconds', () => {
    toasts.say({ text: 'Archived', kind: 'info' })
    vi.advanceTimersByTime(5_999)
    expect(texts()).toEqual(['Archived'])
    vi.advanceTimersByTime(1)
    expect(texts()).toEqual([])
  })

  it('shows an error until it is dismissed', () => {
    const id = toasts.say({ text: 'The disk is full.', kind: 'error' })
    vi.advanceTimersByTime(3_600_000)
    expect(texts()).toEqual(['The disk is full.'])
    toasts.dismiss(id)
    expect(texts()).toEqual([])
  })

  it('says of a failure what happened, what was kept and what to do', () => {
    toasts.fail({
      code: 'unwritable',
      message: 'The note was not saved.',
      kept: 'It is still here.',
      todo: 'Free space.',
    })
    expect(toasts.items[0]).toMatchObject({
      text: 'The note was not saved.',
      detail: 'It is still here. Free space.',
      kind: 'error',
    })
  })

  it('waits while it is held, then starts its time anew', () => {
    toasts.say({ text: 'Archived', kind: 'info' })
    vi.advanceTimersByTime(5_000)
    toasts.hold()
    toasts.say({ text: 'Moved', kind: 'info' })
    vi.advanceTimersByTime(60_000)
    expect(texts()).toEqual(['Archived', 'Moved'])
    toasts.release()
    vi.advanceTimersByTime(5_999)
    expect(texts()).toEqual(['Archived', 'Moved'])
    vi.advanceTimersByTime(1)
    expect(texts()).toEqual([])
  })

  it('gives the next message its time after the last one was dismissed while it was held', () => {
    const id = toasts.say({ text: 'Archived', kind: 'info' })
    toasts.hold()
    toasts.dismiss(id)
    toasts.say({ text: 'Moved', kind: 'info' })
    vi.advanceTimersByTime(6_000)
    expect(texts()).toEqual([])
  })

  it('lets the oldest give way to a fourth, but never an error', () => {
    toasts.say({ text: 'Error', kind: 'error' })
    for (const text of ['One', 'Two', 'Three']) toasts.say({ text, kind: 'info' })
    expect(texts()).toEqual(['Error', 'Two', 'Three'])
  })

  it('changes a message in place and gives it its time', () => {
    const id = toasts.say({ text: 'Importing', kind: 'info', ms: Infinity })
    toasts.update(id, { text: 'Imported', ms: 1_000 })
    expect(texts()).toEqual(['Imported'])
    vi.advanceTimersByTime(1_000)
    expect(texts()).toEqual([])
  })

  it('runs the action once and goes away', () => {
    const run = vi.fn()
    toasts.say({ text: 'Archived', kind: 'info', action: { label: 'Undo', run } })
    const [toast] = toasts.items
    if (toast) toasts.act(toast)
    expect(run).toHaveBeenCalledOnce()
    expect(texts()).toEqual([])
  })
})
