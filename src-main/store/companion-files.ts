import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { CompanionImages } from '../../src-core/import/companion-images.ts'
import { COMPANION_LIMITS } from '../../src-core/import/companion-limits.ts'
import { isCompanionOf, isMarkdownName, isPageName } from '../../src-core/import/file-kinds.ts'
import { imagePathsIn } from '../../src-core/import/markdown/image-paths.ts'

/**
 * The images that came along with a file, by their paths from it: those in the folder that a browser saved beside a
 * page, and those that Markdown names in its own folder or below. What cannot be read is left out, as an image
 * that is missing is shown as missing.
 * @param path of the file
 * @param bytes what is in it
 */
export async function readCompanions(path: string, bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const found = new CompanionImages()
  if (isPageName(path)) await readSavedFolders(path, found)
  else if (isMarkdownName(path)) await readNamedImages(path, bytes, found)
  return found.images
}

/** What is no file is left out, a link too. @param file where it is @param path from what names it */
async function take(found: CompanionImages, file: string, path: string): Promise<void> {
  const state = await lstat(file).catch(() => undefined)
  if (state?.isFile()) await found.take(path, state.size, async () => new Uint8Array(await readFile(file)))
}

/** Links are not followed. */
async function readSavedFolders(page: string, found: CompanionImages): Promise<void> {
  const read = async (folder: string, name: string, depth: number): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const inside = join(folder, entry.name)
      if (entry.isDirectory() && depth < COMPANION_LIMITS.depth)
        await read(inside, `${name}/${entry.name}`, depth + 1)
      if (entry.isFile()) await take(found, inside, `${name}/${entry.name}`)
    }
  }
  for (const entry of await readdir(dirname(page), { withFileTypes: true }).catch(() => []))
    if (entry.isDirectory() && isCompanionOf(entry.name, basename(page)))
      await read(join(dirname(page), entry.name), entry.name, 1)
}

/** Links are followed within the folder of the file, and not out of it. */
async function readNamedImages(file: string, bytes: Uint8Array, found: CompanionImages): Promise<void> {
  const folder = await realpath(dirname(file)).catch(() => undefined)
  if (folder === undefined) return
  for (const path of imagePathsIn(new TextDecoder().decode(bytes))) {
    const real = await realpath(join(folder, ...path.split('/'))).catch(() => undefined)
    if (real?.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)) await take(found, real, path)
  }
}
