/** What is in a folder, as seen by someone who looks for a library. */
export type FolderContent = 'library' | 'nothing' | 'other' | 'missing'

/** A folder that the person chose in a dialog of the system's. */
export interface ChosenFolder {
  folder: string
  holds: FolderContent
  /** Whether it is the library that is open. */
  isOpen: boolean
}

/** What a folder is chosen for. */
export const FOLDER_PURPOSES = ['open', 'new', 'move'] as const
export type FolderPurpose = (typeof FOLDER_PURPOSES)[number]

/** What a zip file is chosen for. */
export const ZIP_PURPOSES = ['pack', 'unpack'] as const
export type ZipPurpose = (typeof ZIP_PURPOSES)[number]

export interface LibrarySize {
  files: number
  bytes: number
}

/** Where libraries are. */
export interface LibraryPlaces {
  /** The one that is open, or was to be opened. */
  folder: string
  /** Where it is unless the person chooses. */
  defaultFolder: string
  isOpen: boolean
  /** Null when it is not open. */
  size: LibrarySize | null
  /** Others that were open before, the last one first. */
  recent: { folder: string; isThere: boolean }[]
}

/** How far the opening, moving or packing of a library is. */
export interface LibraryProgress {
  stage: 'reading' | 'copying' | 'checking'
  /** Articles when it is being opened, files when it is being moved or packed. */
  done: number
  total: number
  /** Bytes; 0 of 0 when it is being opened. */
  bytes: number
  totalBytes: number
}

export interface LibraryMoved {
  folder: string
  /** The old folder, if something in it could not be removed. */
  left: string | null
}

/** How many folders of libraries are remembered. */
export const MOST_RECENT = 8

/** The recent libraries once another is open: the last one first, each once. */
export function addRecent(recent: readonly string[], ...folders: readonly string[]): string[] {
  return [...new Set([...folders, ...recent])].slice(0, MOST_RECENT)
}
