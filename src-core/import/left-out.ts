/** What of a folder does not come in, although nothing failed. Counts of files, or of what is no file. */
export interface LeftOut {
  /** Files and folders whose names begin with a dot. */
  hidden: number
  /** Links to elsewhere, which are not followed. */
  links: number
  /** Files of kinds that Lectern does not read. */
  unknown: number
  /** Pictures in files of their own. Those among them that an article shows did come in with it. */
  pictures: number
  /** Folders that lie too deep. */
  deep: number
  /** Whether there was more than is looked for at once. */
  isCutOff: boolean
}

export const NOTHING_LEFT_OUT: LeftOut = {
  hidden: 0,
  links: 0,
  unknown: 0,
  pictures: 0,
  deep: 0,
  isCutOff: false,
}

export function addLeftOut(a: LeftOut, b: LeftOut): LeftOut {
  return {
    hidden: a.hidden + b.hidden,
    links: a.links + b.links,
    unknown: a.unknown + b.unknown,
    pictures: a.pictures + b.pictures,
    deep: a.deep + b.deep,
    isCutOff: a.isCutOff || b.isCutOff,
  }
}

/** In a sentence, what was left out: `Left out: 3 files of other kinds, 1 hidden file or folder.` Empty for nothing. */
export function describeLeftOut({ hidden, links, unknown, pictures, deep, isCutOff }: LeftOut): string {
  const parts = [
    count(unknown, 'file of another kind', 'files of other kinds'),
    count(hidden, 'hidden file or folder', 'hidden files or folders'),
    count(links, 'link', 'links'),
    count(pictures, 'picture, unless an article shows it', 'pictures, but for those that articles show'),
    count(deep, 'folder that lies too deep', 'folders that lie too deep'),
  ].filter((part) => part !== '')
  const sentences = [
    parts.length > 0 && `Left out: ${parts.join(', ')}.`,
    isCutOff && 'The folder holds more than Lectern takes at once: import the rest by its folders.',
  ]
  return sentences.filter((sentence) => sentence !== false).join(' ')
}

function count(number: number, one: string, many: string): string {
  return number === 0 ? '' : `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
