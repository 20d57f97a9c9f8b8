const SAMPLE = 24_000
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * The lines of a text that have more than ASCII in them, as many as are needed to tell its encoding. Lines end where
 * they end in every encoding that has ASCII: no character of several bytes holds a line end. The last line may break
 * off within a character.
 */
export function sampleLines(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE * 2))
  let length = 0
  for (let start = 0; start < bytes.length && length < SAMPLE;) {
    const end = endOfLine(bytes, start)
    if (hasMore(bytes, start, end)) {
      const stop = Math.min(end, start + SAMPLE)
      sample.set(bytes.subarray(start, stop), length)
      length += stop - start
      if (stop !== end) break
    }
    start = end
  }
  return sample.subarray(0, length)
}

function endOfLine(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN) return at + 1
  }
  return bytes.length
}

function hasMore(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) >= 0x80) return true
  return false
}
