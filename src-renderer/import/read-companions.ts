import { CompanionImages } from '../../src-core/import/companion-images.ts'
import { COMPANION_LIMITS } from '../../src-core/import/companion-limits.ts'
import { findCompanionFolders, isMarkdownName, isPageName } from '../../src-core/import/file-kinds.ts'
import { imagePathsIn } from '../../src-core/import/markdown/image-paths.ts'
import { listEntries, openFile, type DroppedFile } from './dropped-folders.ts'

/** A file that came along with another, by its path from that one. */
export interface Companion {
  path: string
  bytes: Uint8Array
}

/**
 * The images that came along with a dropped file: those in the folder that a browser saved beside a page, and those
 * that Markdown in a folder names there or below. What cannot be read is left out.
 * @param bytes what is in the file
 */
export async function readCompanions(dropped: DroppedFile, bytes: Uint8Array): Promise<Companion[]> {
  const images = new CompanionImages()
  const { file, folder, beside } = dropped
  if (isPageName(file.name)) {
    for (const saved of await foldersBeside(folder, beside))
      if (findCompanionFolders([saved.name], [file.name]).size > 0)
        await readSaved(saved, saved.name, 1, images)
  } else if (folder && isMarkdownName(file.name)) {
    for (const path of imagePathsIn(new TextDecoder().decode(bytes))) {
      const entry = await entryAt(folder, path)
      if (entry) await take(images, entry, path)
    }
  }
  return Array.from(images.images, ([path, bytes]) => ({ path, bytes }))
}

async function take(images: CompanionImages, entry: FileSystemFileEntry, path: string): Promise<void> {
  const file = await openFile(entry).catch(() => undefined)
  if (file) await images.take(path, file.size, async () => new Uint8Array(await file.arrayBuffer()))
}

async function foldersBeside(
  folder: FileSystemDirectoryEntry | undefined,
  beside: readonly FileSystemDirectoryEntry[],
): Promise<readonly FileSystemDirectoryEntry[]> {
  if (!folder) return beside
  const entries: FileSystemEntry[] = await listEntries(folder).catch(() => [])
  return entries.filter(isFolder)
}

async function readSaved(
  folder: FileSystemDirectoryEntry,
  path: string,
  depth: number,
  images: CompanionImages,
): Promise<void> {
  for (const entry of await listEntries(folder).catch(() => [])) {
    const inside = `${path}/${entry.name}`
    if (!isFolder(entry)) await take(images, entry as FileSystemFileEntry, inside)
    else if (depth < COMPANION_LIMITS.depth) await readSaved(entry, inside, depth + 1, images)
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

/** The file at a path from a folder, or below it: the path leads nowhere else. */
function entryAt(folder: FileSystemDirectoryEntry, path: string): Promise<FileSystemFileEntry | undefined> {
  return new Promise((resolve) =>
    folder.getFile(
      path,
      {},
      (entry) => resolve(entry as FileSystemFileEntry),
      () => resolve(undefined),
    ),
  )
}
