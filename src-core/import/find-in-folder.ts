import { findCompanionFolders, isPictureName, isReadByName } from './file-kinds.ts'
import { NOTHING_LEFT_OUT, type LeftOut } from './left-out.ts'

/** Something in a folder, wherever that folder is: on the disk, or dropped on the window. */
export interface FolderEntry<Place> {
  name: string
  kind: 'file' | 'folder' | 'link' | 'other'
  /** What it is found by again. */
  place: Place
}

export interface FolderLimits {
  /** Files that are found, at most. */
  files: number
  /** Files, folders and all else that are looked at, at most. */
  entries: number
  /** How many folders below the first one are gone into. */
  depth: number
}

export const FOLDER_LIMITS: FolderLimits = { files: 10_000, entries: 500_000, depth: 20 }

export interface FoundFile<Place> {
  /** From the folder, with slashes. */
  path: string
  place: Place
}

export interface FoundInFolder<Place> {
  files: FoundFile<Place>[]
  leftOut: LeftOut
  /** Folders that could not be read; the others are not held up by them. */
  unreadable: { path: string; place: Place; error: unknown }[]
}

export interface FolderSearch<Place> {
  /** What is in a folder, in any order. */
  list: (folder: Place) => Promise<readonly FolderEntry<Place>[]>
  limits?: Partial<FolderLimits>
  /** Whether nobody waits for it any more: what was found until then is given. */
  isStopped?: () => boolean
}

// The same on every machine, whatever its language: chapter 2 before chapter 10.
const collator = new Intl.Collator('en', { numeric: true })

/**
 * Finds the files in a folder, and below it, that Lectern reads by their names, in the order of their names. Left out
 * are hidden ones, links and other files; and, without a word, the folder that a browser saved beside a page, which
 * comes in with that page.
 */
export async function findInFolder<Place>(
  root: Place,
  { list, limits, isStopped = () => false }: FolderSearch<Place>,
): Promise<FoundInFolder<Place>> {
  const most = { ...FOLDER_LIMITS, ...limits }
  const found: FoundInFolder<Place> = { files: [], leftOut: { ...NOTHING_LEFT_OUT }, unreadable: [] }
  const { files, leftOut, unreadable } = found
  let entries = 0

  const lookInto = async (folder: Place, above: string, depth: number): Promise<void> => {
    const listed = await list(folder).catch((error: unknown) => {
      unreadable.push({ path: above, place: folder, error })
      return []
    })
    const visible = listed.filter(({ name }) => !name.startsWith('.'))
    leftOut.hidden += listed.length - visible.length
    const companions = findCompanionFolders(namesOf(visible, 'folder'), namesOf(visible, 'file'))
    for (const { name, kind, place } of [...visible].sort(byName)) {
      if (++entries > most.entries) leftOut.isCutOff = true
      if (leftOut.isCutOff || isStopped()) return
      const path = above === '' ? name : `${above}/${name}`
      if (kind === 'link') leftOut.links++
      else if (kind === 'folder') {
        if (companions.has(name)) continue
        if (depth >= most.depth) leftOut.deep++
        else await lookInto(place, path, depth + 1)
      } else if (kind === 'file' && isPictureName(name)) leftOut.pictures++
      else if (kind === 'other' || !isReadByName(name)) leftOut.unknown++
      else if (files.length >= most.files) leftOut.isCutOff = true
      else files.push({ path, place })
    }
  }

  await lookInto(root, '', 0)
  return found
}

function namesOf(entries: readonly FolderEntry<unknown>[], kind: FolderEntry<unknown>['kind']): string[] {
  return entries.filter((entry) => entry.kind === kind).map(({ name }) => name)
}

function byName(a: { name: string }, b: { name: string }): number {
  return collator.compare(a.name, b.name) || (a.name < b.name ? -1 : 1)
}
