import { describe, expect, test } from 'vitest'
import {
  annotationReference,
  excerptOf,
  findReferences,
  openReference,
  replaceReferences,
  titleKey,
  titleReference,
} from '../../../src-core/annotation/references.ts'

const ID = '01JWQ000000000000000000009'

describe('references in a note', () => {
  test.each([
    ['[[The last ferry]]', [['article', 'The last ferry', 'The last ferry']]],
    ['as in [[The last ferry|May]]: no', [['article', 'The last ferry', 'May']]],
    [
      `${annotationReference(ID)} and [[A]]`,
      [
        ['annotation', ID, ''],
        ['article', 'A', 'A'],
      ],
    ],
    ['[[]] [[a\nb]] ((hl-short)) [one](two)', []],
  ])('%s', (note, expected) => {
    const found = findReferences(note)
    expect(
      found.map((each) => [each.kind, each.kind === 'article' ? each.title : each.id, each.text]),
    ).toEqual(expected)
  })

  test('are replaced where they stand; what is to stay stays', () => {
    const note = `x [[A]] y [[B]] z`
    expect(replaceReferences(note, (each) => (each.text === 'A' ? '1' : null))).toBe('x 1 y [[B]] z')
  })

  test('to a title with brackets still mean that title', () => {
    const title = 'The [sic] quay | part 2'
    const [reference] = findReferences(titleReference(title))
    expect(reference?.kind === 'article' && titleKey(reference.title)).toBe(titleKey(title))
  })
})

describe('a reference that is being written', () => {
  test.each([
    ['see [[the la', { kind: 'article', query: 'the la', start: 4 }],
    ['[[', { kind: 'article', query: '', start: 0 }],
    ['((gull', { kind: 'annotation', query: 'gull', start: 0 }],
    ['[[done]] and', null],
    ['((done)) and', null],
    ['(a (b', null],
    ['[[line\nnext', null],
  ])('%j', (text, expected) => {
    expect(openReference(text, text.length)).toEqual(expected)
  })
})

test('an excerpt ends at a word', () => {
  expect(excerptOf('one two  three\nfour', 12)).toBe('one two…')
  expect(excerptOf('今天天气很好今天天气很好', 8)).toBe('今天天气很好今天…')
  expect(excerptOf('short')).toBe('short')
})
