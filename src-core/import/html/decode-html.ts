import { LecternError } from '../../ipc/result.ts'
import { KEPT_AS_IT_WAS } from '../kept.ts'
import { decodeWindows1252 } from '../decode-windows-1252.ts'
import { MAX_IMPORT_BYTES } from '../max-import-bytes.ts'

export interface DecodedHtml {
  text: string
  /** WHATWG label. */
  encoding: string
}

/** Browsers look for a declaration in the first 1,024 bytes; some pages have theirs later. */
const LOOKED_AT = 8_192

const MARKS: readonly [label: string, ...bytes: number[]][] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
]

/**
 * The text of an HTML file: by its byte order mark, else as its sender or a `meta` says, else UTF-8, and
 * windows-1252 if it is not that. A file that says it is in another encoding and is UTF-8 throughout is
 * UTF-8: such text is not so by chance, and programs that save pages forget to change what it says.
 * @param declared what its sender says
 * @throws LecternError `too-large`
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodeHtml(bytes: Uint8Array, declared = ''): DecodedHtml {
  if (bytes.length > MAX_IMPORT_BYTES) {
    throw new LecternError('too-large', 'The page is larger than 50 MB.', {
      kept: KEPT_AS_IT_WAS,
      todo: 'Save the part that you want to read as a page of its own, and import that.',
    })
  }
  const marked = MARKS.find(([, ...mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked) return decode(bytes, marked[0])
  const said = labelOf(declared) || labelOf(metaCharset(bytes))
  const utf8 = strictly(bytes)
  if (utf8 !== null && (said === '' || said === 'utf-8' || hasMore(bytes)))
    return { text: utf8, encoding: 'utf-8' }
  if (said === '' || said === 'utf-8') return decode(bytes, 'windows-1252')
  return decode(bytes, said)
}

function decode(bytes: Uint8Array, encoding: string): DecodedHtml {
  const text =
    encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes)
  return { text, encoding }
}

function strictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Whether there is anything but ASCII, in which nearly all encodings agree. */
function hasMore(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80)
}

/** The label that decoders know an encoding by; empty when they know none. */
function labelOf(name: string): string {
  const label = name.trim().toLowerCase()
  if (label === '') return ''
  // A file whose bytes were read as ASCII so far is not in UTF-16, whatever it says.
  if (/^(?:utf-?16|unicode$|ucs-2|iso-10646|csunicode)/.test(label)) return 'utf-8'
  try {
    return new TextDecoder(label).encoding
  } catch {
    return ''
  }
}

function metaCharset(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, LOOKED_AT))
    .replace(/<!--.*?-->/gs, '')
  for (const [tag] of head.matchAll(/<meta\s[^>]*>/gi)) {
    const [, charset] = /\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(tag) ?? []
    if (charset) return charset
  }
  const [, xml] = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/i.exec(head) ?? []
  return xml ?? ''
}
