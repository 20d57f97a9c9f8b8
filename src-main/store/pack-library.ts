import { createReadStream, createWriteStream } from 'node:fs'
import { rename, unlink } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { LibraryProgress } from '../../src-core/library/library-places.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unwritable } from './disk-failure.ts'
import { disk } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { readTree, sameTree, sumBytes } from './library-tree.ts'
import { readArchive } from './read-archive.ts'

export interface LibraryPacking {
  /** The library's folder. */
  from: string
  /** Path of the zip file; one that is there is replaced when all is written. */
  to: string
  signal?: AbortSignal
  onProgress?: (progress: LibraryProgress) => void
  /** How long to wait for other programs, in milliseconds. */
  lockWait?: number
}

/**
 * Writes all files of a library into one zip file, under the library's lock. The file is there when it is
 * whole, and looked through, or not at all.
 * @returns how many files are in it
 * @throws LecternError `cancelled`, `unreadable`, `unwritable`, `locked`, or `damaged` when what was
 * written is not what was read
 */
export function packLibrary(packing: LibraryPacking): Promise<number> {
  const { from, to, lockWait } = packing
  return new FolderLock(from, lockWait).run(async () => {
    const temporary = join(dirname(to), `.${basename(to)}.${process.pid}.tmp`)
    try {
      const count = await writeArchive(packing, temporary)
      await rename(temporary, to)
      await disk.syncFolder(dirname(to))
      return count
    } catch (error) {
      await unlink(temporary).catch(() => undefined)
      if (packing.signal?.aborted) throw stopped()
      throw unwritable(error, dirname(to))
    }
  })
}

async function writeArchive({ from, signal, onProgress }: LibraryPacking, path: string): Promise<number> {
  const tree = await readTree(disk, from)
  const { files } = tree
  const totalBytes = sumBytes(files)
  const zip = new ZipFile()
  let done = 0
  let bytes = 0
  for (const { path: file, state } of files) {
    zip.addReadStreamLazy(file.split(sep).join('/'), { mtime: new Date(state.mtimeMs) }, (give) => {
      onProgress?.({ stage: 'copying', done: done++, total: files.length, bytes, totalBytes })
      bytes += state.size
      give(null, createReadStream(join(from, file)))
    })
  }
  zip.end()
  const broken = new Promise<never>((_, reject) => zip.once('error', reject))
  // `flush` brings it to the disk before it is closed.
  const output = createWriteStream(path, { flags: 'wx', flush: true })
  await Promise.race([pipeline(zip.outputStream, output, { signal }), broken])
  if (!sameTree(tree, await readTree(disk, from))) throw changedMeanwhile()
  await compare(path, new Map(files.map((each) => [each.path.split(sep).join('/'), each.state.size])))
  onProgress?.({ stage: 'copying', done: files.length, total: files.length, bytes: totalBytes, totalBytes })
  return files.length
}

/** Whether the archive has each file, of its size. */
async function compare(path: string, sizes: Map<string, number>): Promise<void> {
  const { entries, close } = await readArchive(path)
  close()
  const isSame = entries.length === sizes.size && entries.every(({ name, size }) => sizes.get(name) === size)
  if (isSame) return
  throw new LecternError('damaged', 'The file that was written does not hold what the library holds.', {
    kept: 'It was removed again; your library is as it was.',
    todo: 'The disk may be failing: choose a folder on another one.',
  })
}

function changedMeanwhile(): LecternError {
  return new LecternError('locked', 'Another program changed the library while it was being packed.', {
    kept: 'Nothing was written; your library is as that program left it.',
    todo: 'Wait until that program, perhaps one that syncs, is done; then try again.',
  })
}

function stopped(): LecternError {
  return new LecternError('cancelled', 'The library was not packed: you stopped it.', {
    kept: 'No file was written; your library is as it was.',
  })
}
