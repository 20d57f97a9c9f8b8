/** Files that Lectern reads, as a chooser of files names them. */
export interface FileKind {
  name: string
  /** In lower case, without the dot. */
  extensions: readonly string[]
}

export const FILE_KINDS: readonly FileKind[] = [
  { name: 'Text', extensions: ['txt', 'text'] },
  { name: 'Markdown', extensions: ['md', 'markdown', 'mdown', 'mkd'] },
  { name: 'Web pages', extensions: ['html', 'htm', 'xhtml', 'xht', 'mhtml', 'mht'] },
  { name: 'Email', extensions: ['eml'] },
  { name: 'Books', extensions: ['epub'] },
]

/** Whether a file in a folder that is imported is one of those that are read. */
export function isReadByName(name: string): boolean {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return name.includes('.') && FILE_KINDS.some(({ extensions }) => extensions.includes(extension))
}

/** How books come in: each as one article, as an article for each chapter, or not. */
export type BookChoice = 'whole' | 'chapters' | 'none'

export function isBookName(name: string): boolean {
  return /\.epub$/i.test(name)
}

/** Whether a file may have a folder beside it that was saved with it. */
export function isPageName(name: string): boolean {
  return /\.(?:x?html?|xht)$/i.test(name)
}

export function isPictureName(name: string): boolean {
  return /\.(?:png|jpe?g|jfif|gif|webp|avif|bmp|tiff?|svg|heic)$/i.test(name)
}

export function isMarkdownName(name: string): boolean {
  return /\.(?:md|markdown|mdown|mkdn?|mdwn)$/i.test(name)
}

/** How browsers, by their language, name the folder that they save beside a page `Name.html`. */
const COMPANIONS = [
  '_files',
  '.files',
  '-Dateien',
  '_fichiers',
  '_archivos',
  '_file',
  '_bestanden',
  '_pliki',
  '_soubory',
]

/** Whether a folder was saved beside a page of this name. */
export function isCompanionOf(folder: string, page: string): boolean {
  return pageStems(folder).includes(pageStem(page))
}

/** The folders that were saved beside a page, by their names and those of the files around them. */
export function findCompanionFolders(folders: readonly string[], files: readonly string[]): Set<string> {
  const pages = new Set(files.filter(isPageName).map(pageStem))
  return new Set(folders.filter((folder) => pageStems(folder).some((stem) => pages.has(stem))))
}

function pageStem(page: string): string {
  return page.replace(/\.[^.]+$/, '').normalize('NFC')
}

/** What pages are called, without their extension, beside which a folder of this name would be saved. */
function pageStems(folder: string): string[] {
  const name = folder.normalize('NFC')
  return COMPANIONS.filter((ending) => name.endsWith(ending)).map((ending) => name.slice(0, -ending.length))
}

/** The names that a folder saved beside a page of this name may have, in Unicode's form C. */
export function companionNames(page: string): string[] {
  const stem = page.replace(/\.[^.]+$/, '').normalize('NFC')
  return isPageName(page) ? COMPANIONS.map((ending) => stem + ending) : []
}

/** Whether an address in a page leads into such a folder. */
export function isCompanionAddress(address: string): boolean {
  const [folder = '', ...rest] = address.replace(/^\.\//, '').split('/')
  return (
    rest.length > 0 && COMPANIONS.some((ending) => folder.length > ending.length && folder.endsWith(ending))
  )
}
