import { join, resolve } from 'node:path'
import { collectMarkdown } from '../../src-core/export/collect-markdown.ts'
import { fileKey, withOrdinal } from '../../src-core/export/file-name.ts'
import type { ExportInput } from '../../src-core/export/markdown.ts'
import type { CollectionReport } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import type { AnnotationsOf } from '../../src-core/notebook/notebook-result.ts'
import { unwritable } from '../store/disk-failure.ts'
import { writeDurably } from '../store/durable-file.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import type { ArticleSource } from './export-articles.ts'

/** Annotations as one Markdown text, and what could not be read for it. */
export interface Collection extends Omit<CollectionReport, 'path'> {
  text: string
}

/**
 * Collects annotations of a library in one Markdown text; see {@link collectMarkdown}. An article that
 * cannot be read is reported and does not stop the others.
 */
export async function collectAnnotations(
  library: ArticleSource,
  wanted: readonly AnnotationsOf[],
  heading: string,
): Promise<Collection> {
  const { meanings } = await library.view()
  const inputs: ExportInput[] = []
  const failed: Collection['failed'] = []
  for (const { articleId, ids } of wanted) {
    try {
      const view = await library.readArticle(articleId)
      const byId = new Map(view.annotations.map((annotation) => [annotation.id, annotation]))
      inputs.push({ ...view, annotations: ids.flatMap((id) => byId.get(id) ?? []), meanings })
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
      failed.push({ ...error.failure, articleId })
    }
  }
  const annotations = inputs.reduce((sum, input) => sum + input.annotations.length, 0)
  return { text: collectMarkdown(inputs, heading), annotations, failed }
}

/**
 * Writes a text to a new file of a folder: `name.md`, or `name (2).md` when that is there. A file that
 * is there is never written over.
 * @returns the file's path
 * @throws LecternError `unwritable`
 */
export async function writeBeside(
  folder: string,
  name: string,
  text: string,
  fs: FileSystem = disk,
): Promise<string> {
  const target = resolve(folder)
  const there = await fs.list(target).catch((error: unknown) => {
    throw unwritable(error, target)
  })
  const taken = new Set(there.map(fileKey))
  for (let ordinal = 1; ; ordinal++) {
    const file = withOrdinal(name, ordinal)
    if (taken.has(fileKey(file))) continue
    const path = join(target, file)
    await writeDurably(fs, path, new TextEncoder().encode(text))
    return path
  }
}
