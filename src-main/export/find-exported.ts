import { open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { splitExport } from '../../src-core/export/merge/export-parts.ts'

/** Front matter is at the start of a file; no more of it is read. */
const HEAD_BYTES = 16_384
/** A vault has thousands of files; what has more is no vault, and is not looked through to its end. */
const MOST_FILES = 50_000
const ID = /^lectern-id:[ \t]*["']?([0-9A-Z]{26})["']?[ \t]*\r?$/m

/** The id of the article that a file was exported from; undefined when its front matter names none. */
export function exportedId(text: string): string | undefined {
  return ID.exec(splitExport(text.replace(/^\uFEFF/, '')).frontMatter)?.[1]
}

/**
 * Finds the files under a folder that name an article in their front matter, wherever they were moved
 * and whatever they are called now. Hidden folders are passed over, and so is what cannot be read.
 * @returns the path of each article's file, by the article's id; of several, the first by path
 */
export async function findExported(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  let seen = 0
  for await (const path of markdownFiles(folder)) {
    if (++seen > MOST_FILES) break
    const id = exportedId(await readHead(path))
    const known = id === undefined ? undefined : found.get(id)
    if (id !== undefined && (known === undefined || path < known)) found.set(id, path)
  }
  return found
}

async function* markdownFiles(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(() => undefined)
  if (!entries) return
  for await (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* markdownFiles(path)
    else if (entry.isFile() && entry.name.toLowerCase().endsWith('.md')) yield path
  }
}

async function readHead(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined)
  if (!file) return ''
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } catch {
    return ''
  } finally {
    await file.close()
  }
}
