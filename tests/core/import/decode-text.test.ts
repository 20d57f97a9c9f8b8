import { describe, expect, it } from 'vitest'
import { decodeText, MAX_IMPORT_BYTES } from '../../../src-core/import/decode-text.ts'
import { LecternError, type FailureCode } from '../../../src-core/ipc/result.ts'

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** With a byte order mark. */
function utf16(text: string, first: 'low' | 'high'): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return Uint8Array.from(
    [0xfeff, ...units].flatMap((unit) =>
      first === 'low' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  )
}

function failureOf(bytes: Uint8Array) {
  try {
    decodeText(bytes)
  } catch (error) {
    if (error instanceof LecternError) return error.failure
    throw error
  }
  return null
}

describe('bytes are read as UTF-8', () => {
  it.each([
    ['ASCII', 'Plain text.\n'],
    ['letters of any script', 'Çırağan, Москва, 伊斯坦布尔, إسطنبول, 𝔘, 👩‍👩‍👧‍👦'],
    ['tabs, form feeds and line ends of any kind', 'a\tb\fc\r\nd\re\n'],
    ['a coloured log', '\u001B[31mred\u001B[0m \u001B[32mgreen\u001B[0m \u001B[33myellow\u001B[0m'],
    ['a stray control character', 'a\u0001b\u001A'],
    ['one letter', 'x'],
    ['a replacement character', 'a\uFFFDb'],
  ])('%s', (_, text) => expect(decodeText(encode(text))).toBe(text))

  it('without the byte order mark', () => expect(decodeText(encode('\uFEFFabc'))).toBe('abc'))

  it('but with a second one: it is a character', () => {
    expect(decodeText(encode('\uFEFF\uFEFFabc'))).toBe('\uFEFFabc')
  })
})

describe('refused is', () => {
  const cases: [what: string, bytes: Uint8Array, code: FailureCode][] = [
    ['nothing', new Uint8Array(), 'empty-file'],
    ['white space', encode(' \t\r\n\u00A0\u3000\u2028\n'), 'empty-file'],
    ['a byte order mark', encode('\uFEFF'), 'empty-file'],
    ['what cannot be seen', encode('\u200B\n\u200B'), 'empty-file'],
    ['a zero byte', encode('abc\u0000def'), 'binary-file'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      'binary-file',
    ],
    ['many control characters', encode('\u0001\u0002\u0003\u0004 text'), 'binary-file'],
    ['random bytes', Uint8Array.from({ length: 4096 }, (_, i) => 1 + ((i * 7919) % 255)), 'binary-file'],
    ['Latin-1', latin1('Tor zur Welt: Köln'), 'not-utf8'],
    ['windows-1254', Uint8Array.from([0xc7, 0xfd, 0x72, 0x61, 0xf0, 0x61, 0x6e]), 'not-utf8'],
    ['Shift JIS', Uint8Array.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]), 'not-utf8'],
    ['a text that breaks off within a character', encode('Çı').slice(0, 3), 'not-utf8'],
    ['a surrogate in UTF-8', Uint8Array.from([0x61, 0xed, 0xa0, 0x80, 0x62]), 'not-utf8'],
    ['an overlong form', Uint8Array.from([0x61, 0xc0, 0xaf]), 'not-utf8'],
    ['UTF-16, low byte first', utf16('Çırağan', 'low'), 'not-utf8'],
    ['UTF-16, high byte first', utf16('Çırağan', 'high'), 'not-utf8'],
    ['one byte more than 50 MB', new Uint8Array(MAX_IMPORT_BYTES + 1), 'too-large'],
  ]

  it.each(cases)('%s', (_, bytes, code) => {
    const failure = failureOf(bytes)
    expect(failure?.code).toBe(code)
    expect(failure?.message).toMatch(/^The|^There/u)
    expect(failure?.kept).toMatch(/Nothing of it was added/u)
    expect(failure?.todo).toMatch(/\.$/u)
  })

  it('not a file of 50 MB', () => {
    expect(decodeText(new Uint8Array(MAX_IMPORT_BYTES).fill(0x61))).toHaveLength(MAX_IMPORT_BYTES)
  })
})
