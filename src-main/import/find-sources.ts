import { readdir, stat } from 'node:fs/promises'
import type { Dirent } from 'node:fs'
import { join } from 'node:path'
import { findInFolder, type FolderEntry, type FolderLimits } from '../../src-core/import/find-in-folder.ts'
import { describeLeftOut, type LeftOut } from '../../src-core/import/left-out.ts'
import type { ImportFailure } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from '../store/disk-failure.ts'

export interface FoundSource {
  /** What a person knows the file by: of one in a folder, its path from there, with slashes; else as it was given. */
  name: string
  path: string
}

export interface FoundSources {
  files: FoundSource[]
  /** Folders that could not be read. */
  failed: ImportFailure[]
  /** Absent when the path is that of a file. */
  leftOut?: LeftOut
}

/**
 * The files that a path stands for: itself, or, of a folder, the files that Lectern reads in it and below; see
 * {@link findInFolder}.
 * @param isStopped whether nobody waits for it any more
 * @throws LecternError `not-found` when a folder has none, `unreadable` when it cannot be read
 */
export async function findSources(
  path: string,
  options: { isStopped?: () => boolean; limits?: Partial<FolderLimits> } = {},
): Promise<FoundSources> {
  if (!(await isFolder(path))) return { files: [{ name: path, path }], failed: [] }
  const found = await findInFolder(path, { list: listFolder, ...options })
  const [first] = found.unreadable
  if (first?.place === path) throw unreadable(first.error, path)
  if (found.files.length === 0 && !options.isStopped?.()) throw noneIn(path, found.leftOut)
  return {
    files: found.files.map(({ path: name, place }) => ({ name, path: place })),
    failed: found.unreadable.map(({ path: name, place, error }) => ({
      name,
      ...unreadable(error, place).failure,
    })),
    leftOut: found.leftOut,
  }
}

/** What is in a folder of the disk. */
async function listFolder(folder: string): Promise<FolderEntry<string>[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.map((entry) => ({
    name: entry.name,
    kind: kindOf(entry),
    place: join(folder, entry.name),
  }))
}

function kindOf(entry: Dirent): FolderEntry<string>['kind'] {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'other'
}

/** What is not there is told of when it is read. */
async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

function noneIn(folder: string, leftOut: LeftOut): LecternError {
  const message = [`There is no file that Lectern reads in ${folder}.`, describeLeftOut(leftOut)]
  return new LecternError('not-found', message.filter(Boolean).join(' '), {
    kept: 'The folder was left as it is.',
    todo: 'Choose a folder with saved web pages, Markdown, books (EPUB), email or plain text.',
  })
}
