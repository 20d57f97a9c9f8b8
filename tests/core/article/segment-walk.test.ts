import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import { SegmentWalk, type MovingSelection } from '../../../src-core/article/segment-walk.ts'
import type { Granularity } from '../../../src-core/article/segments.ts'

const blocksOf = (...texts: string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text }))

/** What is selected after some steps: `>` moves the moving end on by a segment, `<` back. */
function walk(texts: string[], granularity: Granularity, steps: string, language = '', from = 0): string[] {
  const blocks = blocksOf(...texts)
  const text = canonicalText(blocks)
  const segments = new SegmentWalk(blocks, language)
  const first = segments.next(from, granularity)
  let selection: MovingSelection = { ...(first ?? { start: 0, end: 0 }), backward: false }
  return Array.from(steps, (step) => {
    selection = segments.extend(selection, step === '>' ? 1 : -1, granularity)
    return text.slice(selection.start, selection.end)
  })
}

describe('a selection that grows and shrinks by segments', () => {
  it.each<[string, string[], Granularity, string, string[], string?, number?]>([
    ['words', ['One two three.'], 'word', '>><', ['One two', 'One two three', 'One two']],
    ['sentences', ['Yes. No. So?'], 'sentence', '>><<', ['Yes. No.', 'Yes. No. So?', 'Yes. No.', 'Yes.']],
    ['on into the next block', ['End here.', 'Begin.'], 'sentence', '>', ['End here.\nBegin.']],
    ['to the other side, once there is no less', ['a b c'], 'word', '><<>', ['b c', 'b', 'a b', 'b'], '', 2],
    ['over blocks of no text', ['a', '', 'b'], 'word', '>', ['a\n\nb']],
    ['no further than the text goes', ['a b'], 'word', '>>', ['a b', 'a b']],
    ['Chinese words', ['会谈在伊斯坦布尔举行。'], 'word', '>', ['会谈在'], 'zh'],
    ['Chinese sentences', ['会谈开始。双方到场。'], 'sentence', '>', ['会谈开始。双方到场。'], 'zh'],
    ['Thai words', ['การประชุมเริ่มแล้ว'], 'word', '>>', ['การประชุม', 'การประชุมเริ่ม'], 'th'],
    ['a language that is none', ['One two'], 'word', '>', ['One two'], 'no such tag'],
  ])('%s', (_name, texts, granularity, steps, expected, language, from) => {
    expect(walk(texts, granularity, steps, language, from)).toEqual(expected)
  })

  it('what is added is taken away again by the way back', () => {
    const texts = fc.array(fc.constantFrom('One two. Three', '', '会谈开始。双方', 'x', '“A.” B!'), {
      maxLength: 6,
    })
    const granularities = fc.constantFrom<Granularity>('word', 'sentence')
    fc.assert(
      fc.property(texts, granularities, fc.nat(30), (all, granularity, from) => {
        const segments = new SegmentWalk(blocksOf(...all))
        const first = segments.next(from, granularity)
        if (!first) return
        const selection = { ...first, backward: false }
        const longer = segments.extend(selection, 1, granularity)
        if (longer.end === selection.end) return
        expect(segments.extend(longer, -1, granularity)).toEqual(selection)
      }),
    )
  })
})

describe('walking', () => {
  it('finds every segment once, forwards and backwards', () => {
    const blocks = blocksOf('One two. Three?', '', '会谈开始。双方到场。', '“Four.” Five')
    const segments = new SegmentWalk(blocks)
    const length = canonicalText(blocks).length
    const forwards = []
    for (let at = segments.next(0, 'sentence'); at; at = segments.next(at.end, 'sentence')) forwards.push(at)
    const backwards = []
    for (let at = segments.previous(length, 'sentence'); at; at = segments.previous(at.start, 'sentence'))
      backwards.push(at)
    expect(backwards.reverse()).toEqual(forwards)
    expect(forwards.length).toBe(6)
  })
})
