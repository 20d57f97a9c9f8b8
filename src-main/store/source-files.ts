import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { MAX_IMPORT_BYTES } from '../../src-core/import/decode-text.ts'
import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ImportFailure } from '../../src-core/ipc/contract.ts'

export interface SourceFiles {
  sources: ImportSource[]
  /** Files that could not be read, each with its reason; the others are not held up by them. */
  failed: ImportFailure[]
}

/** Reads files that are to be imported. Those over the limit are refused before they are read. */
export async function readSourceFiles(paths: readonly string[]): Promise<SourceFiles> {
  const files: SourceFiles = { sources: [], failed: [] }
  for (const path of paths) {
    const name = basename(path)
    try {
      files.sources.push({ name, bytes: await readWithinLimit(path) })
    } catch (error) {
      files.failed.push({ name, ...describe(error, path) })
    }
  }
  return files
}

class TooLarge extends Error {}

async function readWithinLimit(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    if ((await file.stat()).size > MAX_IMPORT_BYTES) throw new TooLarge()
    return await file.readFile()
  } finally {
    await file.close()
  }
}

function describe(error: unknown, path: string): Omit<ImportFailure, 'name'> {
  const kept = 'The file was left as it is; nothing of it was added.'
  if (error instanceof TooLarge) {
    const todo = 'Split it into smaller files and import those.'
    return { code: 'too-large', message: `${path} is larger than 50 MB.`, kept, todo }
  }
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return { code: 'not-found', message: `There is no file ${path}.`, kept }
  const todo = 'Check that you may read it, then import it again.'
  return { code: 'unexpected', message: `${path} could not be read (${code ?? String(error)}).`, kept, todo }
}
