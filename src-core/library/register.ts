import { laterStamp, stampDevice, type Stamp } from './stamp.ts'

/**
 * A text that two devices may edit at once without either losing its words: a multi-value register.
 * Each version that no later edit has seen is kept; an edit replaces all that it saw.
 * @see Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types", 2011
 */
export interface Register {
  /** One version usually; several after edits on devices that had not seen each other. Ascending by stamp. */
  versions: { stamp: Stamp; text: string }[]
  /** The latest stamp seen of each device. */
  seen: Record<string, Stamp>
}

/** What stands between versions when several are shown as one text. */
export const VERSION_SEPARATOR = '\n\n---\n\n'

export function emptyRegister(): Register {
  return { versions: [], seen: {} }
}

/** The text as the reader sees it: all live versions, oldest first. */
export function readRegister(register: Register): string {
  return register.versions
    .map((version) => version.text)
    .filter((text) => text !== '')
    .join(VERSION_SEPARATOR)
}

/** The register after an edit that saw all of it. `stamp` must be later than all it has seen. */
export function writeRegister(register: Register, text: string, stamp: Stamp): Register {
  return { versions: [{ stamp, text }], seen: { ...register.seen, [stampDevice(stamp)]: stamp } }
}

/** Both registers' unseen versions. Commutative, associative, idempotent. */
export function mergeRegisters(a: Register, b: Register): Register {
  const live = (from: Register, other: Register) =>
    from.versions.filter(
      ({ stamp }) =>
        other.versions.some((version) => version.stamp === stamp) ||
        stamp > (other.seen[stampDevice(stamp)] ?? ''),
    )
  const versions = new Map([...live(a, b), ...live(b, a)].map((version) => [version.stamp, version]))
  const devices = new Set([...Object.keys(a.seen), ...Object.keys(b.seen)])
  return {
    versions: [...versions.values()].sort((x, y) => (x.stamp < y.stamp ? -1 : 1)),
    seen: Object.fromEntries(
      [...devices].sort().map((device) => [device, laterStamp(a.seen[device], b.seen[device])]),
    ),
  }
}
