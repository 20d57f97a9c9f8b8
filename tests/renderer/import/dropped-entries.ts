/** Dropped files and folders as the browser gives them, made of a tree in memory. */

/** What is in a folder; `null` is a folder that cannot be read. */
export interface DroppedTree {
  [name: string]: string | Uint8Array | DroppedTree | null
}

/** A file with what jsdom's lacks: a way to read it. */
export function droppedFile(name: string, content: string | Uint8Array = 'text'): File {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const arrayBuffer = () => Promise.resolve(Uint8Array.from(bytes).buffer)
  return Object.assign(new File([Uint8Array.from(bytes)], name), { arrayBuffer })
}

export function droppedFolder(name: string, tree: DroppedTree | null): FileSystemDirectoryEntry {
  const entries = Object.entries(tree ?? {}).map(([name, content]) => toEntry(name, content))
  const folder = {
    name,
    isDirectory: true,
    isFile: false,
    createReader() {
      let at = 0
      return {
        // As Chromium does, in portions, the last of them empty.
        readEntries(resolve: (some: FileSystemEntry[]) => void, reject: (error: Error) => void) {
          if (tree === null) reject(new DOMException('denied', 'NotReadableError'))
          else resolve(entries.slice(at, (at += 100)))
        },
      }
    },
    getFile(
      path: string,
      _options: object,
      resolve: (entry: FileSystemEntry) => void,
      reject: (error: Error) => void,
    ) {
      const found = path
        .split('/')
        .reduce<DroppedTree[string] | undefined>(
          (inside, part) => (inside as DroppedTree | undefined)?.[part],
          tree,
        )
      if (found === undefined) reject(new DOMException('gone', 'NotFoundError'))
      else resolve(toEntry(path.slice(path.lastIndexOf('/') + 1), found))
    },
  }
  return folder as unknown as FileSystemDirectoryEntry
}

function toEntry(name: string, content: DroppedTree[string]): FileSystemEntry {
  if (content === null || (typeof content === 'object' && !(content instanceof Uint8Array)))
    return droppedFolder(name, content)
  const file = (resolve: (file: File) => void) => resolve(droppedFile(name, content))
  return { name, isDirectory: false, isFile: true, file } as unknown as FileSystemEntry
}
