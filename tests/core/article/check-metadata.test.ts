import { describe, expect, it } from 'vitest'
import type { ArticleMetadata } from '../../../src-core/article/article.ts'
import { checkMetadata, tidyMetadata } from '../../../src-core/article/check-metadata.ts'

const METADATA: ArticleMetadata = {
  title: 'Two delegations',
  byline: '',
  publisher: '',
  place: 'ISTANBUL',
  published: '2025-06-02',
  source: 'news.txt',
  language: 'en',
}

const wrong = (more: Partial<ArticleMetadata>) => Object.keys(checkMetadata({ ...METADATA, ...more }))

describe('checkMetadata', () => {
  it.each<[string, Partial<ArticleMetadata>]>([
    ['what is complete', {}],
    ['what is not known', { published: '', language: '', place: '', source: '' }],
    ['a leap day', { published: '2024-02-29' }],
    ['a language of a region', { language: 'pt-BR' }],
    ['a language in a script', { language: 'zh-Hant-TW' }],
  ])('takes %s', (_name, more) => expect(wrong(more)).toEqual([]))

  it.each<[string, Partial<ArticleMetadata>, string[]]>([
    ['no title', { title: '' }, ['title']],
    ['a day that the calendar does not have', { published: '2025-02-29' }, ['published']],
    ['a month that there is not', { published: '2025-13-01' }, ['published']],
    ['a date in another form', { published: '2 June 2025' }, ['published']],
    ['a year alone', { published: '2025' }, ['published']],
    ['the name of a language', { language: 'English please' }, ['language']],
    ['all at once', { title: '', published: 'x', language: '?' }, ['title', 'published', 'language']],
  ])('refuses %s', (_name, more, fields) => expect(wrong(more)).toEqual(fields))
})

it('tidyMetadata takes away white space around, and doubled inside a line', () => {
  const spaced = { ...METADATA, title: '  Two \n delegations ', published: ' 2025-06-02', language: 'en ' }
  expect(tidyMetadata(spaced)).toEqual(METADATA)
})
