import { join } from 'node:path'
import * as v from 'valibot'
import { createFolderDurably } from '../store/durable-file.ts'
import { readJson, updateJson, type JsonFile } from '../store/durable-json.ts'
import { sameState, type FileState, type FileSystem } from '../store/file-system.ts'
import { FolderLock } from '../store/folder-lock.ts'
import { Quarantine } from '../store/quarantine.ts'

const fileSchema = v.object({
  size: v.number(),
  mtimeMs: v.number(),
  /** SHA-256 of its bytes. */
  hash: v.string(),
  /** Whether it was to be moved and could not be. */
  unmoved: v.optional(v.boolean(), false),
})
const schema = v.object({ files: v.record(v.string(), fileSchema) })
export type RememberedFile = v.InferOutput<typeof fileSchema>

/** More than that many files are not remembered: the oldest are forgotten. */
const MOST = 50_000

/**
 * The files that came in from inbox folders and were left there, by their paths, over a restart: in `inbox/` of the
 * app's data folder. It is the installation's, not a library's: a file comes in once, whichever library is open.
 */
export class InboxMemory {
  readonly #fs: FileSystem
  readonly #data: string
  readonly #files = new Map<string, RememberedFile>()
  #isOpen = false
  #isKept = true

  constructor(data: string, fs: FileSystem) {
    this.#data = data
    this.#fs = fs
  }

  /** Reads what was kept, once. A damaged file is put aside. @throws LecternError when it cannot be read */
  async open(): Promise<void> {
    if (this.#isOpen) return
    const quarantine = new Quarantine(this.#fs, join(this.#data, 'quarantine'), Date.now)
    const { path } = this.#json
    const { value } = await quarantine.recover(path, new FolderLock(this.#data), () =>
      readJson(this.#fs, this.#json),
    )
    for (const [file, remembered] of Object.entries(value?.files ?? {})) this.#files.set(file, remembered)
    this.#isOpen = true
  }

  get(path: string): RememberedFile | undefined {
    return this.#files.get(path)
  }

  /** Whether a file came in as it is. */
  knows(path: string, state: FileState): boolean {
    const remembered = this.#files.get(path)
    return remembered !== undefined && sameState(remembered, state)
  }

  note(path: string, remembered: RememberedFile): void {
    this.#files.delete(path)
    this.#files.set(path, remembered)
    this.#isKept = false
  }

  forget(path: string): void {
    if (this.#files.delete(path)) this.#isKept = false
  }

  /** Resolves when what was noted is on the disk. @throws LecternError */
  async keep(): Promise<void> {
    if (this.#isKept) return
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= MOST) break
      this.#files.delete(oldest)
    }
    const files = Object.fromEntries(this.#files)
    this.#isKept = true
    try {
      await createFolderDurably(this.#fs, join(this.#data, 'inbox'))
      await updateJson(this.#fs, this.#json, () => ({ files }))
    } catch (error) {
      this.#isKept = false
      throw error
    }
  }

  get #json(): JsonFile<v.InferOutput<typeof schema>> {
    return { path: join(this.#data, 'inbox', 'left.json'), kind: 'inbox', schema }
  }
}
