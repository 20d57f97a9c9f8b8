import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../src-core/search/fold.ts'

describe('fold', () => {
  it.each([
    ['Çırağan', 'ciragan'],
    ['ÇIRAĞAN', 'ciragan'],
    ['İstanbul', 'istanbul'],
    ['Łódź', 'lodz'],
    ['Tromsø', 'tromso'],
    ['Đặng', 'dang'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Ærø', 'aero'],
    ['Œuvre', 'oeuvre'],
    ['Þingvellir', 'thingvellir'],
    ['Ὀδυσσεύς', 'οδυσσευσ'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['Київ', 'киів'],
    ['Kyiv’s', "kyiv's"],
    ['ﬁnal', 'final'],
    ['中文', '中文'],
    ['עִבְרִית', 'עברית'],
  ])('folds %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('reads a letter and its mark the same, in one code point or in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC')),
      ),
    )
  })

  it('changes nothing that it folded before', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)))
  })
})
