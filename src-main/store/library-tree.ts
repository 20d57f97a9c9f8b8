import { dirname, join, sep } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from './disk-failure.ts'
import { isTemporary } from './durable-file.ts'
import { sameState, type FileState, type FileSystem } from './file-system.ts'
import { LIBRARY_FILE } from './library-file.ts'

/** What is in a folder and below it; paths relative to the folder. */
export interface Tree {
  folders: string[]
  files: { path: string; state: FileState }[]
  /** What writes that were cut off left: not worth copying. */
  temporaries: string[]
}

/** The lock is held by whoever moves the library; each folder has its own. */
const LOCK = 'lectern.lock'
/** @throws LecternError `unreadable` */
export async function readTree(fs: FileSystem, root: string): Promise<Tree> {
  const tree: Tree = { folders: [], files: [], temporaries: [] }
  const read = async (below: string): Promise<void> => {
    const folder = join(root, below)
    const entries = (await fs.entries(folder)).filter(({ name }) => below !== '' || name !== LOCK)
    const names: string[] = []
    for (const { name, kind } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (kind === 'other') throw unmovable(join(folder, name))
      if (kind === 'folder') {
        tree.folders.push(join(below, name))
        await read(join(below, name))
      } else if (isTemporary(name)) tree.temporaries.push(join(below, name))
      else names.push(name)
    }
    for (const [index, state] of (await fs.states(folder, names)).entries()) {
      if (state) tree.files.push({ path: join(below, names[index] ?? ''), state })
    }
  }
  await read('').catch((error: unknown) => {
    throw unreadable(error, root)
  })
  // Without this file a copy is not taken for a library: it comes last.
  tree.files.sort((a, b) => Number(a.path === LIBRARY_FILE) - Number(b.path === LIBRARY_FILE))
  return tree
}

function unmovable(path: string): LecternError {
  return new LecternError(
    'unreadable',
    `${path} is a link or a device: Lectern moves files and folders only.`,
    {
      kept: 'It was left as it is.',
      todo: 'Take it out of the library’s folder, then try again.',
    },
  )
}

/** Whether the files are the same, in the same states. */
export function sameTree(a: Tree, b: Tree): boolean {
  const states = new Map(b.files.map(({ path, state }) => [path, state]))
  return (
    a.files.length === b.files.length &&
    a.files.every(({ path, state }) => sameState(state, states.get(path)))
  )
}

/** Bytes of all files together. */
export function sumBytes(files: Tree['files']): number {
  return files.reduce((sum, { state }) => sum + state.size, 0)
}

/** Removes what is in a tree, but for files that have another state now. @returns whether all of it is gone */
export async function removeTree(
  fs: FileSystem,
  root: string,
  { folders, files, temporaries }: Tree,
): Promise<boolean> {
  let isClean = true
  const remove = async (path: string, state?: FileState) => {
    const [now] = await fs.states(dirname(join(root, path)), [path.slice(path.lastIndexOf(sep) + 1)])
    if (state && !now) return
    if (state && !sameState(state, now)) isClean = false
    else await fs.unlink(join(root, path)).catch(() => (isClean = false))
  }
  for (const { path, state } of files.toReversed()) await remove(path, state)
  for (const path of temporaries) await remove(path)
  for (const folder of folders.toReversed())
    await fs.removeFolder(join(root, folder)).catch(() => (isClean = false))
  return isClean
}
