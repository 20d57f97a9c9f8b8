import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { obsidianTag } from '../../../src-core/export/obsidian-tag.ts'

describe('obsidianTag', () => {
  it.each([
    ['a word', 'harbour', 'harbour'],
    ['capitals', 'NATO', 'NATO'],
    ['blanks', 'follow  up', 'follow-up'],
    ['a tree', 'place/Istanbul/Beşiktaş', 'place/Istanbul/Beşiktaş'],
    ['blanks around a slash', 'place / Istanbul', 'place/Istanbul'],
    ['empty levels', '/a//b/', 'a/b'],
    ['foreign characters', 'R&D, again', 'R-D-again'],
    ['an emoji', '🔥 hot', '🔥-hot'],
    ['a joined emoji', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['letters apart from their marks', 'C\u0327ırag\u0306an', 'Çırağan'],
    ['digits', '1984', '_1984'],
    ['digits in a tree', '2025/06', '_2025/06'],
    ['a year with a letter', 'y1984', 'y1984'],
    ['nothing that may stand in a tag', '+++', ''],
  ])('takes %s', (_, tag, name) => {
    expect(obsidianTag(tag)).toBe(name)
  })

  it('gives tags that stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (tag) => {
        const name = obsidianTag(tag)
        expect(obsidianTag(name)).toBe(name)
        expect(name).not.toMatch(/[\s#,.;:!?'"()[\]{}<>|\\^`~*+=&%$@]/)
      }),
    )
  })
})
