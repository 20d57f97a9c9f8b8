import { isReadByName } from '../import/file-kinds.ts'

/** How programs end the names of files that they have not written to the end. */
const UNFINISHED = /\.(?:part|partial|crdownload|opdownload|download|filepart|tmp|temp|swp|!ut)$/i

/** What a file in an inbox folder is, by its name: one to read, one that is passed over without a word, or another. */
export type InboxNameKind = 'article' | 'hidden' | 'other'

/** @param name without folders */
export function inboxNameKind(name: string): InboxNameKind {
  if (/^[.~#]/.test(name) || name.endsWith('~') || UNFINISHED.test(name) || SYSTEM_FILES.has(name))
    return 'hidden'
  return isReadByName(name) ? 'article' : 'other'
}

const SYSTEM_FILES = new Set(['Thumbs.db', 'desktop.ini', 'Icon\r'])

/**
 * The files that a program still writes to: some browsers make a file at once, empty, and fill another beside it.
 * @param names of all that is in a folder
 */
export function namesBeingWritten(names: readonly string[]): Set<string> {
  return new Set(names.filter((name) => UNFINISHED.test(name)).map((name) => name.replace(UNFINISHED, '')))
}

/** The name of a file, or of a folder, when there is one of its name: `a.txt`, `a 2.txt`, `a 3.txt`. */
export function numberedName(name: string, ordinal: number): string {
  if (ordinal === 1) return name
  const [, stem = name, extension = ''] = /^(.+?)(\.[^.\s]{1,8})?$/su.exec(name) ?? []
  return `${stem} ${ordinal}${extension}`
}
