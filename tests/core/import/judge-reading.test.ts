import { describe, expect, it } from 'vitest'
import { decodeAs } from '../../../src-core/import/encoding/decode-as.ts'
import { judgeReading } from '../../../src-core/import/encoding/judge-reading.ts'
import { LANGUAGES_OF_ENCODINGS } from '../../../src-core/import/encoding/languages.ts'
import { encodeText } from './encode-text.ts'

const RUSSIAN = 'В этом году на реке не было льда, и это не так хорошо, как он думал. '.repeat(20)

function judge(text: string, encoding: string) {
  const known = LANGUAGES_OF_ENCODINGS.find((each) => each.encoding === encoding)
  return judgeReading(text, known?.languages ?? [])
}

describe('a reading of bytes', () => {
  const bytes = encodeText(RUSSIAN, 'windows-1251')

  it('has nothing odd in it when it is the right one', () => {
    expect(judge(decodeAs(bytes, 'windows-1251'), 'windows-1251')).toMatchObject({
      odd: 0,
      oddity: 0,
      strength: 1,
    })
  })

  it.each(['iso-8859-6', 'windows-1250', 'koi8-r', 'windows-1251'])(
    'is judged the same again, in %s',
    (encoding) => {
      const text = decodeAs(bytes, encoding)
      const first = judge(text, encoding)
      expect(judge(RUSSIAN.toUpperCase(), 'windows-1251').odd).toBe(0)
      expect(judge(text, encoding)).toEqual(first)
    },
  )

  it('is hopeless with a quarter of odd characters: no common words make up for them', () => {
    const { odd, oddity, strength, hits } = judge(decodeAs(bytes, 'windows-1250'), 'windows-1250')
    expect(odd).toBeGreaterThan(2)
    expect(oddity).toBeGreaterThanOrEqual(0.25)
    expect([strength, hits]).toEqual([0, 0])
  })

  it('is not hopeless by one or two odd characters, whatever their share', () => {
    expect(judge('по этой дороге ў', 'windows-1251')).toMatchObject({ odd: 1 })
    expect(judge('the cat of 木', 'windows-1252')).toMatchObject({ odd: 1, oddity: 1, hits: 2 })
  })

  it('counts a character of two code units once', () => {
    expect(judge('the cat of 𐌀', 'windows-1252')).toMatchObject({ odd: 1, oddity: 1 })
  })
})
