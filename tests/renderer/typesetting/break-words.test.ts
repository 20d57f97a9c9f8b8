import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBreakWords, loadWordBreaker } from '../../../src-renderer/typesetting/break-words.ts'

const broken = async (language: string, text: string) => (await loadWordBreaker(language))?.(text).join('·')

describe('words are broken by the rules of their language', () => {
  it.each([
    ['en', 'representation', 'rep·re·sen·ta·tion'],
    ['en-GB', 'representation', 'rep·res·ent·a·tion'],
    ['de', 'Handelsschifffahrt', 'Han·dels·schiff·fahrt'],
    ['de-AT', 'Donaudampfer', 'Do·nau·damp·fer'],
    ['fr', 'autrefois', 'au·tre·fois'],
    ['tr', 'gökyüzünden', 'gök·yü·zün·den'],
  ])('%s: %s', async (language, word, expected) => {
    expect(await broken(language, word)).toBe(expected)
  })

  it.each(['', 'he', 'zh-Hans', 'no such tag'])('or not at all: “%s”', async (language) => {
    expect(canBreakWords(language)).toBe(false)
    expect(await loadWordBreaker(language)).toBe(null)
  })

  it('and the parts are the text, whatever it is', async () => {
    const breaker = (await loadWordBreaker('en'))!
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        const text = `${one} representation \uE0FF soft\u00ADly <b>markup ${other}`
        expect(breaker(text).join('')).toBe(text)
        expect(breaker(other).join('')).toBe(other)
      }),
    )
  })
})
