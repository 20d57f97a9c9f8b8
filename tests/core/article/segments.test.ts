import { describe, expect, test } from 'vitest'
import { segment, trimSpan } from '../../../src-core/article/segments.ts'

const texts = (text: string, granularity: 'sentence' | 'word', locale?: string) =>
  segment(text, granularity, locale).map(({ start, end }) => text.slice(start, end))

describe('segment', () => {
  test.each([
    ['sentences, without the blanks between', 'One. Two?  Three!', ['One.', 'Two?', 'Three!']],
    ['a quotation stays with its sentence', '“It is late.” He left.', ['“It is late.”', 'He left.']],
    ['no sentence in white space', ' \t ', []],
    ['Chinese full stops', '他来了。她走了。', ['他来了。', '她走了。']],
  ])('%s', (_name, text, expected) => {
    expect(texts(text, 'sentence')).toEqual(expected)
  })

  test.each([
    ['words, without punctuation', 'Çırağan, 1910: fire!', ['Çırağan', '1910', 'fire']],
    ['an apostrophe is inside its word', 'Kyiv’s team', ['Kyiv’s', 'team']],
    ['Hebrew', 'שלום עולם', ['שלום', 'עולם']],
  ])('%s', (_name, text, expected) => {
    expect(texts(text, 'word')).toEqual(expected)
  })

  test('Chinese has words though it has no blanks', () => {
    expect(texts('我们在图书馆看书', 'word', 'zh').length).toBeGreaterThan(2)
  })
})

describe('trimSpan', () => {
  test.each([
    ['blanks at both ends', '  ab ', { start: 0, end: 5 }, { start: 2, end: 4 }],
    ['nothing to trim', 'ab', { start: 0, end: 2 }, { start: 0, end: 2 }],
    ['white space alone is an empty span at its start', 'a  b', { start: 1, end: 3 }, { start: 1, end: 1 }],
  ])('%s', (_name, text, span, expected) => {
    expect(trimSpan(text, span)).toEqual(expected)
  })
})
