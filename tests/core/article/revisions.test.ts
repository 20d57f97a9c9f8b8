import { describe, expect, it } from 'vitest'
import type { Revision } from '../../../src-core/article/article.ts'
import { addedAt, showRevision, shownSince } from '../../../src-core/article/revisions.ts'

function revision(digit: number, minute: number): Revision {
  const importedAt = `2026-11-22T22:${String(minute).padStart(2, '0')}:00.000Z`
  const hash = String(digit).repeat(64)
  return { hash, textHash: hash, originalHash: hash, importedAt, encoding: 'utf-8' }
}

const [FIRST, SECOND] = [revision(1, 0), revision(2, 10)]

describe('the revision that is shown is the last', () => {
  it.each([
    ['a new one', [FIRST], SECOND, '2026-11-22T22:10:00.000Z', undefined],
    ['one that comes back', [FIRST, SECOND], FIRST, '2026-11-22T22:20:00.000Z', '2026-11-22T22:20:00.000Z'],
    [
      'one that comes back while the clock is behind',
      [FIRST, SECOND],
      FIRST,
      '2026-11-22T22:05:00.000Z',
      '2026-11-22T22:10:00.001Z',
    ],
    [
      'a new one while the clock is behind',
      [SECOND],
      FIRST,
      '2026-11-22T22:00:00.000Z',
      '2026-11-22T22:10:00.001Z',
    ],
    ['the one that is shown already', [FIRST, SECOND], SECOND, '2026-11-22T22:20:00.000Z', undefined],
  ])('%s', (_, revisions, wanted, now, shownAt) => {
    const shown = showRevision(revisions, wanted, now)
    expect(shown.at(-1)?.hash).toBe(wanted.hash)
    expect(shown.at(-1)?.shownAt).toBe(shownAt)
    const since = shown.map(shownSince)
    expect(since).toEqual(since.toSorted())
    expect(shown.map(({ hash }) => hash).sort()).toEqual(
      [...new Set([...revisions, wanted].map(({ hash }) => hash))].sort(),
    )
  })

  it('and the article was added when the first came in, whichever is shown', () => {
    expect(addedAt(showRevision([FIRST, SECOND], FIRST, '2026-11-22T22:20:00.000Z'))).toBe(FIRST.importedAt)
  })
})
