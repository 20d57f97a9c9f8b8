import { decodeWindows1252 } from '../decode-windows-1252.ts'

/**
 * The text of bytes in an encoding, without a byte order mark. What is no character in it comes out as U+FFFD.
 * @param encoding a label that `TextDecoder` knows
 * @param isPart whether they may break off within a character, which is left out then
 */
export function decodeAs(bytes: Uint8Array, encoding: string, isPart = false): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  return new TextDecoder(encoding).decode(bytes, { stream: isPart })
}

/**
 * As {@link decodeAs}; null if there is anything in the bytes that is no character in the encoding.
 * @param isPart whether they may break off within a character
 */
export function decodeStrictly(bytes: Uint8Array, encoding: string, isPart = false): string | null {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isPart })
  } catch {
    return null
  }
}

/** Code units are never held for more than this many bytes at a time. */
const PIECE = 1_000_000

/** Whether all of the bytes are characters in an encoding; however many they are, it takes no more memory. */
export function isWholeIn(bytes: Uint8Array, encoding: string): boolean {
  if (encoding === 'windows-1252') return true
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let start = 0; start < bytes.length; start += PIECE)
      decoder.decode(bytes.subarray(start, start + PIECE), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}
