import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { MAX_IMPORT_BYTES } from '../../src-core/import/max-import-bytes.ts'
import type { ImportSource } from '../../src-core/import/imported.ts'
import type { ImportFailure } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { readCompanions } from './companion-files.ts'
import { unreadable } from './disk-failure.ts'
import { errorCode } from './file-system.ts'

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
      const bytes = await readWithinLimit(path)
      const siblings = await readCompanions(path, bytes)
      files.sources.push({ name, bytes, ...(siblings.size > 0 && { siblings }) })
    } catch (error) {
      files.failed.push({ name, ...explain(error, path).failure })
    }
  }
  return files
}

async function readWithinLimit(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    if ((await file.stat()).size <= MAX_IMPORT_BYTES) return await file.readFile()
  } finally {
    await file.close()
  }
  throw new LecternError('too-large', `${path} is larger than 50 MB.`, {
    kept: 'The file was left as it is; nothing of it was added.',
    todo: 'Split it into smaller files and import those.',
  })
}

function explain(error: unknown, path: string): LecternError {
  if (errorCode(error) === 'ENOENT') return new LecternError('not-found', `There is no file ${path}.`)
  return unreadable(error, path)
}
