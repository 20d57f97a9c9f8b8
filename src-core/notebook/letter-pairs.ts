/** Bits of a signature, a power of two: about three times the pairs of letters that a quote with a note has. */
const BITS = 512
const WORDS = BITS / 32

/**
 * Which pairs of letters each of many texts has, as signatures of 512 bits: a text that lacks a pair of a
 * word does not hold the word, and need not be looked through. A pair shares its bit with others, so that
 * a text that seems to have all pairs still has to be looked through.
 * @see Faloutsos and Christodoulakis, "Signature files", 1984
 */
export class LetterPairs {
  #signatures = new Uint32Array(WORDS * 1024)

  /** @param slot from 0; what was there before is replaced */
  set(slot: number, text: string): void {
    const start = slot * WORDS
    if (start + WORDS > this.#signatures.length) this.#grow(start + WORDS)
    const signatures = this.#signatures
    signatures.fill(0, start, start + WORDS)
    for (let at = 1; at < text.length; at++) {
      const bit = bitOf(text.charCodeAt(at - 1), text.charCodeAt(at))
      const word = start + (bit >>> 5)
      signatures[word] = (signatures[word] ?? 0) | (1 << (bit & 31))
    }
  }

  /** A test that is false only for texts that do not hold the word. */
  mayHold(word: string): (slot: number) => boolean {
    const wanted = new Uint32Array(WORDS)
    for (let at = 1; at < word.length; at++) {
      const bit = bitOf(word.charCodeAt(at - 1), word.charCodeAt(at))
      wanted[bit >>> 5] = (wanted[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
    const places = [...wanted.keys()].filter((place) => wanted[place] !== 0)
    const masks = places.map((place) => wanted[place] ?? 0)
    const signatures = this.#signatures
    return (slot) => {
      const start = slot * WORDS
      for (let at = 0; at < places.length; at++) {
        const mask = masks[at] ?? 0
        if (((signatures[start + (places[at] ?? 0)] ?? 0) & mask) >>> 0 !== mask) return false
      }
      return true
    }
  }

  #grow(needed: number): void {
    const larger = new Uint32Array(Math.max(needed, this.#signatures.length * 2))
    larger.set(this.#signatures)
    this.#signatures = larger
  }
}

function bitOf(first: number, second: number): number {
  return ((Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 16) & (BITS - 1)
}
