import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** The content of each file in a folder and below it, by its path. */
export async function folderContents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const pairs = files.map(async (path) => [relative(folder, path), await readFile(path, 'latin1')] as const)
  return Object.fromEntries(await Promise.all(pairs))
}
