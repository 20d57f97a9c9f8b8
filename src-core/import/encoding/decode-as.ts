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
