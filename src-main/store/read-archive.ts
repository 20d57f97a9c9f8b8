import { fromBuffer, open, type Entry, type ZipFile } from 'yauzl'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from './disk-failure.ts'
import { errorCode } from './file-system.ts'

/** A file in an archive. */
export interface ArchiveEntry {
  /** Its path, with slashes; it does not lead out of the archive. */
  name: string
  /** Bytes when it is unpacked. */
  size: number
  /** Bytes in the archive. */
  packedSize: number
  /** Whether it has a password. */
  isLocked: boolean
  /** Unpacks it. @throws LecternError `damaged` when it has another size than it says */
  read: () => Promise<Uint8Array>
}

export interface Archive {
  entries: ArchiveEntry[]
  close: () => void
}

/** What Unix says of a file that is a link, in the upper half of the external attributes. */
const FILE_KIND = 0o170000
const LINK = 0o120000
const ENCRYPTED = 1
const DEFLATED = 8

export interface ArchiveOptions {
  /** What to throw when it cannot be read, for this reason. */
  damaged?: (cause: Error) => LecternError
  /** Hears how many entries there are before they are read; what it throws ends the reading. */
  checkCount?: (entries: number) => void
}

/**
 * Reads what is in a zip archive. Folders and links are left out.
 * @param source the path of a file, or the bytes of one
 * @throws LecternError `unreadable`, or `damaged` when it is no archive, or has paths that lead out of it
 */
export async function readArchive(
  source: string | Uint8Array,
  { damaged = damagedFile(source), checkCount }: ArchiveOptions = {},
): Promise<Archive> {
  const zip = await openZip(source, damaged)
  try {
    checkCount?.(zip.entryCount)
    return { entries: await listEntries(zip, damaged), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

type Damaged = NonNullable<ArchiveOptions['damaged']>

function openZip(source: string | Uint8Array, damaged: Damaged): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
  return new Promise((resolve, reject) => {
    if (typeof source === 'string') {
      open(source, options, (error, zip) => {
        if (!error) resolve(zip)
        else reject(errorCode(error) === '' ? damaged(error) : unreadable(error, source))
      })
      return
    }
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    fromBuffer(bytes, options, (error, zip) => {
      if (error) reject(damaged(error))
      else resolve(zip)
    })
  })
}

function listEntries(zip: ZipFile, damaged: Damaged): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = []
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const { fileName: name, uncompressedSize: size, compressedSize: packedSize } = entry
      const isLink = ((entry.externalFileAttributes >>> 16) & FILE_KIND) === LINK
      const isLocked = (entry.generalPurposeBitFlag & ENCRYPTED) !== 0
      if (!isLink && !name.endsWith('/')) {
        entries.push({ name, size, packedSize, isLocked, read: () => readEntry(zip, entry, damaged) })
      }
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.on('error', (error: Error) => reject(damaged(error)))
    zip.readEntry()
  })
}

function readEntry(zip: ZipFile, entry: Entry, damaged: Damaged): Promise<Uint8Array> {
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

function damagedFile(source: string | Uint8Array): Damaged {
  const what = typeof source === 'string' ? source : 'The archive'
  return ({ message }) =>
    new LecternError('damaged', `${what} cannot be read as a zip file (${message}).`, {
      kept: 'Nothing was changed.',
      todo: 'Copy or download it anew; it may have been cut off.',
    })
}
