import { lstat, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isCompanionOf, isPageName } from '../../src-core/import/file-kinds.ts'
import { sniffImage } from '../../src-core/import/sniff-image.ts'

/** A page has not so many images, nor so large ones. Bytes. */
const MOST = { files: 2_000, each: 30_000_000, all: 200_000_000, depth: 3 }

/**
 * The images in the folder that a browser saved beside a page, by their paths from the page. Links are
 * not followed; what cannot be read is left out, as an image that is missing is shown as missing.
 * @param path of the page
 */
export async function readCompanions(path: string): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  if (!isPageName(path)) return found
  let bytes = 0
  const read = async (folder: string, name: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const inside = join(folder, entry.name)
      if (entry.isDirectory() && depth < MOST.depth) await read(inside, `${name}/${entry.name}`, depth + 1)
      if (!entry.isFile() || found.size >= MOST.files) continue
      const { size } = await lstat(inside).catch(() => ({ size: Infinity }))
      if (size > MOST.each || bytes + size > MOST.all) continue
      const content = await readFile(inside).catch(() => undefined)
      if (!content || !sniffImage(content)) continue
      bytes += content.length
      found.set(`${name}/${entry.name}`, new Uint8Array(content))
    }
  }
  const beside = await readdir(dirname(path), { withFileTypes: true }).catch(() => [])
  for (const entry of beside)
    if (entry.isDirectory() && isCompanionOf(entry.name, basename(path)))
      await read(join(dirname(path), entry.name), entry.name, 1)
  return found
}
