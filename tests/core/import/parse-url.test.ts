import { describe, expect, it } from 'vitest'
import { parseUrl } from '../../../src-core/import/parse-url.ts'

describe('an address as a URL', () => {
  it.each([
    ['https://a.example/b', '', 'https://a.example/b'],
    ['c', 'https://a.example/b', 'https://a.example/c'],
    ['https://a.example/b', 'no base', null],
    ['c', '', null],
    ['', '', null],
    ['https://', '', null],
  ])('%j, seen from %j', (address, base, href) => {
    expect(parseUrl(address, base)?.href ?? null).toBe(href)
  })

  it('is one, however often it is asked', () => {
    const answers = Array.from({ length: 20_000 }, () => parseUrl('https://müller.example/')?.host)
    expect(new Set(answers)).toEqual(new Set(['xn--mller-kva.example']))
  })
})
