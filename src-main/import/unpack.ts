import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { LecternError } from '../../src-core/ipc/result.ts'

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
/** What Unix says of a file that is a link, in the upper half of the external attributes. */
const FILE_KIND = 0o170000
const LINK = 0o120000
const ENCRYPTED = 1
const DEFLATED = 8

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
  const files = new Map<string, Uint8Array>()
  const zip = await open(archive)
  if (zip.entryCount > limits.entries) throw tooLarge(`It has ${zip.entryCount.toLocaleString('en')} files.`)
  let total = 0
  for await (const entry of entriesOf(zip)) {
    const { fileName, uncompressedSize, compressedSize, externalFileAttributes } = entry
    if (((externalFileAttributes >>> 16) & FILE_KIND) === LINK) continue
    if (fileName.endsWith('/') || !isWanted(fileName)) continue
    total += uncompressedSize
    if (uncompressedSize > limits.each || total > limits.total) throw tooLarge('Unpacked, it is too large.')
    if (uncompressedSize > RATIO_FROM && uncompressedSize > compressedSize * limits.ratio)
      throw tooLarge('Unpacked, it is many times as large as text can be.')
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw encrypted()
    files.set(fileName, await readEntry(zip, entry))
  }
  return files
}

function open(archive: Uint8Array): Promise<ZipFile> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(damaged(error))
      else resolve(zip)
    })
  })
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.once('entry', resolve)
      zip.once('end', () => resolve(null))
      zip.once('error', (error: Error) => reject(damaged(error)))
      zip.readEntry()
    })
    zip.removeAllListeners()
    if (!entry) return
    yield entry
  }
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== DEFLATED) {
      reject(damaged(new Error(`compression ${entry.compressionMethod}`)))
      return
    }
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(damaged(error))
        return
      }
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('error', (cause) => reject(damaged(cause)))
      stream.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    })
  })
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
