/** What a drop, or the clipboard, brought. */
export interface Dropped {
  files: File[]
  folders: FileSystemDirectoryEntry[]
  /** The address of a page, if that is what it is: a link, or text that is nothing else. Else empty. */
  link: string
  text: string
  /** The same with its form, if it has one. */
  html: string
}

/** Follows a drag over the window, from outside of it. */
export class DropTarget {
  /** Whether something that can be dropped is over the window. */
  active = $state(false)
  /** A drag that began in this window moves text within it. */
  #own = false
  readonly #ondrop: (dropped: Dropped) => void

  constructor(ondrop: (dropped: Dropped) => void) {
    this.#ondrop = ondrop
  }

  start(): void {
    this.#own = true
  }

  end(): void {
    this.#own = false
    this.active = false
  }

  over(event: DragEvent): void {
    if (!this.#takes(event)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    this.active = true
  }

  leave(event: DragEvent): void {
    // Between two elements of the page there is a next one; out of the window there is none.
    if (!event.relatedTarget) this.active = false
  }

  drop(event: DragEvent): void {
    this.active = false
    if (!this.#takes(event) || !event.dataTransfer) return
    event.preventDefault()
    this.#ondrop(readTransfer(event.dataTransfer))
  }

  #takes({ dataTransfer, target }: DragEvent): boolean {
    if (this.#own || !dataTransfer) return false
    if (dataTransfer.types.includes('Files')) return true
    if (dataTransfer.types.includes('text/uri-list')) return !isField(target)
    return dataTransfer.types.includes('text/plain') && !isField(target)
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null
}

/** To be called while the event is heard: afterwards there is nothing in it any more. */
export function readTransfer(transfer: DataTransfer): Dropped {
  const text = transfer.getData('text/plain')
  return {
    ...readItems(transfer),
    link: findLink(transfer.getData('text/uri-list')) || (isLink(text) ? text.trim() : ''),
    text,
    html: transfer.getData('text/html'),
  }
}

/** A folder has a file among the files that is none. */
function readItems({ items, files }: DataTransfer): Pick<Dropped, 'files' | 'folders'> {
  const folders: FileSystemDirectoryEntry[] = []
  const inFiles = [...items].filter(({ kind }) => kind === 'file')
  if (inFiles.length !== files.length) return { files: [...files], folders }
  const real = [...files].filter((_file, index) => {
    const entry = inFiles[index]?.webkitGetAsEntry()
    if (entry?.isDirectory) folders.push(entry as FileSystemDirectoryEntry)
    return !entry?.isDirectory
  })
  return { files: real, folders }
}

/** The first page in a list of addresses: one a line, comments begin with `#` (RFC 2483). */
function findLink(list: string): string {
  return list.split(/\r?\n/).find(isLink)?.trim() ?? ''
}

/** Whether all of a text is the address of a page. */
function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text.trim())
}
