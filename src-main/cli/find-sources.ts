import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isCompanionOf, isPageName, isReadByName } from '../../src-core/import/file-kinds.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from '../store/disk-failure.ts'

/** What stands for standard input. */
export const STANDARD_INPUT = '-'

/**
 * The files that a path stands for: itself, or, of a folder, the files in it that Lectern reads and in the folders
 * below, in the order of their names. Hidden ones and links to folders are passed over.
 * @throws LecternError `not-found` when a folder has none, `unreadable` when it cannot be read
 */
export async function findSources(path: string): Promise<string[]> {
  if (path === STANDARD_INPUT || !(await isFolder(path))) return [path]
  const files = await filesIn(path)
  if (files.length > 0) return files
  throw new LecternError('not-found', `There is no file that Lectern reads in ${path}.`)
}

/** What is not there is told of when it is read. */
async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(error, folder)
  })
  const visible = entries.filter(({ name }) => !name.startsWith('.'))
  const pages = visible.map(({ name }) => name).filter(isPageName)
  const files: string[] = []
  for (const entry of visible.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const isSavedWithPage = pages.some((page) => isCompanionOf(entry.name, page))
      if (!isSavedWithPage) files.push(...(await filesIn(path)))
    } else if (isReadByName(entry.name)) files.push(path)
  }
  return files
}
