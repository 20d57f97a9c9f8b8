import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { describeLink } from '../../../src-renderer/reader/describe-link.ts'
import { headingAt, outlineOf } from '../../../src-renderer/reader/outline.ts'

const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text })
const paragraph: Block = { kind: 'paragraph', text: 'Text.' }
const BLOCKS = [
  paragraph,
  heading(3, 'One'),
  paragraph,
  heading(4, 'In one'),
  paragraph,
  heading(3, ''),
  heading(3, 'Two'),
]

describe('the outline', () => {
  it('has the headings that say something, the highest level outermost', () => {
    expect(outlineOf(BLOCKS)).toEqual([
      { index: 1, depth: 0, text: 'One' },
      { index: 3, depth: 1, text: 'In one' },
      { index: 6, depth: 0, text: 'Two' },
    ])
    expect(outlineOf([paragraph])).toEqual([])
  })

  it.each([
    ['before the first heading', 0, -1],
    ['at a heading', 1, 0],
    ['under one', 4, 1],
    ['at the last', 6, 2],
  ])('knows where a block is: %s', (_case, block, expected) => {
    expect(headingAt(outlineOf(BLOCKS), block)).toBe(expected)
  })
})

describe('a link is shown', () => {
  it.each([
    ['by its host', 'https://www.example.org:8080/a/b?c#d', 'www.example.org:8080'],
    ['with no disguise of its host', 'https://example.org@evil.example/', 'evil.example'],
    ['by an address', 'mailto:ada@example.org?subject=Hi', 'ada@example.org'],
    ['as it is, when it is neither', '#note-3', '#note-3'],
  ])('%s', (_case, href, expected) => {
    expect(describeLink(href)).toBe(expected)
  })
})
