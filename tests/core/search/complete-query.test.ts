import { describe, expect, it } from 'vitest'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { completeQuery } from '../../../src-core/search/complete-query.ts'
import { listCorrections, loosenQuery } from '../../../src-core/search/loosen-query.ts'
import { query } from './sample-articles.ts'

const words = {
  tags: ['one-source', 'people', 'people/ministers', 'Ölfeld', 'two words'],
  meanings: { ...DEFAULT_MEANINGS, red: 'Doubt' },
}

/** What is offered where `|` stands; what is typed with each of them chosen. */
function complete(typed: string, isAsked = false): string[] {
  const caret = typed.indexOf('|')
  const text = typed.replace('|', '')
  const found = completeQuery(text, caret, words, isAsked)
  return (
    found?.options.map((option) => text.slice(0, found.start) + option.text + text.slice(found.end)) ?? []
  )
}

describe('completion', () => {
  it.each([
    ['of a field', 'ta|', ['tag:']],
    ['of a field after other words', 'tide be| gauge', ['tide before: gauge']],
    ['of the other spelling', 'color|', ['colour:']],
    ['after a minus', '-me|', ['-meaning:']],
    ['of one letter, which may be any word', 't|', []],
    ['of a whole word', 'tide|', []],
    ['within a word', 't|ag', []],
    ['of an empty query', '|', []],
    ['of a quoted word', '"ta|', []],
    ['of a tag', 'tag:on|', ['tag:one-source ']],
    ['of a tag by its last part', 'tag:min|', ['tag:people/ministers ']],
    ['of a tag with an accent', 'tag:ol|', ['tag:Ölfeld ']],
    ['of a tag with a blank', 'tag:tw|', ['tag:"two words" ']],
    ['of a tag in quotation marks', 'tag:"two|', ['tag:"two words" ']],
    ['of a tag that is whole', 'tag:one-source|', []],
    ['of a colour', 'color:r|', ['color:red ']],
    ['of a meaning that was renamed', 'meaning:do|', ['meaning:Doubt ']],
    ['of a part', 'in:t|', ['in:title ', 'in:text ']],
    ['of a status', 'is:|', ['is:inbox ', 'is:reading ', 'is:archived ']],
    ['of a date, which is free', 'after:20|', []],
  ])('%s', (_, typed, expected) => {
    expect(complete(typed)).toEqual(expected)
  })

  it('offers everything that there is when it is asked to', () => {
    expect(complete('tide |', true)).toHaveLength(10)
    expect(complete('|', true)[0]).toBe('tag:')
  })
})

describe('a query that found nothing is loosened', () => {
  it.each([
    ['tide tag:method', ['tag:method', 'tide']],
    ['"tide gauge"', ['tide gauge']],
    ['zero "tide gauge"', ['"tide gauge"', 'zero tide gauge']],
    ['tide', []],
    ['tide OR ebb', []],
    ['tide OR ebb -moon', ['tide OR ebb']],
  ])('%s', (text, expected) => {
    expect(loosenQuery(text).map((looser) => looser.text)).toEqual(expected)
  })
})

describe('corrections', () => {
  it('tell of the words that were looked for instead', () => {
    const found = query('tide istanbul')
    expect(listCorrections(query('tide istambul'), found)).toEqual([
      { typed: 'istambul', found: ['istanbul'] },
    ])
    expect(listCorrections(found, found)).toEqual([])
  })
})
