import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { LecternError } from '../../src-core/ipc/result.ts'
import { createFolderDurably } from '../store/durable-file.ts'
import { FileChanged, openJson } from '../store/durable-json.ts'
import type { FileSystem } from '../store/file-system.ts'

const exportedSchema = v.object({ articleId: v.string(), sha256: v.string() })
const memorySchema = v.record(v.string(), exportedSchema)

/** What was last written to a file: whose annotations, and the hash of the text. */
export type Exported = v.InferOutput<typeof exportedSchema>

const ATTEMPTS = 5

/**
 * What exports wrote last, by path, in `exports.json` of the app's data folder. It tells a file that a
 * person has changed from one that may be replaced. Without it nothing is lost: files that it does not
 * know are left alone.
 */
export class ExportMemory {
  readonly #fs: FileSystem
  readonly #path: string
  readonly #known: ReadonlyMap<string, Exported>
  readonly #news = new Map<string, Exported>()

  private constructor(fs: FileSystem, path: string, known: ReadonlyMap<string, Exported>) {
    this.#fs = fs
    this.#path = path
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

  remember(path: string, exported: Exported): void {
    this.#news.set(path, exported)
  }

  /** Brings what is new to the disk, beside what other programs wrote there meanwhile. */
  async save(): Promise<void> {
    if (this.#news.size === 0) return
    await createFolderDurably(this.#fs, dirname(this.#path))
    for (let attempt = 1; ; attempt++) {
      try {
        const { db } = openJson(this.#fs, memoryFile(this.#path))
        await db.read()
        db.data = { ...db.data, ...Object.fromEntries(this.#news) }
        await db.write()
        return
      } catch (error) {
        if (!(error instanceof FileChanged) || attempt === ATTEMPTS) throw error
      }
    }
  }
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
