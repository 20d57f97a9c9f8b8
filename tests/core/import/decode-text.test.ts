import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src-core/import/decode-text.ts'
import { MAX_IMPORT_BYTES } from '../../../src-core/import/max-import-bytes.ts'
import { decodeAs } from '../../../src-core/import/encoding/decode-as.ts'
import { LecternError, type FailureCode } from '../../../src-core/ipc/result.ts'
import { encodeText } from './encode-text.ts'

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
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

async function textOf(bytes: Uint8Array, chosen?: string): Promise<string> {
  return (await decodeText(bytes, chosen)).text
}

async function failureOf(bytes: Uint8Array) {
  try {
    await decodeText(bytes)
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
  ])('%s', async (_, text) => expect(await textOf(encode(text))).toBe(text))

  it('without the byte order mark', async () => expect(await textOf(encode('\uFEFFabc'))).toBe('abc'))

  it('but with a second one: it is a character', async () => {
    expect(await textOf(encode('\uFEFF\uFEFFabc'))).toBe('\uFEFFabc')
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
    ['one Turkish word', Uint8Array.from([0xc7, 0xfd, 0x72, 0x61, 0xf0, 0x61, 0x6e]), 'uncertain-encoding'],
    ['one Japanese word', Uint8Array.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]), 'uncertain-encoding'],
    ['a text that breaks off within a character', encode('Çı').slice(0, 3), 'uncertain-encoding'],
    ['a surrogate in UTF-8', Uint8Array.from([0x61, 0xed, 0xa0, 0x80, 0x62]), 'uncertain-encoding'],
    ['an overlong form', Uint8Array.from([0x61, 0xc0, 0xaf]), 'uncertain-encoding'],
    ['half a unit of UTF-16', utf16('Çırağan', 'low').slice(0, 9), 'uncertain-encoding'],
    ['one byte more than 50 MB', new Uint8Array(MAX_IMPORT_BYTES + 1), 'too-large'],
  ]

  it.each(cases)('%s', async (_, bytes, code) => {
    const failure = await failureOf(bytes)
    expect(failure?.code).toBe(code)
    expect(failure?.message).toMatch(/^The|^There/u)
    expect(failure?.kept).toMatch(/Nothing of it was added/u)
    expect(failure?.todo).toMatch(/\.$/u)
  })

  it('not a file of 50 MB', async () => {
    expect(await textOf(new Uint8Array(MAX_IMPORT_BYTES).fill(0x61))).toHaveLength(MAX_IMPORT_BYTES)
  })
})

describe('another encoding is read', () => {
  const POLISH =
    'Burmistrz mówi, że pieniędzy wystarczy tylko na połowę dróg, a reszta musi się znaleźć później.'

  it.each([
    ['UTF-16 with a byte order mark', utf16('Çırağan, the palace', 'low'), 'utf-16le'],
    ['UTF-16 with a byte order mark, high byte first', utf16('Çırağan, the palace', 'high'), 'utf-16be'],
    ['UTF-16 without one', encodeText('Çırağan, the palace', 'utf-16le'), 'utf-16le'],
    ['UTF-16 in which zeros are rare', encodeText('Мост через реку, закрыт.\n', 'utf-16be'), 'utf-16be'],
    [
      'windows-1250, which statistics take for windows-1252',
      encodeText(POLISH, 'windows-1250'),
      'windows-1250',
    ],
  ])('%s', async (_, bytes, encoding) => {
    const decoded = await decodeText(bytes)
    expect(decoded.encoding).toBe(encoding)
    expect(decoded.text).toBe(decodeAs(bytes, encoding))
  })

  it('when it was chosen, whatever else is likely', async () => {
    expect(await textOf(encodeText(POLISH, 'windows-1250'), 'iso-8859-15')).toBe(
      decodeAs(encodeText(POLISH, 'windows-1250'), 'iso-8859-15'),
    )
  })
})

describe('of what is not certain, the likely encodings are told, likeliest first:', () => {
  it.each([
    ['a word that is French or Czech', encodeText('père', 'windows-1252'), ['windows-1252', 'windows-1250']],
    ['UTF-8 that breaks off', encode('Çırağan').slice(0, -3), ['utf-8']],
    [
      'UTF-8 with bytes of another encoding in it',
      Uint8Array.from([...encode('Çırağan ğğğ '), 0xfc]),
      ['utf-8'],
    ],
    ['UTF-16 that breaks off', utf16('Çırağan', 'low').slice(0, 9), ['utf-16le']],
  ])('%s', async (_, bytes, first) => {
    const failure = await failureOf(bytes)
    expect(failure?.code).toBe('uncertain-encoding')
    expect(failure?.encodings?.slice(0, first.length)).toEqual(first)
  })
})
