import { join } from 'node:path'
import type { FolderContent, LibrarySize } from '../../src-core/library/library-places.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from './disk-failure.ts'
import { disk, errorCode, type FileSystem } from './file-system.ts'
import { LIBRARY_FILE } from './library-file.ts'

/** What systems put into folders by themselves. */
const NOT_THE_PERSONS = new Set(['.DS_Store', '.localized', 'Thumbs.db', 'desktop.ini', 'lost+found'])
/** Stands in a folder as long as a library is being copied into it. */
export const UNFINISHED = 'unfinished-copy.txt'
const RECORD = /^[0-9A-HJKMNP-TV-Z]{26}\.json$/

/**
 * Looks at what a folder holds, without changing it.
 * @throws LecternError `unreadable`
 */
export async function examineFolder(folder: string, fs: FileSystem = disk): Promise<FolderContent> {
  try {
    const names = await fs.list(folder)
    if (names.includes(UNFINISHED)) return 'other'
    if (names.includes(LIBRARY_FILE) && (await isLibraryFile(fs, join(folder, LIBRARY_FILE))))
      return 'library'
    // A library whose library.json is lost or damaged still is one.
    if (names.includes('articles') && (await hasRecords(fs, join(folder, 'articles')))) return 'library'
    return names.every((name) => NOT_THE_PERSONS.has(name)) ? 'nothing' : 'other'
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'missing'
    if (errorCode(error) === 'ENOTDIR') return 'other'
    throw unreadable(error, folder)
  }
}

/** Other programs have files of this name: ours names its writer. */
async function isLibraryFile(fs: FileSystem, path: string): Promise<boolean> {
  const { bytes } = await fs.read(path)
  const start = new TextDecoder().decode(bytes.subarray(0, 200))
  return /^\uFEFF?\s*\{\s*"schema"\s*:\s*\d+\s*,\s*"app"\s*:\s*"lectern /.test(start)
}

async function hasRecords(fs: FileSystem, folder: string): Promise<boolean> {
  const names = await fs.list(folder).catch(() => [])
  return names.some((name) => RECORD.test(name))
}

/** How many files are in a folder and below it, and how many bytes they have. What cannot be read is left out. */
export async function measureFolder(folder: string, fs: FileSystem = disk): Promise<LibrarySize> {
  const size = { files: 0, bytes: 0 }
  const entries = await fs.entries(folder).catch(() => [])
  const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name)
  for (const state of await fs.states(folder, names)) {
    if (!state) continue
    size.files++
    size.bytes += state.size
  }
  for (const { name, kind } of entries) {
    if (kind !== 'folder') continue
    const below = await measureFolder(join(folder, name), fs)
    size.files += below.files
    size.bytes += below.bytes
  }
  return size
}

/** Why a library that the person chose cannot be opened: nothing is made in its place. */
export function libraryGone(folder: string): LecternError {
  return new LecternError('not-found', `Your library is not at its place: ${folder}`, {
    kept: 'Nothing was made or changed there.',
    todo: 'If it is on another drive, connect that drive. If you moved the folder, open it where it is now.',
  })
}
