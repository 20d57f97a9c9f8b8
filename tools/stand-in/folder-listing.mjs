// @ts-check
import { mkdir, readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'

/**
 * @typedef {object} Listing
 * @property {string} folder absolute path
 * @property {string} parent
 * @property {{ name: string, path: string, isFolder: boolean }[]} entries folders first, by name
 * @property {string} problem why it could not be read; empty when it could
 */

/**
 * @param {string} folder
 * @param {{ foldersOnly: boolean, extensions: readonly string[] }} wanted extensions without the dot; `*` for all
 * @returns {Promise<Listing>}
 */
export async function listFolder(folder, { foldersOnly, extensions }) {
  const listing = { folder, parent: dirname(folder), entries: [], problem: '' }
  try {
    const found = await readdir(folder, { withFileTypes: true })
    const entries = await Promise.all(
      found.filter(({ name }) => !name.startsWith('.')).map((entry) => describe(folder, entry)),
    )
    const wanted = entries.filter(
      ({ name, isFolder }) => isFolder || (!foldersOnly && hasExtension(name, extensions)),
    )
    wanted.sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name))
    return { ...listing, entries: wanted }
  } catch (error) {
    return { ...listing, problem: /** @type {Error} */ (error).message }
  }
}

/**
 * @param {string} folder
 * @param {import('node:fs').Dirent} entry
 */
async function describe(folder, entry) {
  const path = join(folder, entry.name)
  const isFolder = entry.isSymbolicLink() ? await isDirectory(path) : entry.isDirectory()
  return { name: entry.name, path, isFolder }
}

/** @param {string} path */
export async function isDirectory(path) {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** @type {(name: string, extensions: readonly string[]) => boolean} */
function hasExtension(name, extensions) {
  const lower = name.toLowerCase()
  return extensions.some((extension) => extension === '*' || lower.endsWith(`.${extension.toLowerCase()}`))
}

/**
 * Where a file chooser begins.
 * @param {string | undefined} path a folder, a file, or the name of one
 * @returns {Promise<{ folder: string, name: string }>}
 */
export async function startingPlace(path) {
  if (path === undefined) return { folder: homedir(), name: '' }
  const whole = isAbsolute(path) ? path : join(homedir(), path)
  return (await isDirectory(whole))
    ? { folder: whole, name: '' }
    : { folder: dirname(whole), name: basename(whole) }
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<string>} path of the new folder
 */
export async function createFolder(folder, name) {
  const path = resolve(folder, name)
  await mkdir(path, { recursive: true })
  return path
}
