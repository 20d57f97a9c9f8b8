import { join } from 'node:path'
import * as v from 'valibot'
import { keptExportChoicesSchema } from '../../src-core/export/export-choices-schema.ts'
import { keptInboxSchema } from '../../src-core/inbox/inbox-schema.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import {
  DEFAULT_SETTINGS,
  patchSettings,
  THEMES,
  type Settings,
  type SettingsChange,
} from '../../src-core/ipc/settings.ts'
import { SORT_KEYS } from '../../src-core/library/sort.ts'
import { keptArticleTypesSchema, keptReadingTypeSchema } from '../../src-core/reading/reading-type-schema.ts'
import { aidsSchema, speakingSchema } from '../../src-core/reading/reading-aids-schema.ts'
import { createFolderDurably } from './durable-file.ts'
import { readJson, updateJson, type JsonFile } from './durable-json.ts'
import { disk, type FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { Quarantine } from './quarantine.ts'

// A value that this version does not know falls back; the others are kept.
const settingsSchema: v.GenericSchema<unknown, Settings> = v.looseObject({
  theme: v.fallback(v.picklist(THEMES), DEFAULT_SETTINGS.theme),
  sort: v.fallback(v.object({ by: v.picklist(SORT_KEYS), descending: v.boolean() }), DEFAULT_SETTINGS.sort),
  reading: keptReadingTypeSchema,
  articleTypes: keptArticleTypesSchema,
  aids: v.fallback(aidsSchema, DEFAULT_SETTINGS.aids),
  speaking: v.fallback(speakingSchema, DEFAULT_SETTINGS.speaking),
  exportFolder: v.fallback(v.string(), DEFAULT_SETTINGS.exportFolder),
  exporting: keptExportChoicesSchema,
  inbox: keptInboxSchema,
  library: v.fallback(v.string(), DEFAULT_SETTINGS.library),
  recentLibraries: v.fallback(v.array(v.string()), []),
  keys: v.fallback(v.record(v.string(), v.array(v.string())), DEFAULT_SETTINGS.keys),
  firstSteps: v.fallback(
    v.object({ done: v.array(v.string()), dismissed: v.boolean() }),
    DEFAULT_SETTINGS.firstSteps,
  ),
})

/** The person's settings, in `settings.json` of the app's data folder. */
export class SettingsFile {
  readonly #fs: FileSystem
  readonly #data: string
  readonly #lock: FolderLock
  readonly #listeners = new Set<() => void>()
  #value: Settings

  private constructor(fs: FileSystem, data: string, lock: FolderLock, value: Settings) {
    this.#fs = fs
    this.#data = data
    this.#lock = lock
    this.#value = value
  }

  /**
   * Reads the settings. When they cannot be read, those of a new installation hold: a damaged file
   * is kept in quarantine, and any other stays as it is and is not written over.
   * @param data the app's data folder
   */
  static async open(data: string, fs: FileSystem = disk): Promise<SettingsFile> {
    const lock = new FolderLock(data)
    const file = settingsJson(data)
    const quarantine = new Quarantine(fs, join(data, 'quarantine'), Date.now)
    const { value } = await quarantine
      .recover(file.path, lock, () => readJson(fs, file))
      .catch((error: unknown) => {
        if (error instanceof LecternError) return { value: null }
        throw error
      })
    return new SettingsFile(fs, data, lock, value ?? { ...DEFAULT_SETTINGS })
  }

  get value(): Settings {
    return this.#value
  }

  /** Calls a function after each change, until the answered one is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /**
   * Changes some settings. Resolves when they are on the disk.
   * @throws LecternError when they cannot be saved; they are as before then
   */
  async change(patch: SettingsChange): Promise<Settings> {
    await createFolderDurably(this.#fs, this.#data)
    const { value } = await this.#lock.run(() =>
      updateJson(this.#fs, settingsJson(this.#data), (found) =>
        patchSettings(found ?? DEFAULT_SETTINGS, patch),
      ),
    )
    this.#value = value
    this.#listeners.forEach((listener) => listener())
    return value
  }
}

/** The library that the person chose last; empty for the app's own. Settings that cannot be read choose none. */
export async function chosenLibrary(data: string, fs: FileSystem = disk): Promise<string> {
  try {
    return (await readJson(fs, settingsJson(data)))?.library ?? ''
  } catch (error) {
    if (error instanceof LecternError) return ''
    throw error
  }
}

function settingsJson(data: string): JsonFile<Settings> {
  return { path: join(data, 'settings.json'), kind: 'settings', schema: settingsSchema }
}
