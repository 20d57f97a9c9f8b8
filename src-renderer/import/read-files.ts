import { MAX_IMPORT_BYTES } from '../../src-core/import/max-import-bytes.ts'
import type { ImportFailure } from '../../src-core/ipc/contract.ts'
import type { DroppedFile } from './dropped-folders.ts'
import { readCompanions, type Companion } from './read-companions.ts'

/** Files as `import.files` takes them, and those that could not be read. */
export interface ReadFiles {
  files: { name: string; bytes: Uint8Array; siblings?: Companion[] }[]
  failed: ImportFailure[]
}

/** Reads dropped files, and what came along with them. One that is too large is refused before it is read. */
export async function readFiles(dropped: readonly DroppedFile[]): Promise<ReadFiles> {
  const read: ReadFiles = { files: [], failed: [] }
  for (const each of dropped) {
    if (each.size > MAX_IMPORT_BYTES) {
      read.failed.push(tooLarge(each))
      continue
    }
    try {
      const bytes = new Uint8Array(await each.file.arrayBuffer())
      const siblings = await readCompanions(each, bytes)
      read.files.push({ name: each.name, bytes, ...(siblings.length > 0 && { siblings }) })
    } catch {
      read.failed.push(unreadable(each))
    }
  }
  return read
}

function tooLarge({ name, size }: DroppedFile): ImportFailure {
  return {
    code: 'too-large',
    name,
    message: `“${name}” has ${Math.round(size / 1_000_000)} MB; the most that Lectern reads is ${MAX_IMPORT_BYTES / 1_000_000} MB.`,
    kept: 'Nothing of it was added.',
    todo: 'Split the file, or import the part that you want to read.',
  }
}

function unreadable({ name }: DroppedFile): ImportFailure {
  return {
    code: 'not-found',
    name,
    message: `“${name}” could not be read. It may no longer be there.`,
    kept: 'Nothing of it was added.',
    todo: 'Check that it is there and that you may read it, then drop it again.',
  }
}
