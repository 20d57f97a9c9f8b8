import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from '../store/disk-failure.ts'

/** What stands for standard input. */
export const STANDARD_INPUT = '-'

const TEXT_EXTENSIONS = new Set(['.txt', '.text'])

/**
 * The files that a path stands for: itself, or, of a folder, the text files in it and in the folders
 * below, in the order of their names. Hidden ones and links to folders are passed over.
 * @throws LecternError `not-found` when a folder has none, `unreadable` when it cannot be read
 */
export async function findSources(path: string): Promise<string[]> {
  if (path === STANDARD_INPUT || !(await isFolder(path))) return [path]
  const files = await textFilesIn(path)
  if (files.length > 0) return files
  throw new LecternError('not-found', `There is no .txt or .text file in ${path}.`)
}

/** What is not there is told of when it is read. */
async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

async function textFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(error, folder)
  })
  const visible = entries.filter(({ name }) => !name.startsWith('.'))
  const files: string[] = []
  for (const entry of visible.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) files.push(...(await textFilesIn(path)))
    else if (TEXT_EXTENSIONS.has(extname(entry.name).toLowerCase())) files.push(path)
  }
  return files
}
