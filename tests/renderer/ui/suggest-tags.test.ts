import { describe, expect, test } from 'vitest'
import { cleanTag } from '../../../src-core/annotation/clean-tag.ts'
import { suggestTags } from '../../../src-renderer/ui/suggest-tags.ts'

const tags = ['drones/count', 'Çırağan', 'method/questions', 'question', 'air raid']

describe('suggestTags', () => {
  test.each([
    ['nothing typed: all, most used first', '', [], tags],
    ['the beginning of a tag comes first', 'que', [], ['question', 'method/questions']],
    ['diacritics do not matter', 'cirag', [], ['Çırağan']],
    ['the beginning of a word inside', 'raid', [], ['air raid']],
    ['a part of a word, last', 'ount', [], ['drones/count']],
    ['tags that are there already are left out', 'que', ['question'], ['method/questions']],
    ['nothing fits', 'zzz', [], []],
  ])('%s', (_name, typed, taken, expected) => {
    expect(suggestTags(typed, tags, taken)).toEqual(expected)
  })
})

describe('cleanTag', () => {
  test.each([
    ['as it is', 'drones', 'drones'],
    ['the sign and blanks go', ' #  air   raid ', 'air raid'],
    ['empty levels go', '/people//ministers/', 'people/ministers'],
    ['capitals and scripts stay', 'Çırağan 中文', 'Çırağan 中文'],
    ['nothing left', ' # / ', ''],
  ])('%s', (_name, typed, expected) => {
    expect(cleanTag(typed)).toBe(expected)
  })
})
