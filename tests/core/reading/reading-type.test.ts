import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { keptReadingTypeSchema, readingTypeSchema } from '../../../src-core/reading/reading-type-schema.ts'
import {
  DEFAULT_READING_TYPE,
  MOST_ARTICLE_TYPES,
  stepSize,
  withArticleType,
  type ArticleTypes,
} from '../../../src-core/reading/reading-type.ts'

const large = { ...DEFAULT_READING_TYPE, size: 25 }

describe('the size of the text', () => {
  it.each([
    ['larger', 18.5, 1, 20],
    ['smaller', 18.5, -1, 17],
    ['larger, from between two steps', 19, 1, 20],
    ['smaller, from between two steps', 19, -1, 18.5],
    ['larger than the largest', 34, 1, 34],
    ['smaller than the smallest', 13, -1, 13],
  ] as const)('%s', (_case, size, direction, expected) => {
    expect(stepSize(size, direction)).toBe(expected)
  })
})

describe('type for one article only', () => {
  it('is given, changed and taken back, and the others stay', () => {
    const one = withArticleType({}, 'a', large)
    const two = withArticleType(one, 'b', DEFAULT_READING_TYPE)
    expect(withArticleType(two, 'a', { ...large, justify: true })).toEqual({
      a: { ...large, justify: true },
      b: DEFAULT_READING_TYPE,
    })
    expect(withArticleType(two, 'b', null)).toEqual(one)
    expect(withArticleType({}, 'b', null)).toEqual({})
  })

  it('is forgotten for the article that was set longest ago when there are too many', () => {
    let types: ArticleTypes = {}
    for (let n = 0; n < MOST_ARTICLE_TYPES; n++) types = withArticleType(types, `n${n}`, large)
    types = withArticleType(types, 'n0', large) // set again: no longer the oldest
    types = withArticleType(types, 'new', large)
    expect(Object.keys(types)).toHaveLength(MOST_ARTICLE_TYPES)
    expect(types).toHaveProperty('n0')
    expect(types).not.toHaveProperty('n1')
  })
})

describe('type on the disk and from the window', () => {
  it.each([
    ['nothing', undefined, DEFAULT_READING_TYPE],
    ['a font that is not there', { ...large, font: 'comic' }, large],
    ['a size beyond all measure', { ...large, size: 900 }, DEFAULT_READING_TYPE],
    ['what a newer version knows besides', { ...large, ligatures: true }, large],
  ])('kept as far as it makes sense: %s', (_case, found, read) => {
    expect(v.parse(keptReadingTypeSchema, found)).toEqual({ ...read })
  })

  it.each([
    ['a size beyond all measure', { size: 900 }],
    ['a size that is no number', { size: Number.NaN }],
    ['a family of its own', { font: 'url(x)' }],
    ['more than there is', { ligatures: true }],
  ])('refused from the window: %s', (_case, patch) => {
    expect(v.safeParse(readingTypeSchema, { ...large, ...patch }).success).toBe(false)
  })
})
