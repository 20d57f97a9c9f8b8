import { basename, dirname, join } from 'node:path'
import type { Article } from '../../src-core/article/article.ts'
import { fileKey } from '../../src-core/export/file-name.ts'
import { mergeMarkdown } from '../../src-core/export/merge/merge-markdown.ts'
import type { FileWriter } from '../../src-core/export/template/compile-template.ts'
import { unreadable } from '../store/disk-failure.ts'
import { errorCode, type FileSystem } from '../store/file-system.ts'
import { sha256 } from '../store/hash.ts'
import type { ExportMemory } from './export-memory.ts'
import { exportedId, findExported } from './find-exported.ts'

/** Where an article's file goes, and what it will hold. */
export interface Place {
  path: string
  /** What the file holds now; undefined when there is none. */
  before: string | undefined
  /** What Lectern alone wrote there last; undefined when that is not known. */
  last: string | undefined
  /** What it is to hold. */
  text: string
  /** What it would hold if nobody had changed it. */
  base: string
  /** Whether a person's changes are about to be merged for the first time. */
  isFirstMerge: boolean
  /** Places that both sides changed. */
  conflicts: number
  /** Files of the same name that are not ours. */
  kept: string[]
}

/** Finds the file of each article that one export writes. */
export class ExportPlaces {
  readonly #fs: FileSystem
  readonly #folder: string
  readonly #memory: ExportMemory
  readonly #writer: Pick<FileWriter, 'fileName'>
  /** Keys of the paths that this export has given. */
  readonly #taken = new Set<string>()
  #found: Promise<Map<string, string>> | undefined

  constructor(fs: FileSystem, folder: string, memory: ExportMemory, writer: Pick<FileWriter, 'fileName'>) {
    this.#fs = fs
    this.#folder = folder
    this.#memory = memory
    this.#writer = writer
  }

  /**
   * @param ours what an export into an empty folder would write
   * @throws LecternError `unreadable`
   */
  async find(article: Article, ours: string): Promise<Place> {
    const place = (await this.#findOwn(article, ours)) ?? (await this.#findFree(article, ours))
    this.#taken.add(keyOf(place.path))
    return place
  }

  /** The file that the article has: the one of its last export, or one that names it, wherever it is now. */
  async #findOwn({ id }: Article, ours: string): Promise<Place | undefined> {
    for (const path of this.#memory.pathsOf(id, this.#folder)) {
      const place = await this.#merge(id, path, ours)
      if (place) return place
    }
    this.#found ??= findExported(this.#folder)
    const path = (await this.#found).get(id)
    return path === undefined ? undefined : this.#merge(id, path, ours)
  }

  async #merge(id: string, path: string, ours: string): Promise<Place | undefined> {
    if (this.#taken.has(keyOf(path))) return undefined
    const { text: theirs } = await readExport(this.#fs, path)
    if (theirs === undefined) return undefined
    const last = this.#memory.recall(path)
    const isUntouched = last !== undefined && last.articleId === id && sha256(theirs) === last.sha256
    // Without the id, it is a file of the person's own by now, whatever it was.
    if (theirs !== ours && !isUntouched && exportedId(theirs) !== id) return undefined
    const remembered = last?.articleId === id ? await this.#memory.base(path) : undefined
    const base = remembered ?? (isUntouched ? theirs : await this.#baseOfMoved(id))
    const { text, conflicts } = mergeMarkdown({ base, theirs, ours })
    const isFirstMerge = !isUntouched && theirs !== ours && last?.merged !== true
    return { path, before: theirs, last: base, text, base: ours, isFirstMerge, conflicts, kept: [] }
  }

  /** A file that was moved has its base under the path that it had. */
  async #baseOfMoved(id: string): Promise<string | undefined> {
    for (const path of this.#memory.pathsOf(id, this.#folder)) {
      const base = await this.#memory.base(path)
      if (base !== undefined) return base
    }
    return undefined
  }

  /** The first of `name.md`, `name (2).md` … that nothing has. */
  async #findFree(article: Article, ours: string): Promise<Place> {
    const kept: string[] = []
    for (let ordinal = 1; ; ordinal++) {
      const path = join(this.#folder, this.#writer.fileName(article, ordinal))
      if (this.#taken.has(keyOf(path))) continue
      const { isThere, text: theirs } = await readExport(this.#fs, path)
      const isFirstMerge = false
      if (!isThere)
        return {
          path,
          before: undefined,
          last: undefined,
          text: ours,
          base: ours,
          isFirstMerge,
          conflicts: 0,
          kept,
        }
      // Another article's file is no news; a file of the person's own is.
      if (theirs === undefined || exportedId(theirs) === undefined) kept.push(path)
    }
  }
}

/**
 * @returns `isThere` says whether anything has the name; `text` is undefined when that is no file of text
 * @throws LecternError `unreadable`
 */
export async function readExport(
  fs: FileSystem,
  path: string,
): Promise<{ isThere: boolean; text: string | undefined }> {
  try {
    const { bytes } = await fs.read(path)
    return { isThere: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { isThere: false, text: undefined }
    if (errorCode(error) === 'EISDIR' || errorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return { isThere: true, text: undefined }
    throw unreadable(error, path)
  }
}

function keyOf(path: string): string {
  return join(dirname(path), fileKey(basename(path)))
}
