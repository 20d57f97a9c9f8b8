import { LecternError } from '../ipc/result.ts'
import { askStatistics } from './encoding/ask-statistics.ts'
import { decodeAs, decodeStrictly } from './encoding/decode-as.ts'
import { nameEncoding } from './encoding/encodings.ts'
import { findUtf16 } from './encoding/find-utf16.ts'
import { EncodingGuess } from './encoding/guess-encoding.ts'
import { sampleLines } from './encoding/sample-lines.ts'
import { MAX_IMPORT_BYTES } from './max-import-bytes.ts'
import { isBlank } from './plain-text/lines.ts'

/** The text of a file, and how its bytes were read. */
export interface DecodedText {
  text: string
  /** WHATWG label. */
  encoding: string
}

const KEPT = 'Nothing of it was added; the file and your library are as they were.'

/** More control characters than these are no text: this many, and this share of the bytes. */
const STRAY_CONTROLS = 2
const STRAY_SHARE = 0.02

const MARKS: readonly (readonly [label: string, ...bytes: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
]

/** Of what is not ASCII, up to this share may be broken in a file that is taken for damaged UTF-8. */
const BROKEN_SHARE = 0.5

/**
 * The text of a file, without its byte order mark; line ends are as they are. Its encoding is the chosen one, else
 * what its byte order mark says, else UTF-8, UTF-16 or ISO-2022-JP if it is that throughout, else what it
 * reads as without a doubt.
 * @param chosen WHATWG label of the encoding that a person chose
 * @throws LecternError `too-large`, `empty-file`, `binary-file`, or `uncertain-encoding` with the likely ones
 */
export async function decodeText(bytes: Uint8Array, chosen?: string): Promise<DecodedText> {
  if (bytes.length > MAX_IMPORT_BYTES) {
    throw new LecternError('too-large', 'The file is larger than 50 MB.', {
      kept: KEPT,
      todo: 'Split it into smaller files and import those.',
    })
  }
  const decoded = chosen ? { text: decodeAs(bytes, chosen), encoding: chosen } : await findText(bytes)
  if (isBlank(decoded.text)) {
    throw new LecternError('empty-file', 'There is no text in the file.', {
      kept: KEPT,
      todo: 'Check that it is the file that you meant, and that it was saved or downloaded to its end.',
    })
  }
  return decoded
}

async function findText(bytes: Uint8Array): Promise<DecodedText> {
  const marked = MARKS.find(([, ...mark]) => mark.every((byte, index) => bytes[index] === byte))
  const certain = marked ? strictly(bytes, marked[0]) : (readIso2022(bytes) ?? strictly(bytes, 'utf-8'))
  if (certain && !isBinary(bytes, certain)) return certain
  const utf16 = bytes.includes(0) ? findUtf16(bytes) : null
  if (utf16) return utf16
  if (bytes.includes(0) || isBinary(bytes, certain)) {
    if (marked && !certain) throw uncertain([marked[0]])
    throw new LecternError('binary-file', 'The file holds data that is not text.', {
      kept: KEPT,
      todo: 'Open it in the program that made it, save it there as plain text (UTF-8), and import that.',
    })
  }
  return guessText(bytes, marked?.[0])
}

async function guessText(bytes: Uint8Array, marked: string | undefined): Promise<DecodedText> {
  const guess = new EncodingGuess(bytes, askStatistics)
  const damaged = marked ?? (isDamagedUtf8(bytes) ? 'utf-8' : undefined)
  const sure = damaged ? null : await guess.sure()
  if (sure !== null) return { text: decodeAs(bytes, sure), encoding: sure }
  throw uncertain([...new Set([...(damaged ? [damaged] : []), ...(await guess.candidates())])])
}

/** @param candidates likeliest first */
function uncertain(candidates: string[]): LecternError {
  const names = candidates.map((label) => `${nameEncoding(label)}: ${label}`)
  const could = names.length > 0 ? ` It could be ${names.join('; ')}.` : ''
  return new LecternError('uncertain-encoding', `The encoding of the text is not certain.${could}`, {
    kept: KEPT,
    todo: 'Choose its encoding: in the window with “Choose encoding…”, on the command line with --encoding. Or save it as UTF-8 in a text editor, and import that.',
    encodings: candidates,
  })
}

function strictly(bytes: Uint8Array, encoding: string): DecodedText | null {
  const text = decodeStrictly(bytes, encoding)
  return text === null ? null : { text, encoding }
}

/** Japanese mail has only bytes of ASCII, and says between them what they stand for. */
function readIso2022(bytes: Uint8Array): DecodedText | null {
  if (!bytes.includes(0x1b)) return null
  const decoded = strictly(bytes, 'iso-2022-jp')
  return decoded && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(decoded.text)
    ? decoded
    : null
}

/** Whether nearly all is UTF-8, as in a file that breaks off, or that another was put into. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = decodeAs(sampleLines(bytes), 'utf-8')
  let [many, broken] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit > 0x7f && (unit & 0xfc00) !== 0xdc00) many++
    if (unit === 0xfffd) broken++
  }
  return broken < many * BROKEN_SHARE
}

/** @param decoded in UTF-16, zero bytes are no sign of it */
function isBinary(bytes: Uint8Array, decoded: DecodedText | null): boolean {
  if (decoded?.encoding.startsWith('utf-16')) return decoded.text.includes('\u0000')
  if (bytes.includes(0)) return true
  let controls = 0
  for (let at = 0; at < bytes.length; at++) if (isStrayControl(bytes[at] ?? 0)) controls++
  return controls > STRAY_CONTROLS && controls > bytes.length * STRAY_SHARE
}

/** A control character with no place in a text. Tab, the line and page breaks and the escape of coloured logs have one. */
function isStrayControl(byte: number): boolean {
  return byte < 0x20 ? (byte < 0x09 || byte > 0x0d) && byte !== 0x1b : byte === 0x7f
}
