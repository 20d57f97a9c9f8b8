/** A file as one look saw it. */
export interface LookedAt {
  name: string
  /** Two looks that gave the same saw the same file. */
  mark: string
}

/** Since when each file is as it is: its mark, and the milliseconds of a clock that only goes forward. */
export type SeenFiles = ReadonlyMap<string, { mark: string; since: number }>

/** How long a file stays as it is before it is read, in milliseconds. */
export const STILL = 2_000

/**
 * Tells files that are whole from those that are perhaps still being written: two looks, at least {@link STILL}
 * apart, have to see the same.
 * @param seen what the look before this one gave
 */
export function settleFiles(
  files: readonly LookedAt[],
  seen: SeenFiles,
  now: number,
): { seen: SeenFiles; settled: string[] } {
  const next = new Map<string, { mark: string; since: number }>()
  for (const { name, mark } of files) {
    const before = seen.get(name)
    next.set(name, before?.mark === mark ? before : { mark, since: now })
  }
  const settled = [...next].filter(([, { since }]) => now - since >= STILL).map(([name]) => name)
  return { seen: next, settled }
}
