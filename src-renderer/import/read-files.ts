import { MAX_IMPORT_BYTES } from '../../src-core/import/max-import-bytes.ts'
import type { ImportFailure } from '../../src-core/ipc/contract.ts'

/** Files as `import.files` takes them, and those that could not be read. */
export interface ReadFiles {
  files: { name: string; bytes: Uint8Array }[]
  failed: ImportFailure[]
}

/** Reads dropped files. One that is too large is refused before it is read. */
export async function readFiles(files: readonly File[]): Promise<ReadFiles> {
  const read: ReadFiles = { files: [], failed: [] }
  for (const file of files) {
    if (file.size > MAX_IMPORT_BYTES) {
      read.failed.push(tooLarge(file))
      continue
    }
    try {
      read.files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    } catch {
      read.failed.push(unreadable(file))
    }
  }
  return read
}

function tooLarge({ name, size }: File): ImportFailure {
  return {
    code: 'too-large',
    name,
    message: `“${name}” has ${Math.round(size / 1_000_000)} MB; the most that Lectern reads is ${MAX_IMPORT_BYTES / 1_000_000} MB.`,
    kept: 'Nothing of it was added.',
    todo: 'Split the file, or import the part that you want to read.',
  }
}

function unreadable({ name }: File): ImportFailure {
  return {
    code: 'not-found',
    name,
    message: `“${name}” could not be read. It may be a folder, or no longer be there.`,
    kept: 'Nothing of it was added.',
    todo: 'Drop the files themselves instead of their folder.',
  }
}
