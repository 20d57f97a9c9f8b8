import { findCompanionFolders } from '../../src-core/import/file-kinds.ts'
import { findInFolder, type FolderEntry } from '../../src-core/import/find-in-folder.ts'
import { describeLeftOut } from '../../src-core/import/left-out.ts'
import type { ImportFailure, ImportReport } from '../../src-core/ipc/contract.ts'
import { joinReports, NOTHING_IMPORTED } from '../../src-core/ipc/import-report.ts'

/** Files and folders that were dropped together. The page never learns where they are. */
export interface DroppedItems {
  files: readonly File[]
  folders: readonly FileSystemDirectoryEntry[]
}

/** A file that is to be imported, and where what came along with it may be. */
export interface DroppedFile {
  /** What the person knows it by: of one in a folder, its path from there. */
  name: string
  file: File
  size: number
  /** The folder that it is in; absent when it was dropped by itself. */
  folder?: FileSystemDirectoryEntry
  /** The folders that were dropped beside it. */
  beside: readonly FileSystemDirectoryEntry[]
}

export interface FoundDropped {
  files: DroppedFile[]
  report: ImportReport
}

/** Something in a dropped folder, and that folder. */
interface Place {
  entry: FileSystemEntry
  folder: FileSystemDirectoryEntry
}

/**
 * The files that were dropped, and those in the folders that were, as {@link findInFolder} finds them. A folder that a
 * browser saved beside a page that was dropped with it is none of them.
 */
export async function findDropped(
  { files, folders }: DroppedItems,
  isStopped: () => boolean,
): Promise<FoundDropped> {
  const names = (items: readonly { name: string }[]) => items.map(({ name }) => name)
  const companions = findCompanionFolders(names(folders), names(files))
  const beside = folders.filter(({ name }) => companions.has(name))
  const found: FoundDropped = {
    files: files.map((file) => ({ name: file.name, file, size: file.size, beside })),
    report: NOTHING_IMPORTED,
  }
  for (const folder of folders) {
    if (companions.has(folder.name)) continue
    const inside = await findInside(folder, isStopped)
    found.files.push(...inside.files)
    found.report = joinReports(found.report, inside.report)
  }
  return found
}

async function findInside(folder: FileSystemDirectoryEntry, isStopped: () => boolean): Promise<FoundDropped> {
  const { files, leftOut, unreadable } = await findInFolder<Place>(
    { entry: folder, folder },
    { list: ({ entry }) => listPlaces(entry as FileSystemDirectoryEntry), isStopped },
  )
  const failed = unreadable.map(({ path }) => cannotRead(path === '' ? folder.name : path))
  const found: DroppedFile[] = []
  for (const { path, place } of files) {
    try {
      const file = await openFile(place.entry as FileSystemFileEntry)
      found.push({ name: path, file, size: file.size, folder: place.folder, beside: [] })
    } catch {
      failed.push(cannotRead(path))
    }
  }
  if (files.length === 0 && failed.length === 0 && !isStopped())
    failed.push(nothingIn(folder.name, describeLeftOut(leftOut)))
  return { files: found, report: { imported: [], failed, leftOut } }
}

async function listPlaces(folder: FileSystemDirectoryEntry): Promise<FolderEntry<Place>[]> {
  const entries = await listEntries(folder)
  return entries.map((entry) => ({
    name: entry.name,
    kind: entry.isDirectory ? 'folder' : 'file',
    place: { entry, folder },
  }))
}

/** All that is in a dropped folder; Chromium leaves links out. */
export async function listEntries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

export function openFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function cannotRead(name: string): ImportFailure {
  return {
    code: 'unreadable',
    name,
    message: `“${name}” could not be read.`,
    kept: 'It was left as it is.',
    todo: 'Check that you may read it, then drop it again.',
  }
}

function nothingIn(name: string, leftOut: string): ImportFailure {
  return {
    code: 'not-found',
    name,
    message: `There is no file that Lectern reads in “${name}”. ${leftOut}`.trim(),
    kept: 'The folder was left as it is.',
    todo: 'Drop a folder with saved web pages, Markdown, books (EPUB), email or plain text.',
  }
}
