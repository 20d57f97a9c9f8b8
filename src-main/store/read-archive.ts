import { open, type Entry, type ZipFile } from 'yauzl'
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

/**
 * Reads what is in a zip file. Folders and links are left out.
 * @throws LecternError `unreadable`, or `damaged` when it is no archive, or has paths that lead out of it
 */
export async function readArchive(path: string): Promise<Archive> {
  const zip = await openZip(path)
  try {
    return { entries: await listEntries(zip), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (!error) resolve(zip)
      else reject(errorCode(error) === '' ? damaged(path, error) : unreadable(error, path))
    })
  })
}

function listEntries(zip: ZipFile): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = []
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const { fileName: name, uncompressedSize: size, compressedSize: packedSize } = entry
      const isLink = ((entry.externalFileAttributes >>> 16) & FILE_KIND) === LINK
      if (!isLink && !name.endsWith('/')) {
        entries.push({ name, size, packedSize, read: () => readEntry(zip, entry) })
      }
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.on('error', (error: Error) => reject(damaged('The file', error)))
    zip.readEntry()
  })
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(damaged(entry.fileName, error))
        return
      }
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('error', (cause) => reject(damaged(entry.fileName, cause)))
      stream.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    })
  })
}

function damaged(what: string, { message }: Error): LecternError {
  return new LecternError('damaged', `${what} cannot be read as a zip file (${message}).`, {
    kept: 'Nothing was changed.',
    todo: 'Copy or download it anew; it may have been cut off.',
  })
}
