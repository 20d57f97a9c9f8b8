import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { LecternError } from '../../src-core/ipc/result.ts'
import { createFolderDurably, removeDurably, writeDurably } from '../store/durable-file.ts'
import { FileChanged, openJson } from '../store/durable-json.ts'
import type { FileSystem } from '../store/file-system.ts'
import { sha256 } from '../store/hash.ts'

const exportedSchema = v.object({
  articleId: v.string(),
  /** Hash of what the file held after the export. */
  sha256: v.string(),
  /** Hash of what Lectern alone would have written: the base of the next merge. The same, unless they differ. */
  base: v.optional(v.string()),
  /** Whether the file was merged before, so that nobody has to look at the next merge first. */
  merged: v.optional(v.boolean()),
})
const memorySchema = v.record(v.string(), exportedSchema)

/** What was last written to a file: whose annotations, and the hashes of the text. */
export type Exported = v.InferOutput<typeof exportedSchema>

const ATTEMPTS = 5

/**
 * What exports wrote last, by path, in `exports.json` of the app's data folder, and the texts themselves
 * in `exports/`, by their hash: the bases of the next merges. Without them nothing is lost: a merge
 * without a base deletes nothing.
 */
export class ExportMemory {
  readonly #fs: FileSystem
  readonly #path: string
  readonly #known: ReadonlyMap<string, Exported>
  readonly #news = new Map<string, Exported>()
  readonly #bases: string

  private constructor(fs: FileSystem, path: string, known: ReadonlyMap<string, Exported>) {
    this.#fs = fs
    this.#path = path
    this.#bases = join(dirname(path), 'exports')
    this.#known = known
  }

  /** @throws LecternError `newer-schema` or `unreadable` */
  static async open(fs: FileSystem, dataFolder: string): Promise<ExportMemory> {
    const path = join(dataFolder, 'exports.json')
    return new ExportMemory(fs, path, new Map(Object.entries(await readOrSetAside(fs, path))))
  }

  recall(path: string): Exported | undefined {
    return this.#news.get(path) ?? this.#known.get(path)
  }

  /** The paths in a folder that an article's annotations were written to, oldest first. */
  pathsOf(articleId: string, folder: string): string[] {
    return [...this.#known]
      .filter(([path, exported]) => exported.articleId === articleId && dirname(path) === folder)
      .map(([path]) => path)
  }

  /** What Lectern alone would have written to a file at its last export; undefined when that is not known. */
  async base(path: string): Promise<string | undefined> {
    const exported = this.recall(path)
    if (!exported) return undefined
    const hash = baseOf(exported)
    const text = await this.#fs.read(join(this.#bases, hash)).then(
      ({ bytes }) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      () => undefined,
    )
    return text !== undefined && sha256(text) === hash ? text : undefined
  }

  /** Remembers a file that is never merged. */
  note(path: string, exported: Exported): void {
    this.#news.set(path, exported)
  }

  /**
   * Remembers what was written. The base is on the disk when this resolves.
   * @param base what Lectern alone would have written
   * @param written what the file holds
   */
  async remember(path: string, articleId: string, base: string, written: string): Promise<void> {
    const hash = sha256(base)
    await createFolderDurably(this.#fs, this.#bases)
    await writeDurably(this.#fs, join(this.#bases, hash), new TextEncoder().encode(base))
    const merged = written !== base || this.recall(path)?.merged === true
    this.#news.set(path, { articleId, sha256: sha256(written), base: hash, ...(merged && { merged }) })
  }

  /** Brings what is new to the disk, beside what other programs wrote there meanwhile. */
  async save(): Promise<void> {
    if (this.#news.size === 0) return
    await createFolderDurably(this.#fs, dirname(this.#path))
    for (let attempt = 1; ; attempt++) {
      try {
        const { db } = openJson(this.#fs, memoryFile(this.#path))
        await db.read()
        const before = db.data ?? {}
        db.data = { ...before, ...Object.fromEntries(this.#news) }
        await db.write()
        await this.#forgetBases(Object.values(before), Object.values(db.data))
        return
      } catch (error) {
        if (!(error instanceof FileChanged) || attempt === ATTEMPTS) throw error
      }
    }
  }

  /** Removes the bases that no file needs any more. */
  async #forgetBases(before: readonly Exported[], after: readonly Exported[]): Promise<void> {
    const needed = new Set(after.map(baseOf))
    const gone = new Set(before.map(baseOf).filter((hash) => !needed.has(hash)))
    for (const hash of gone) await removeDurably(this.#fs, join(this.#bases, hash))
  }
}

function baseOf({ base, sha256: hash }: Exported): string {
  return base ?? hash
}

function memoryFile(path: string) {
  return { path, kind: 'exports', schema: memorySchema } as const
}

async function readOrSetAside(fs: FileSystem, path: string): Promise<Record<string, Exported>> {
  try {
    const { db } = openJson(fs, memoryFile(path))
    await db.read()
    return db.data ?? {}
  } catch (error) {
    if (!(error instanceof LecternError) || error.failure.code !== 'damaged') throw error
    await fs.rename(path, `${path}.damaged`)
    return {}
  }
}
