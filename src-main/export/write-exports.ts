import { basename, join, resolve } from 'node:path'
import { fileKey, fileName, withOrdinal } from '../../src-core/export/file-name.ts'
import { exportMarkdown, type ExportInput } from '../../src-core/export/markdown.ts'
import type { ExportReport } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable, unwritable } from '../store/disk-failure.ts'
import { writeDurably } from '../store/durable-file.ts'
import { disk, errorCode, type FileSystem } from '../store/file-system.ts'
import { sha256 } from '../store/hash.ts'
import { ExportMemory } from './export-memory.ts'

export interface ExportJob {
  /** Where the files go. It must be there. */
  folder: string
  /** The app's data folder, where what was written is remembered. */
  dataFolder: string
  articles: Iterable<ExportInput> | AsyncIterable<ExportInput>
  fs?: FileSystem
}

/**
 * Writes one Markdown file an article. A file that a person has changed since it was written, or that
 * is not Lectern's, is never touched: the new text goes beside it, as `name (2).md`. An article keeps
 * the file name of its first export to a folder, whatever its title becomes, since links point to it;
 * a file that was moved away or deleted is written anew under the present title.
 * @returns what became of each article; one that fails does not stop the others
 * @throws LecternError `unwritable` when the folder is not there, and what reading the articles throws
 */
export async function writeExports({
  folder,
  dataFolder,
  articles,
  fs = disk,
}: ExportJob): Promise<ExportReport> {
  const target = resolve(folder)
  await fs.list(target).catch((error: unknown) => {
    throw unwritable(error, target)
  })
  const memory = await ExportMemory.open(fs, dataFolder)
  const exporter = new FolderExporter(fs, target, memory)
  try {
    for await (const input of articles) await exporter.write(input)
  } finally {
    await memory.save()
  }
  return exporter.report
}

/** What is at a path, seen by one article. */
type Found = 'nothing' | 'ours' | 'the same' | 'another’s' | 'changed'

class FolderExporter {
  readonly report: ExportReport
  readonly #fs: FileSystem
  readonly #folder: string
  readonly #memory: ExportMemory
  /** Keys of the names that this export has given. */
  readonly #taken = new Set<string>()

  constructor(fs: FileSystem, folder: string, memory: ExportMemory) {
    this.#fs = fs
    this.#folder = folder
    this.#memory = memory
    this.report = { folder, written: [], keptBeside: [], failed: [] }
  }

  async write(input: ExportInput): Promise<void> {
    const { id, title } = input.article
    try {
      const text = exportMarkdown(input)
      const { path, found, kept } = await this.#findPlace(input, text)
      if (found !== 'the same') await writeDurably(this.#fs, path, new TextEncoder().encode(text))
      this.#taken.add(fileKey(basename(path)))
      this.#memory.remember(path, { articleId: id, sha256: sha256(text) })
      this.report.written.push({ articleId: id, path })
      this.report.keptBeside.push(...kept.map((changed) => ({ kept: changed, path })))
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
      this.report.failed.push({ ...error.failure, articleId: id, title })
    }
  }

  /** The first of `name.md`, `name (2).md` … that the text may be written to. */
  async #findPlace({ article }: ExportInput, text: string) {
    const first = await this.#firstName(article)
    const kept: string[] = []
    for (let ordinal = 1; ; ordinal++) {
      const name = withOrdinal(first, ordinal)
      if (this.#taken.has(fileKey(name))) continue
      const path = join(this.#folder, name)
      const found = await this.#look(path, article.id, text)
      if (found === 'changed') kept.push(path)
      else if (found !== 'another’s') return { path, found, kept }
    }
  }

  async #firstName(article: ExportInput['article']): Promise<string> {
    const [path] = this.#memory.pathsOf(article.id, this.#folder)
    const isThere = path !== undefined && (await this.#read(path)) !== undefined
    return isThere ? basename(path) : fileName(article)
  }

  async #look(path: string, articleId: string, text: string): Promise<Found> {
    const hash = await this.#read(path)
    if (hash === undefined) return 'nothing'
    if (hash === sha256(text)) return 'the same'
    const last = this.#memory.recall(path)
    if (hash !== last?.sha256) return 'changed'
    return last.articleId === articleId ? 'ours' : 'another’s'
  }

  /** The hash of a file; undefined when there is none, empty when something else has the name. */
  async #read(path: string): Promise<string | undefined> {
    try {
      return sha256((await this.#fs.read(path)).bytes)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined
      if (errorCode(error) === 'EISDIR') return ''
      throw unreadable(error, path)
    }
  }
}
