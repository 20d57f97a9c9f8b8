import { LecternError } from '../../src-core/ipc/result.ts'
import { readArchive } from '../store/read-archive.ts'

/** What of an archive is unpacked, at most. */
export interface UnpackLimits {
  entries: number
  /** Bytes of all files. */
  total: number
  /** Bytes of one file. */
  each: number
  /** Bytes of a file to a byte of the archive. */
  ratio: number
}

export const UNPACK_LIMITS: UnpackLimits = {
  entries: 10_000,
  total: 512_000_000,
  each: 64_000_000,
  ratio: 200,
}

/** Small files compress to any ratio: from here on it counts. Bytes. */
const RATIO_FROM = 1_000_000
/**
 * Unpacks a zip archive in memory.
 * @param isWanted by its path, whether a file is unpacked
 * @returns the wanted files by their paths
 * @throws LecternError `damaged` when it is no archive, or has paths that lead out of it or sizes that
 *   lie; `too-large` when it is over a limit; `encrypted` when it has a password
 */
export async function unpack(
  archive: Uint8Array,
  isWanted: (path: string) => boolean,
  limits: UnpackLimits = UNPACK_LIMITS,
): Promise<Map<string, Uint8Array>> {
  const { entries } = await readArchive(archive, {
    damaged,
    checkCount: (count) => {
      if (count > limits.entries) throw tooLarge(`It has ${count.toLocaleString('en')} files.`)
    },
  })
  const files = new Map<string, Uint8Array>()
  let total = 0
  for (const { name, size, packedSize, isLocked, read } of entries) {
    if (!isWanted(name)) continue
    total += size
    if (size > limits.each || total > limits.total) throw tooLarge('Unpacked, it is too large.')
    if (size > RATIO_FROM && size > packedSize * limits.ratio)
      throw tooLarge('Unpacked, it is many times as large as text can be.')
    if (isLocked) throw encrypted()
    files.set(name, await read())
  }
  return files
}

const KEPT = 'Nothing of it was added; the file and your library are as they were.'

function damaged(cause: Error): LecternError {
  return new LecternError('damaged', `The archive cannot be read (${cause.message}).`, {
    kept: KEPT,
    todo: 'Download it anew, or make it anew in the program that it is from.',
  })
}

function tooLarge(why: string): LecternError {
  return new LecternError('too-large', `The archive holds more than Lectern unpacks. ${why}`, {
    kept: KEPT,
    todo: 'Unpack it yourself, if you trust it, and import what you want of it.',
  })
}

function encrypted(): LecternError {
  return new LecternError('encrypted', 'The archive is locked with a password.', {
    kept: KEPT,
    todo: 'Unpack it with its password, and import what is in it.',
  })
}
