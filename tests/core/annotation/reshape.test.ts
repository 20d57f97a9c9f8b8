import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import { moveEdge } from '../../../src-core/annotation/move-edge.ts'
import { previewEdit } from '../../../src-core/annotation/preview-edit.ts'
import { mergeAnnotations, redirectLinks, splitAnnotation } from '../../../src-core/annotation/reshape.ts'
import type { Block } from '../../../src-core/article/block.ts'
import { blockOffsets, canonicalText } from '../../../src-core/article/canonical-text.ts'

const BLOCKS: Block[] = [
  { kind: 'paragraph', text: 'The gauge stood still. Nobody had moved it, the harbour said.', marks: [] },
  { kind: 'paragraph', text: '', marks: [] },
  { kind: 'paragraph', text: 'Çırağan kept its own. 今天天气很好。', marks: [] },
]
const text = canonicalText(BLOCKS)
const source = { text, revision: 'a'.repeat(64) }
const inBlocks = { blocks: BLOCKS, offsets: blockOffsets(BLOCKS), language: 'en' }

function mark(id: string, passage: string, more: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(passage)
  const anchor = describeAnchor(text, source.revision, start, start + passage.length)
  return { id, anchor, colour: 'blue', note: '', tags: [], links: [], createdAt: '', ...more }
}

let last = 0
const identify = () => ({ id: `new${++last}`, createdAt: 'now' })
const passages = (annotations: readonly Annotation[]) => annotations.map(({ anchor }) => anchor.exact)

describe('splitting', () => {
  const whole = mark('A', 'The gauge stood still. Nobody had moved it', {
    note: 'Why?',
    tags: ['tide'],
    links: ['Z'],
  })

  test.each([
    ['at a cut between sentences', [22], ['The gauge stood still.', 'Nobody had moved it']],
    ['around a selection', [4, 9], ['The', 'gauge', 'stood still. Nobody had moved it']],
    [
      'at cuts that come in any order, and twice',
      [9, 4, 9],
      ['The', 'gauge', 'stood still. Nobody had moved it'],
    ],
  ])('%s', (_name, cuts, expected) => {
    const edit = splitAnnotation(whole, cuts, source, identify)
    const parts = edit ? previewEdit([whole], edit) : []
    expect(passages(parts)).toEqual(expected)
    expect(parts.map(({ colour, tags }) => [colour, tags])).toEqual(expected.map(() => ['blue', ['tide']]))
    expect(parts.map(({ id, note, links }) => [id === 'A', note, links])).toEqual(
      expected.map((_, index) => (index === 0 ? [true, 'Why?', ['Z']] : [false, '', []])),
    )
  })

  test.each([
    ['outside of it', [0, 50]],
    ['nowhere', []],
  ])('a cut %s splits nothing', (_name, cuts) => {
    expect(splitAnnotation(whole, cuts, source, identify)).toBeNull()
  })

  test('loses no word, whatever the cuts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length }), { maxLength: 5 }), (cuts) => {
        const edit = splitAnnotation(whole, cuts, source, identify)
        const parts = edit ? previewEdit([whole], edit) : [whole]
        expect(passages(parts).join('').replace(/\s/g, '')).toBe(whole.anchor.exact.replace(/\s/g, ''))
      }),
    )
  })
})

describe('merging', () => {
  const first = mark('A', 'The gauge', {
    note: 'One',
    tags: ['tide'],
    links: ['B', 'Z'],
    relations: { Z: 'repeats' },
  })
  const second = mark('B', 'Nobody', {
    note: 'Two',
    tags: ['doubt', 'tide'],
    links: ['A', 'Y'],
    relations: { Y: 'supports' },
  })
  const other = mark('C', 'harbour', { links: ['B'], relations: { B: 'contradicts' } })
  const all = [first, second, other]

  test('unites passages, notes, tags and links in the first, which keeps its identity', () => {
    const edit = mergeAnnotations([first, second], all, source)
    const [merged, kept, ...none] = edit ? previewEdit(all, edit) : []
    expect(none).toEqual([])
    expect(merged).toMatchObject({ id: 'A', colour: 'blue', note: 'One\n\nTwo', tags: ['tide', 'doubt'] })
    expect(merged?.anchor.exact).toBe('The gauge stood still. Nobody')
    expect(merged?.links.toSorted()).toEqual(['Y', 'Z'])
    expect(merged?.relations).toEqual({ Y: 'supports', Z: 'repeats' })
    expect(kept).toMatchObject({ id: 'C', links: ['A'], relations: { A: 'contradicts' } })
  })

  test('writes a note once that both have', () => {
    const edit = mergeAnnotations([first, { ...second, note: 'One' }], all, source)
    expect((edit ? previewEdit(all, edit) : [])[0]?.note).toBe('One')
  })

  test('needs two', () => {
    expect(mergeAnnotations([first], all, source)).toBeNull()
  })

  test('changes no annotation whose links lead elsewhere', () => {
    expect(redirectLinks(other, new Set(['Q']), 'A')).toEqual([])
  })
})

describe('moving an edge', () => {
  const span = { start: 4, end: 15 }
  const after = (
    ...[edge, direction, granularity]: [Parameters<typeof moveEdge>[1], 1 | -1, 'word' | 'sentence']
  ) => {
    const { start, end } = moveEdge(span, edge, direction, granularity, inBlocks)
    return text.slice(start, end)
  }

  test.each([
    ['end', 1, 'word', 'gauge stood still'],
    ['end', -1, 'word', 'gauge'],
    ['end', 1, 'sentence', 'gauge stood still.'],
    ['end', -1, 'sentence', 'gauge stood'],
    ['start', -1, 'word', 'The gauge stood'],
    ['start', 1, 'word', 'stood'],
    ['start', -1, 'sentence', 'The gauge stood'],
    ['start', 1, 'sentence', 'gauge stood'],
  ] as const)('the %s by %i %s gives “%s”', (edge, direction, granularity, expected) => {
    expect(after(edge, direction, granularity)).toBe(expected)
  })

  test('goes on in the next paragraph that has words, and back', () => {
    const end = text.indexOf('\n')
    const on = moveEdge({ start: 0, end }, 'end', 1, 'word', inBlocks)
    expect(text.slice(end, on.end).trim()).toBe('Çırağan')
    expect(moveEdge(on, 'end', -1, 'sentence', inBlocks).end).toBe(end)
  })

  test('knows words that no blank divides', () => {
    const start = text.indexOf('今天')
    const { end } = moveEdge({ start, end: start + 2 }, 'end', 1, 'word', { ...inBlocks, language: 'zh' })
    expect(text.slice(start, end)).toBe('今天天气')
  })

  test('never empties a passage nor leaves the text', () => {
    const edge = fc.constantFrom('start' as const, 'end' as const)
    const direction = fc.constantFrom(1 as const, -1 as const)
    const granularity = fc.constantFrom('word' as const, 'sentence' as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(edge, direction, granularity), { maxLength: 30 }), (moves) => {
        const end = moves.reduce((at, move) => moveEdge(at, ...move, inBlocks), span)
        expect(end.start).toBeLessThan(end.end)
        expect(end.start).toBeGreaterThanOrEqual(0)
        expect(end.end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
