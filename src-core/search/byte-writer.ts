const FIRST_SIZE = 1024

/** Bytes that are written one after the other, into an array that grows. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_SIZE)
  #length = 0

  /** How many bytes were written. */
  get length(): number {
    return this.#length
  }

  /** Writes a whole number from 0 to 2³² − 1 in seven bits a byte, the lowest first (LEB128). */
  writeNumber(value: number): void {
    this.#makeRoom(5)
    let left = value
    while (left >= 0x80) {
      this.#bytes[this.#length++] = (left & 0x7f) | 0x80
      left >>>= 7
    }
    this.#bytes[this.#length++] = left
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

  #makeRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}
