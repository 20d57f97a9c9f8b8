/** In which encoding a page is read. */
import { describe, expect, it } from 'vitest'
import { decodeHtml } from '../../../../src-core/import/html/decode-html.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  )
const utf8 = (text: string) => [...new TextEncoder().encode(text)]
const utf16 = (text: string) => [...Buffer.from(text, 'utf16le')]

const cases: [name: string, bytes: Uint8Array, declared: string, encoding: string, text: string][] = [
  ['plain ASCII', bytes('abc'), '', 'utf-8', 'abc'],
  ['UTF-8 that says nothing', bytes(utf8('Çırağan')), '', 'utf-8', 'Çırağan'],
  ['a byte order mark', bytes([0xef, 0xbb, 0xbf], utf8('ı')), '', 'utf-8', 'ı'],
  ['a byte order mark of UTF-16', bytes([0xff, 0xfe], utf16('ığ')), '', 'utf-16le', 'ığ'],
  [
    'what a meta says',
    bytes('<meta charset=windows-1254>', [0xfe]),
    '',
    'windows-1254',
    '<meta charset=windows-1254>ş',
  ],
  [
    'what a meta says at length',
    bytes('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9">', [0xfd]),
    '',
    'windows-1254',
    '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9">ı',
  ],
  [
    'what its sender says, before what a meta says',
    bytes('<meta charset=utf-8>', [0xfe]),
    'windows-1254',
    'windows-1254',
    '<meta charset=utf-8>ş',
  ],
  [
    'what an XML declaration says',
    bytes('<?xml version="1.0" encoding="koi8-r"?>', [0xc1]),
    '',
    'koi8-r',
    '<?xml version="1.0" encoding="koi8-r"?>а',
  ],
  [
    'Japanese',
    bytes('<meta charset=shift_jis>', [0x93, 0xfa]),
    '',
    'shift_jis',
    '<meta charset=shift_jis>日',
  ],
  ['neither: it is windows-1252', bytes([0x93, 0x61, 0x94]), '', 'windows-1252', '“a”'],
  [
    'a lie: it says UTF-8 and is not',
    bytes('<meta charset=utf-8>', [0xe9]),
    '',
    'windows-1252',
    '<meta charset=utf-8>é',
  ],
  [
    'a lie: it says windows-1252 and is UTF-8',
    bytes('<meta charset=windows-1252>', utf8('ı')),
    '',
    'utf-8',
    '<meta charset=windows-1252>ı',
  ],
  [
    'a lie: it says UTF-16 and is ASCII',
    bytes('<meta charset=utf-16>a'),
    '',
    'utf-8',
    '<meta charset=utf-16>a',
  ],
  [
    'an encoding that there is not',
    bytes('<meta charset=klingon>', utf8('ı')),
    'nonsense',
    'utf-8',
    '<meta charset=klingon>ı',
  ],
  [
    'a meta in a comment',
    bytes('<!-- <meta charset=koi8-r> -->', [0xe9]),
    '',
    'windows-1252',
    '<!-- <meta charset=koi8-r> -->é',
  ],
]

describe('a page is read by', () => {
  it.each(cases)('%s', (_name, input, declared, encoding, text) => {
    expect(decodeHtml(input, declared)).toEqual({ encoding, text })
  })
})

it('a page over 50 MB is refused before it is decoded', () => {
  expect(() => decodeHtml(new Uint8Array(50_000_001))).toThrow('larger than 50 MB')
})
