import type { ImageType } from '../article/image-type.ts'

/** What the bytes of an image say of it. */
export interface SniffedImage {
  mediaType: ImageType
  /** Pixels; 0 when it is not known. */
  width: number
  height: number
}

/**
 * What kind of image the bytes are, whatever their name or sender says; null unless it is one that is
 * kept: PNG, JPEG, GIF, WebP, AVIF or BMP. Drawings (SVG) are documents, and are not.
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function sniffImage(bytes: Uint8Array): SniffedImage | null {
  if (bytes.length < 20) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (hasText(bytes, 0, '\x89PNG\r\n\x1a\n')) return sized('image/png', long(view, 16), long(view, 20))
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a'))
    return sized('image/gif', view.getUint16(6, true), view.getUint16(8, true))
  if (hasText(bytes, 0, '\xff\xd8\xff')) return jpeg(view)
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return webp(bytes, view)
  if (hasText(bytes, 4, 'ftypavif') || hasText(bytes, 4, 'ftypavis')) return avif(bytes, view)
  if (hasText(bytes, 0, 'BM') && bytes.length > 26)
    return sized('image/bmp', Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true)))
  return null
}

function sized(mediaType: ImageType, width = 0, height = 0): SniffedImage {
  return { mediaType, width, height }
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

function long(view: DataView, at: number): number {
  return at + 4 <= view.byteLength ? view.getUint32(at) : 0
}

/** The size is in the first frame header. @see ITU-T T.81, B.2.2 */
function jpeg(view: DataView): SniffedImage {
  for (let at = 2; at + 9 < view.byteLength;) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
    if (marker >> 8 !== 0xff) break
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return sized('image/jpeg')
}

/** @see RFC 9649 */
function webp(bytes: Uint8Array, view: DataView): SniffedImage {
  if (bytes.length < 30) return sized('image/webp')
  if (hasText(bytes, 12, 'VP8X')) return sized('image/webp', 1 + three(view, 24), 1 + three(view, 27))
  if (hasText(bytes, 12, 'VP8 '))
    return sized('image/webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (hasText(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return sized('image/webp', 1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff))
  }
  return sized('image/webp')
}

function three(view: DataView, at: number): number {
  return view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16)
}

/** The size is in the first `ispe` box. @see ISO/IEC 23008-12, 6.5.3 */
function avif(bytes: Uint8Array, view: DataView): SniffedImage {
  for (let at = 16; at + 16 <= Math.min(bytes.length, 4_096); at++)
    if (hasText(bytes, at, 'ispe')) return sized('image/avif', long(view, at + 8), long(view, at + 12))
  return sized('image/avif')
}
