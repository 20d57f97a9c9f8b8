import { basename, resolve } from 'node:path'
import { fileKey } from '../../src-core/export/file-name.ts'
import type { FileWriter } from '../../src-core/export/template/compile-template.ts'
import type { ArticleFacts } from '../../src-core/export/template/template-values.ts'
import type { FileSystem } from '../store/file-system.ts'
import type { ExportMemory } from './export-memory.ts'

/**
 * The names that an export is going to give its files, before any is written, so that links lead to them: two articles
 * of one title have two files.
 * @param articles in the order in which they are written
 * @returns names without the extension, by the article's id
 */
export async function planNames(
  fs: FileSystem,
  folder: string,
  memory: ExportMemory,
  writer: Pick<FileWriter, 'fileName'>,
  articles: readonly ArticleFacts[],
): Promise<Map<string, string>> {
  const target = resolve(folder)
  const taken = new Set((await fs.list(target).catch(() => [])).map(fileKey))
  const names = new Map<string, string>()
  for (const article of articles) {
    const own = memory.pathsOf(article.id, target).map((path) => basename(path))
    const there = own.find((name) => taken.has(fileKey(name)))
    const name = there ?? firstFree(article, writer, taken)
    taken.add(fileKey(name))
    names.set(article.id, name.replace(/\.md$/, ''))
  }
  return names
}

function firstFree(
  article: ArticleFacts,
  writer: Pick<FileWriter, 'fileName'>,
  taken: ReadonlySet<string>,
): string {
  for (let ordinal = 1; ; ordinal++) {
    const name = writer.fileName(article, ordinal)
    if (!taken.has(fileKey(name))) return name
  }
}
