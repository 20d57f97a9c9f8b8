import { join, sep } from 'node:path'
import { Readable, type PassThrough } from 'node:stream'
import { ZipFile } from 'yazl'
import type { LibraryProgress } from '../../src-core/library/library-places.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from './disk-failure.ts'
import { writeDurably } from './durable-file.ts'
import { disk, type FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { readTree, sameTree, sumBytes, type Tree } from './library-tree.ts'
import { readArchive } from './read-archive.ts'

export interface LibraryPacking {
  /** The library's folder. */
  from: string
  /** Path of the zip file; one that is there is replaced when all is written. */
  to: string
  signal?: AbortSignal
  onProgress?: (progress: LibraryProgress) => void
  fs?: FileSystem
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
export async function packLibrary(packing: LibraryPacking): Promise<number> {
  const { from, to, onProgress, lockWait, fs = disk } = packing
  return new FolderLock(from, lockWait).run(async () => {
    const tree = await readTree(fs, from)
    await writeDurably(fs, to, archiveOf(packing, fs, tree), async (written) => {
      if (!sameTree(tree, await readTree(fs, from))) throw changedMeanwhile()
      await compare(written, tree)
    })
    const [total, bytes] = [tree.files.length, sumBytes(tree.files)]
    onProgress?.({ stage: 'copying', done: total, total, bytes, totalBytes: bytes })
    return total
  })
}

/** The bytes of the archive, made while they are taken. */
async function* archiveOf({ from, signal, onProgress }: LibraryPacking, fs: FileSystem, { files }: Tree) {
  const totalBytes = sumBytes(files)
  const zip = new ZipFile()
  // A PassThrough, which its types do not say.
  const output = zip.outputStream as PassThrough
  let done = 0
  let bytes = 0
  for (const { path, state } of files) {
    zip.addReadStreamLazy(inArchive(path), { mtime: new Date(state.mtimeMs) }, (give) => {
      onProgress?.({ stage: 'copying', done: done++, total: files.length, bytes, totalBytes })
      bytes += state.size
      fs.read(join(from, path)).then(
        (read) => give(null, Readable.from([read.bytes])),
        (error: unknown) => output.destroy(unreadable(error, join(from, path))),
      )
    })
  }
  zip.once('error', (error: Error) => output.destroy(error))
  zip.end()
  for await (const part of output as AsyncIterable<Uint8Array>) {
    if (signal?.aborted) throw stopped()
    yield part
  }
}

function inArchive(path: string): string {
  return path.split(sep).join('/')
}

/** Whether the archive has each file, of its size. */
async function compare(path: string, { files }: Tree): Promise<void> {
  const sizes = new Map(files.map((file) => [inArchive(file.path), file.state.size]))
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
