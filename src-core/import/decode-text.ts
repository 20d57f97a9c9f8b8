import { LecternError } from '../ipc/result.ts'
import { isBlank } from './plain-text/lines.ts'

/** The largest source that is imported: 50 MB, in bytes. */
export const MAX_IMPORT_BYTES = 50_000_000

const KEPT = 'Nothing of it was added; the file and your library are as they were.'

/** More control characters than these are no text: this many, and this share of the bytes. */
const STRAY_CONTROLS = 2
const STRAY_SHARE = 0.02

/**
 * The text in the bytes of a UTF-8 file, without its byte order mark; line ends are as they are.
 * @throws LecternError `too-large`, `empty-file`, `binary-file` or `not-utf8`
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > MAX_IMPORT_BYTES) {
    throw new LecternError('too-large', 'The file is larger than 50 MB.', {
      kept: KEPT,
      todo: 'Split it into smaller files and import those.',
    })
  }
  if (hasUtf16Mark(bytes)) throw notUtf8('The file is in UTF-16, which Lectern cannot read yet.')
  if (isBinary(bytes)) {
    throw new LecternError('binary-file', 'The file holds data that is not text.', {
      kept: KEPT,
      todo: 'Open it in the program that made it, save it there as plain text (UTF-8), and import that.',
    })
  }
  const text = decodeUtf8(bytes)
  if (isBlank(text)) {
    throw new LecternError('empty-file', 'There is no text in the file.', {
      kept: KEPT,
      todo: 'Check that it is the file that you meant, and that it was saved or downloaded to its end.',
    })
  }
  return text
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw notUtf8('The file is text in another encoding than UTF-8, the only one that Lectern reads so far.')
  }
}

function notUtf8(message: string): LecternError {
  return new LecternError('not-utf8', message, {
    kept: KEPT,
    todo: 'Open it in a text editor, save it with the encoding UTF-8, and import it again.',
  })
}

function hasUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true
  let controls = 0
  for (const byte of bytes) if (isStrayControl(byte)) controls++
  return controls > STRAY_CONTROLS && controls > bytes.length * STRAY_SHARE
}

/** A control character with no place in a text. Tab, the line and page breaks and the escape of coloured logs have one. */
function isStrayControl(byte: number): boolean {
  return byte < 0x20 ? (byte < 0x09 || byte > 0x0d) && byte !== 0x1b : byte === 0x7f
}
