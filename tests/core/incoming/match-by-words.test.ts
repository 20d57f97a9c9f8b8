import { describe, expect, it } from 'vitest'
import { WordsMatcher } from '../../../src-core/incoming/match-by-words.ts'

const TEXTS = {
  ferry: 'The last ferry left at 6.45, and nobody “on the quay” had been told.\nThe line blames the weather.',
  gulls: 'The gulls fly low over the harbour. The line blames the weather.',
}

const NOBODY = 'nobody "on the quay"\nhad been told'
const GULLS = 'The gulls fly low over the harbour'
const WEATHER = 'The line blames the weather.'

describe('articles are found by what was marked in them', () => {
  it.each<[string, [title: string, exact: string][], unknown[]]>([
    ['where one text has it', [['', NOBODY]], ['ferry']],
    [
      'each by itself, without a title',
      [
        ['', NOBODY],
        ['', GULLS],
      ],
      ['ferry', 'gulls'],
    ],
    [
      'together, with one',
      [
        ['A', GULLS],
        ['A', 'The ferry'],
        ['A', WEATHER],
      ],
      ['gulls', 'gulls', 'gulls'],
    ],
    ['not in several', [['', WEATHER]], [['ferry', 'gulls']]],
    ['not by few letters', [['', 'The gulls']], [undefined]],
    [
      'not by less than half',
      [
        ['A', GULLS],
        ['A', 'No article has all of these words in it.'],
        ['A', 'Nor has any article of the library these.'],
      ],
      [undefined, undefined, undefined],
    ],
    ['not without words', [['A', '']], [undefined]],
  ])('%s', (_, given, expected) => {
    const annotations = given.map(([title, exact], index) => ({
      id: String(index),
      exact,
      source: { title, byline: '', address: '' },
    }))
    const matcher = new WordsMatcher(annotations)
    for (const [id, text] of Object.entries(TEXTS)) matcher.see(id, text)
    const matches = matcher.matches()
    expect(
      annotations.map(({ id }) => {
        const match = matches.get(id)
        return match?.kind === 'matched'
          ? match.articleId
          : match?.kind === 'several'
            ? match.articleIds
            : undefined
      }),
    ).toEqual(expected)
  })
})
