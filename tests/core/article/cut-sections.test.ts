import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { cutSections, sectionIndexOf } from '../../../src-core/article/cut-sections.ts'

const paragraph = (text = 'One line of text.'): Block => ({ kind: 'paragraph', text })
const heading = (): Block => ({ kind: 'heading', level: 2, text: 'A heading' })
const item = (): Block => ({ kind: 'list-item', depth: 0, ordered: false, text: 'An item' })
const times = (count: number, make: () => Block) => Array.from({ length: count }, () => make())
const sizes = (blocks: Block[]) => cutSections(blocks).map(({ first, end }) => end - first)

describe('cutSections', () => {
  it.each<[string, Block[], number[]]>([
    ['no text has no sections', [], []],
    ['a short article is one section', times(50, paragraph), [50]],
    ['a long one is cut every 64 blocks', times(150, paragraph), [64, 64, 22]],
    [
      'a heading after enough blocks begins a section',
      [...times(40, paragraph), heading(), paragraph()],
      [40, 2],
    ],
    ['none ends with a heading', [...times(63, paragraph), heading(), ...times(10, paragraph)], [63, 11]],
    ['a list is not cut', [...times(60, paragraph), ...times(20, item), paragraph()], [60 + 20, 1]],
    ['unless it is longer than a section', times(300, item), [128, 128, 44]],
    ['long blocks make short sections', times(6, () => paragraph('x'.repeat(21_000))), [2, 2, 2]],
  ])('%s', (_name, blocks, expected) => expect(sizes(blocks)).toEqual(expected))

  it('covers every block once, in order, and finds the section of each', () => {
    const blocks = fc.array(fc.constantFrom(paragraph(), heading(), item()), { maxLength: 400 })
    fc.assert(
      fc.property(blocks, (all) => {
        const sections = cutSections(all)
        const covered = sections.flatMap(({ first, end }) =>
          Array.from({ length: end - first }, (_, i) => first + i),
        )
        expect(covered).toEqual(all.map((_, index) => index))
        for (const [index] of all.entries()) {
          const { first, end } = sections[sectionIndexOf(sections, index)] ?? { first: 0, end: 0 }
          expect(first <= index && index < end).toBe(true)
        }
        expect(Math.max(0, ...sections.map(({ first, end }) => end - first))).toBeLessThanOrEqual(128)
      }),
    )
  })

  it('guesses the height by the letters: Chinese ones are twice as wide', () => {
    const [latin] = cutSections([paragraph('a'.repeat(620))])
    const [chinese] = cutSections([paragraph('文'.repeat(620))])
    expect([latin?.lines, chinese?.lines]).toEqual([10, 20])
  })
})
