import '../window-parts.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fail } from '../../../src-core/ipc/result.ts'
import type { MeasuredPlace } from '../../../src-renderer/reader/reading-place.ts'
import { testChange, testId, testSummary } from '../fake-main.ts'
import { startApp } from '../render-with-app.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const revision = { hash: 'a'.repeat(64), textHash: '', originalHash: '', importedAt: '', encoding: 'utf-8' }

/** An article on the page, of which a tenth has been read, and what is written of where one is. */
function startReading(more: { deletedAt?: string } = {}) {
  const summary = testSummary(1, { progress: 0.1, ...more })
  const { app, main } = startApp([summary])
  const article = {
    ...testChange(summary).article,
    revisions: [revision],
    position: { revision: 'a', offset: 50 },
  }
  let now: MeasuredPlace = { offset: 50, progress: 0.1 }
  const { place } = app.reading
  const leave = place.follow(article, () => now)
  const scrollTo = (offset: number, progress: number) => {
    now = { offset, progress }
    place.note()
  }
  const written = () =>
    main.inputsOf('article.edit').map(({ edit }) => (edit.kind === 'change-article' ? edit.patch : {}))
  return { app, main, place, article, leave, scrollTo, written }
}

describe('the place where one reads', () => {
  test('is written once, when the reader pauses, and is nothing to undo', async () => {
    const { app, scrollTo, written } = startReading()
    for (const offset of [100, 200, 300]) {
      scrollTo(offset, offset / 1_000)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(written()).toEqual([])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(written()).toMatchObject([{ position: { revision: revision.hash, offset: 300 }, progress: 0.3 }])
    expect(written()[0]?.lastReadAt).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(app.history.canUndo).toBe(false)
  })

  test('goes back with the reader; how far the article was read does not', async () => {
    const { place, article, scrollTo, written } = startReading()
    scrollTo(800, 0.8)
    await place.save()
    scrollTo(100, 0.1)
    await place.save()
    expect(written()).toMatchObject([{ progress: 0.8 }, { position: { offset: 100 }, progress: 0.8 }])
    expect(place.offsetIn(article)).toBe(100)
  })

  test('is written before the window closes', async () => {
    const { app, scrollTo, written } = startReading()
    scrollTo(400, 0.4)
    await app.saveAll()
    expect(written()).toMatchObject([{ position: { offset: 400 } }])
  })

  test('is not written when an article was only looked at, but is when it stayed open', async () => {
    const { place, leave, written } = startReading()
    await place.save()
    expect(written()).toEqual([])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(written()).toMatchObject([{ position: { offset: 50 } }])
    leave()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(written()).toHaveLength(1)
  })

  test('that cannot be written waits for the next time, without a word', async () => {
    const { app, main, place, scrollTo, written } = startReading()
    main.answer({ 'article.edit': () => fail('unwritable', 'The disk is full.') })
    scrollTo(300, 0.3)
    await place.save()
    await place.save()
    expect(written()).toMatchObject([{ progress: 0.3 }, { progress: 0.3 }])
    expect(app.toasts.items).toEqual([])
  })

  test('is not written of an article in the Trash', async () => {
    const { place, scrollTo, written } = startReading({ deletedAt: '2026-11-22T22:13:00.000Z' })
    scrollTo(300, 0.3)
    await place.save()
    expect(written()).toEqual([])
  })

  test('is that of this session before that of the disk', () => {
    const { place, article, scrollTo } = startReading()
    expect(place.offsetIn({ ...article, id: testId(2) })).toBe(50)
    scrollTo(300, 0.3)
    expect(place.offsetIn(article)).toBe(300)
  })
})
