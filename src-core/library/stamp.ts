/**
 * Stamps order the changes to a field across devices: a hybrid logical clock written as a string
 * that sorts in the clock's order, `<wall>-<counter>-<device>`, such as
 * `2026-11-22T22:13:00.123Z-0000-k3f9a2x1`.
 * @see Kulkarni et al., "Logical Physical Clocks", 2014
 */
export type Stamp = string & { readonly brand?: 'stamp' }

/** Where the time and the device of new stamps come from. */
export interface StampSource {
  /** Milliseconds since 1970. */
  now(): number
  /** Eight characters a-z0-9 that name this installation. */
  device: string
}

const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)-([0-9a-f]{4})-([0-9a-z]{8})$/
const LAST_COUNTER = 0xffff

/** Whether a string has the form of a stamp. */
export function isStamp(value: string): value is Stamp {
  return STAMP.test(value)
}

/** The device that made a stamp; an empty string if it is not one. */
export function stampDevice(stamp: Stamp): string {
  return STAMP.exec(stamp)?.[3] ?? ''
}

/** The wall-clock part of a stamp, an ISO 8601 instant. */
export function wallTime(stamp: Stamp): string {
  return stamp.slice(0, '2026-11-22T22:13:00.123Z'.length)
}

/**
 * A stamp that sorts after `latest`, even when this device's clock is behind the one that made it.
 * @param latest the greatest stamp that this change has seen; empty when there is none
 */
export function nextStamp(source: StampSource, latest: Stamp = ''): Stamp {
  const wall = new Date(source.now()).toISOString()
  const [, seenWall = '', seenCounter = '0'] = STAMP.exec(latest) ?? []
  if (wall > seenWall) return format(wall, 0, source.device)
  const counter = parseInt(seenCounter, 16) + 1
  if (counter <= LAST_COUNTER) return format(seenWall, counter, source.device)
  return format(new Date(Date.parse(seenWall) + 1).toISOString(), 0, source.device)
}

function format(wall: string, counter: number, device: string): Stamp {
  return `${wall}-${counter.toString(16).padStart(4, '0')}-${device}`
}

/** The greater of two stamps; a missing one is older than any other. */
export function laterStamp(a: Stamp | undefined, b: Stamp | undefined): Stamp {
  return (a ?? '') >= (b ?? '') ? (a ?? '') : (b ?? '')
}
