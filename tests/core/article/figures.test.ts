import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import {
  countWords,
  measureBlocks,
  blockOfParagraph,
  paragraphNumber,
  readingMinutes,
} from '../../../src-core/article/figures.ts'

describe('words', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['— … “”', 0],
    ['One', 1],
    ['One two\nthree', 3],
    ['“One,” he said: ‘two’.', 4],
    ["don't won’t", 2],
    ['well-known non‑breaking', 2],
    ['a - b – c', 3],
    ['here—and there', 3],
    ['either/or', 2],
    ['1,000.5 drones', 2],
    ['13:00', 2],
    ['U.S. forces', 2],
    ['162\u00A0drones', 2],
    ['Donau\u00ADdampf\u00ADschiff', 1],
    ['e\u0301cole Çırağan İstanbul', 3],
    ['Встреча в Москве', 3],
    ['قال الوزير نعم', 3],
    ['می\u200Cخواهم', 1],
    ['우리는 간다', 2],
    ['𝔘𝔫𝔦 𒀀', 2],
    ['👍 fine 🇹🇷', 1],
    ['我们明天去学校', 4],
    ['我们 met in 学校', 4],
    ['今日は良い天気です', 5],
    ['คอนเทนเนอร์', 1],
    ['ภาษาไทย', 2],
  ])('of “%s” number %i', (text, count) => expect(countWords(text)).toBe(count))

  it.each([
    ['hyphens', 'a-'],
    ['letters', 'a'],
    ['Thai without a space', 'ไทย'],
    ['Chinese without a space', '会谈'],
    ['combining marks', '\u0301'],
  ])('of a million characters (%s) are counted at once', (_, unit) => {
    expect(countWords(unit.repeat(1_000_000 / unit.length))).toBeGreaterThan(0)
  })
})

describe('the figures of an article', () => {
  it('are its blocks and the words in them', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 2, text: 'One two' },
      { kind: 'rule', text: '' },
      { kind: 'verse', text: 'three\nfour' },
      { kind: 'image', text: '', alt: 'not counted' },
    ]
    expect(measureBlocks(blocks)).toEqual({ blocks: 4, words: 4 })
  })

  it('are nought without text', () => expect(measureBlocks([])).toEqual({ blocks: 0, words: 0 }))
})

describe('minutes of reading', () => {
  it.each([
    [0, 0],
    [1, 1],
    [240, 1],
    [359, 1],
    [360, 2],
    [2400, 10],
  ])('%i words take %i', (words, minutes) => expect(readingMinutes(words)).toBe(minutes))
})

const BLOCKS: Block[] = [
  { kind: 'heading', level: 1, text: 'One' },
  { kind: 'paragraph', text: 'a' },
  { kind: 'verse', text: 'b' },
  { kind: 'image', text: '', alt: '' },
  { kind: 'caption', text: 'c' },
  { kind: 'list-item', depth: 0, ordered: false, text: 'd' },
  { kind: 'quote', text: 'e' },
  { kind: 'heading', level: 2, text: 'Two' },
  { kind: 'code', text: 'f' },
  { kind: 'rule', text: '' },
]

describe('the number of a paragraph', () => {
  it('counts blocks of text; others have the number of the next, or of the last', () => {
    expect(BLOCKS.map((_, i) => paragraphNumber(BLOCKS, i))).toEqual([1, 1, 2, 3, 3, 3, 4, 5, 5, 5])
  })

  it.each([
    ['before the first block', BLOCKS, -1, 1],
    ['behind the last block', BLOCKS, 99, 5],
    ['without blocks', [], 0, 1],
    ['without paragraphs', BLOCKS.slice(0, 1), 0, 1],
  ])('is at least 1, at most the last: %s', (_, blocks, index, number) => {
    expect(paragraphNumber(blocks, index)).toBe(number)
  })
})

describe('the block of a paragraph', () => {
  it.each([1, 2, 3, 4, 5])('has its number: %i', (number) => {
    const index = blockOfParagraph(BLOCKS, number)
    expect(paragraphNumber(BLOCKS, index)).toBe(number)
    expect(BLOCKS[index]?.kind).not.toBe('heading')
  })

  it.each([0, 6, -1, 1.5, Number.NaN])('is none for a number that there is not: %d', (number) => {
    expect(blockOfParagraph(BLOCKS, number)).toBe(-1)
  })
})
