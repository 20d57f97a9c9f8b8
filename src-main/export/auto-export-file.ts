import { join } from 'node:path'
import * as v from 'valibot'
import { LecternError } from '../../src-core/ipc/result.ts'
import { createFolderDurably } from '../store/durable-file.ts'
import { readJson, updateJson, type JsonFile } from '../store/durable-json.ts'
import { disk, type FileSystem } from '../store/file-system.ts'

const schema = v.object({
  folder: v.string(),
  /** Names the template and the choices that the files were written with. */
  manner: v.optional(v.string(), ''),
  /** Which state of each article's record was exported, by its id. */
  versions: v.record(v.string(), v.string()),
})
/** Which articles of a library were exported by themselves, to which folder, and how. */
export type AutoExported = v.InferOutput<typeof schema>

/** Keeps over a restart what was exported by itself, in `auto-export/` of the app's data folder. */
export class AutoExportFile {
  readonly #fs: FileSystem
  readonly #folder: string
  readonly #json: JsonFile<AutoExported>

  constructor(data: string, libraryId: string, fs: FileSystem = disk) {
    this.#fs = fs
    this.#folder = join(data, 'auto-export')
    this.#json = { path: join(this.#folder, `${libraryId}.json`), kind: 'auto-export', schema }
  }

  /** What was kept. Without it all is exported anew, which changes nothing that is there. */
  async read(): Promise<AutoExported> {
    const none = { folder: '', manner: '', versions: {} }
    try {
      return (await readJson(this.#fs, this.#json)) ?? none
    } catch (error) {
      if (error instanceof LecternError) return none
      throw error
    }
  }

  async keep(exported: AutoExported): Promise<void> {
    await createFolderDurably(this.#fs, this.#folder)
    await updateJson(this.#fs, this.#json, () => exported)
  }
}
