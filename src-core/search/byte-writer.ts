import { FIRST_OF_TWO, LONG, TWO_BYTES_FROM, LONG_FROM } from './byte-reader.ts'

const FIRST_SIZE = 1024
const MOST_BYTES = 6

/** Bytes that are written one after the other, into an array that grows. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_SIZE)
  #length = 0

  /** How many bytes were written. */
  get length(): number {
    return this.#length
  }

  /** Writes a whole number from 0 to 2³² − 1, for a {@link ByteReader} to read. */
  writeNumber(value: number): void {
    this.#makeRoom(MOST_BYTES)
    if (value < TWO_BYTES_FROM) {
      this.#bytes[this.#length++] = value
    } else if (value < LONG_FROM) {
      const above = value - TWO_BYTES_FROM
      this.#bytes[this.#length++] = FIRST_OF_TWO + (above >>> 8)
      this.#bytes[this.#length++] = above & 0xff
    } else {
      this.#bytes[this.#length++] = LONG
      this.#writeLong(value)
    }
  }

  writeBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** All bytes so far, in an array of their length. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #writeLong(value: number): void {
    let left = value
    for (; left >= 0x80; left >>>= 7) this.#bytes[this.#length++] = (left & 0x7f) | 0x80
    this.#bytes[this.#length++] = left
  }

  #makeRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}
