/** Numbers from this on take two bytes; those below are one byte, themselves. */
export const TWO_BYTES_FROM = 224
/** The first of two bytes, the lowest that it can be: it holds the upper bits of what is above 224. */
export const FIRST_OF_TWO = TWO_BYTES_FROM
/** What stands before a longer number, which is in seven bits a byte, the lowest first (LEB128). */
export const LONG = 255
/** Numbers from this on are longer. */
export const LONG_FROM = TWO_BYTES_FROM + (LONG - FIRST_OF_TWO) * 0x100

/**
 * Reads whole numbers as a `ByteWriter` writes them. Most distances between the places of a word are just
 * above what LEB128 has one byte for, so the code keeps fewer first bytes for longer numbers.
 * @see the variable-length integers of SQLite 4, for the idea
 */
export class ByteReader {
  /** Where the next number begins. */
  at: number
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  /** The next number; 0 beyond the end of the bytes. */
  readNumber(): number {
    const first = this.#bytes[this.at++] ?? 0
    if (first < TWO_BYTES_FROM) return first
    if (first === LONG) return this.#readLong()
    return TWO_BYTES_FROM + ((first - FIRST_OF_TWO) << 8) + (this.#bytes[this.at++] ?? 0)
  }

  /** Passes over some numbers. */
  skipNumbers(count: number): void {
    for (let left = count; left > 0; left--) {
      const first = this.#bytes[this.at++] ?? 0
      if (first === LONG) this.#readLong()
      else if (first >= TWO_BYTES_FROM) this.at++
    }
  }

  #readLong(): number {
    let value = 0
    let shift = 0
    let byte = this.#bytes[this.at++] ?? 0
    for (; byte >= 0x80; byte = this.#bytes[this.at++] ?? 0) {
      value |= (byte & 0x7f) << shift
      shift += 7
    }
    return (value | (byte << shift)) >>> 0
  }
}
