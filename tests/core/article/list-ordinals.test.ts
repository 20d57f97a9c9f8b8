import { describe, expect, test } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { listOrdinals } from '../../../src-core/article/list-ordinals.ts'

const ordered = (depth = 0): Block => ({ kind: 'list-item', text: '', depth, ordered: true })
const bullet = (depth = 0): Block => ({ kind: 'list-item', text: '', depth, ordered: false })
const paragraph: Block = { kind: 'paragraph', text: '' }

describe('listOrdinals', () => {
  test.each<[string, Block[], number[]]>([
    ['no blocks', [], []],
    ['items count from 1', [ordered(), ordered(), ordered()], [1, 2, 3]],
    ['a paragraph ends a list', [ordered(), paragraph, ordered()], [1, 0, 1]],
    ['bullets have no number and end an ordered list', [ordered(), bullet(), ordered()], [1, 0, 1]],
    ['a deeper list counts by itself', [ordered(), ordered(1), ordered(1), ordered()], [1, 1, 2, 2]],
    ['each deeper list starts anew', [ordered(), ordered(1), ordered(), ordered(1)], [1, 1, 2, 1]],
    ['bullets inside leave the numbers around them', [ordered(), bullet(1), ordered()], [1, 0, 2]],
    ['a list may start deep', [ordered(2), ordered(2), ordered()], [1, 2, 1]],
  ])('%s', (_name, blocks, expected) => {
    expect(listOrdinals(blocks)).toEqual(expected)
  })
})
