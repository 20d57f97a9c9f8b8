import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankItems, rankMatch } from '../../../src-renderer/commands/rank.ts'

const TITLES = [
  'Import…',
  'Export…',
  'Move to Archive',
  'Theme: Night',
  'Next Article',
  'Show or Hide the Library',
  'Copy Quote with Source',
]
const find = (query: string) => rankItems(query, TITLES, (title) => title)

describe('rankItems', () => {
  it.each([
    ['exp', 'Export…'],
    ['night', 'Theme: Night'],
    ['arch', 'Move to Archive'],
    ['next art', 'Next Article'],
    ['library hide', 'Show or Hide the Library'],
    ['cqs', 'Copy Quote with Source'],
    ['ÉXPORT', 'Export…'],
  ])('puts first for “%s”: %s', (query, title) => {
    expect(find(query)[0]).toBe(title)
  })

  it('prefers the start of the text to the start of a word, and that to the inside of one', () => {
    expect(find('t').slice(0, 2)).toEqual(['Theme: Night', 'Move to Archive'])
    expect(rankMatch('port', 'Port of Call')).toBeGreaterThan(rankMatch('port', 'Call at Port'))
    expect(rankMatch('port', 'Call at Port')).toBeGreaterThan(rankMatch('port', 'Export'))
    expect(rankMatch('port', 'Export')).toBeGreaterThan(rankMatch('port', 'Put on Right, Then'))
    expect(rankMatch('port', 'Put on Right, Then')).toBeGreaterThan(0)
  })

  it('finds nothing for what is nowhere, or only in letters strewn about', () => {
    expect(rankMatch('theme', 'Show or Hide the Margin View')).toBe(0)
    expect(find('zeppelin')).toEqual([])
    expect(find('export zeppelin')).toEqual([])
    expect(find('z')).toEqual([])
  })

  it('keeps all, in order, for nothing', () => {
    expect(find('  ')).toEqual(TITLES)
  })

  it('finds each text by any of its words', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), fc.nat(), (words, index) => {
        expect(rankMatch(words[index % words.length] ?? '', words.join(' '))).toBeGreaterThan(0)
      }),
    )
  })
})
