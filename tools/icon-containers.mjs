// @ts-check
/**
 * One square image at one size.
 * @typedef {object} IconImage
 * @property {number} size Width and height in pixels.
 * @property {Buffer} png The image as a PNG file.
 * @property {Uint8Array} pixels Rows from the top, four bytes a pixel: R, G, B, A, not premultiplied.
 */

const ICO_HEADER = 6
const ICO_ENTRY = 16
const BITMAP_HEADER = 40
/** From this size on Windows expects PNG; below it, bitmaps are what every program reads. */
const ICO_PNG_FROM = 256

/**
 * A Windows icon.
 * @param {readonly IconImage[]} images at most 256 pixels wide
 * @returns {Buffer}
 * @see https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 */
export function writeIco(images) {
  const header = Buffer.alloc(ICO_HEADER)
  header.writeUInt16LE(1, 2) // an icon, not a cursor
  header.writeUInt16LE(images.length, 4)
  const bodies = images.map((image) => (image.size >= ICO_PNG_FROM ? image.png : writeBitmap(image)))
  let offset = ICO_HEADER + ICO_ENTRY * images.length
  const entries = images.map(({ size }, index) => {
    const length = bodies[index]?.length ?? 0
    const entry = Buffer.alloc(ICO_ENTRY)
    entry.writeUInt8(size % 256, 0) // 0 stands for 256
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4) // colour planes
    entry.writeUInt16LE(32, 6) // bits a pixel
    entry.writeUInt32LE(length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += length
    return entry
  })
  return Buffer.concat([header, ...entries, ...bodies])
}

/**
 * A device-independent bitmap as icons hold it: rows from the bottom, B, G, R, A; then a mask of one bit
 * a pixel, which says where programs that know no alpha must not paint.
 * @param {IconImage} image
 */
function writeBitmap({ size, pixels }) {
  const maskRow = Math.ceil(size / 32) * 4
  const bitmap = Buffer.alloc(BITMAP_HEADER + size * size * 4 + maskRow * size)
  bitmap.writeUInt32LE(BITMAP_HEADER, 0)
  bitmap.writeInt32LE(size, 4)
  bitmap.writeInt32LE(size * 2, 8) // colours and mask together
  bitmap.writeUInt16LE(1, 12)
  bitmap.writeUInt16LE(32, 14)
  bitmap.writeUInt32LE(size * size * 4 + maskRow * size, 20)
  const mask = BITMAP_HEADER + size * size * 4
  for (let y = 0; y < size; y++) {
    const row = size - 1 - y
    for (let x = 0; x < size; x++) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray((y * size + x) * 4)
      bitmap.set([blue, green, red, alpha], BITMAP_HEADER + (row * size + x) * 4)
      const byte = mask + row * maskRow + (x >> 3)
      if (alpha === 0) bitmap[byte] = (bitmap[byte] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return bitmap
}

/**
 * Kinds of image in a macOS icon, with their size in pixels. The kinds for 16 and 32 pixels at single
 * density are left out: macOS misreads PNGs there, and scales the doubled ones down instead.
 * @type {readonly (readonly [kind: string, size: number])[]}
 */
const ICNS_KINDS = [
  ['ic11', 32], // 16 points, doubled
  ['ic12', 64], // 32 points, doubled
  ['ic07', 128],
  ['ic13', 256], // 128 points, doubled
  ['ic08', 256],
  ['ic14', 512], // 256 points, doubled
  ['ic09', 512],
  ['ic10', 1024], // 512 points, doubled
]

/** Sizes in pixels that {@link writeIcns} takes. */
export const ICNS_SIZES = [...new Set(ICNS_KINDS.map(([, size]) => size))]

/**
 * A macOS icon.
 * @param {readonly IconImage[]} images one for each of {@link ICNS_SIZES}
 * @returns {Buffer}
 * @throws {Error} if a size is missing
 * @see https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 */
export function writeIcns(images) {
  const elements = ICNS_KINDS.map(([kind, size]) => {
    const image = images.find((candidate) => candidate.size === size)
    if (!image) throw new Error(`A macOS icon needs an image of ${size} pixels.`)
    return element(kind, image.png)
  })
  return element('icns', Buffer.concat(elements))
}

/**
 * Four letters, the length of the whole in four bytes, the content.
 * @param {string} kind
 * @param {Buffer} content
 */
function element(kind, content) {
  const head = Buffer.alloc(8)
  head.write(kind, 'ascii')
  head.writeUInt32BE(head.length + content.length, 4)
  return Buffer.concat([head, content])
}
