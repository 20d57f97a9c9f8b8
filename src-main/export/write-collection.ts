import { join, resolve } from 'node:path'
import { withOrdinal } from '../../src-core/export/file-name.ts'
import { writeCollection } from '../../src-core/export/collection.ts'
import { collectionName, type CollectionFormat } from '../../src-core/export/format-names.ts'
import type { ExportInput } from '../../src-core/export/markdown.ts'
import { writeDurably } from '../store/durable-file.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import { sha256 } from '../store/hash.ts'
import { ExportMemory } from './export-memory.ts'
import { readExport } from './export-places.ts'

export interface CollectionJob {
  format: CollectionFormat
  /** Where the file goes. It must be there. */
  folder: string
  /** The app's data folder, where what was written is remembered. */
  dataFolder: string
  inputs: readonly ExportInput[]
  fs?: FileSystem
}

/** Stands in the memory of exports for the id of an article. */
const COLLECTION = 'collection'

/**
 * Writes all articles to one file. A file of that name that is not as Lectern left it is never touched: the
 * new one goes beside it.
 * @returns the file's path, and those of the files that had the name
 * @throws LecternError `unwritable` or `unreadable`
 */
export async function exportCollection({
  format,
  folder,
  dataFolder,
  inputs,
  fs = disk,
}: CollectionJob): Promise<{ path: string; kept: string[] }> {
  const memory = await ExportMemory.open(fs, dataFolder)
  const name = collectionName(
    format,
    inputs.map(({ article }) => article),
  )
  const text = writeCollection(format, inputs)
  const kept: string[] = []
  for (let ordinal = 1; ; ordinal++) {
    const path = join(resolve(folder), withOrdinal(name, ordinal))
    const { isThere, text: found } = await readExport(fs, path)
    const isOurs = found !== undefined && memory.recall(path)?.sha256 === sha256(found)
    if (isThere && !isOurs && found !== text) {
      kept.push(path)
      continue
    }
    if (found !== text) await writeDurably(fs, path, new TextEncoder().encode(text))
    memory.note(path, { articleId: COLLECTION, sha256: sha256(text) })
    await memory.save()
    return { path, kept }
  }
}
