import fc from 'fast-check'
import { decodeTime } from 'ulid'
import { describe, expect, it } from 'vitest'
import { identify } from '../../../src-core/incoming/identify.ts'

describe('the id of an annotation of another program', () => {
  it('is a ULID, whose time is when it was made', () => {
    const id = identify('https://example.org/a/1', '2024-05-06T07:08:09.010Z')
    expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
    expect(new Date(decodeTime(id)).toISOString()).toBe('2024-05-06T07:08:09.010Z')
  })

  it('stays the same for ever', () => {
    expect(identify('https://example.org/a/1', '')).toBe('0000000000HG98F5NM7C0NENTB')
  })

  it('is its own, if Lectern exported it', () => {
    expect(identify('urn:lectern:annotation:01JWQ000000000000000000001', '2024-05-06T07:08:09Z')).toBe(
      '01JWQ000000000000000000001',
    )
  })

  it('is a ULID for any name and any time, and another for another name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (name, other, time) => {
        const id = identify(name, time)
        expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
        expect(identify(name, time)).toBe(id)
        if (other !== name) expect(identify(other, time)).not.toBe(id)
      }),
    )
  })

  it.each(['-000001-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', 'yesterday'])(
    'takes the time %s',
    (time) => {
      expect(identify('a', time)).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
    },
  )
})
