import { groupBy } from '../../src-core/incoming/group-by.ts'
import {
  changeTray,
  countRestored,
  countWaiting,
  latestTrayStamp,
  mergeTrayFiles,
  putInTray,
  restoreTrayFile,
  trayKey,
  type TrayChange,
  type TrayFile,
  type Unplaced,
} from '../../src-core/incoming/tray.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { nextStamp, type Stamp, type StampSource } from '../../src-core/library/stamp.ts'
import { mapAtOnce } from './at-once.ts'
import { createFolderDurably } from './durable-file.ts'
import { sameState, type FileSystem } from './file-system.ts'
import { sha256 } from './hash.ts'
import type { Backups } from './backups.ts'
import type { FolderLock } from './folder-lock.ts'
import type { Problems } from './problems.ts'
import { isDamage, type Quarantine } from './quarantine.ts'
import type { StoredTrayFile, TrayFiles } from './tray-files.ts'

interface Parts {
  readonly fs: FileSystem
  readonly lock: FolderLock
  readonly quarantine: Quarantine
  readonly trayFiles: TrayFiles
  readonly backups: Backups
  readonly problems: Problems
  readonly stampSource: () => Promise<StampSource>
}

const FILES_AT_ONCE = 8

/** What is told when the tray may hold something else than before: how many annotations wait. */
type Listener = (waiting: number) => void

/**
 * Annotations from elsewhere that have no passage yet. They are kept in the library until the person places or
 * discards them, and what was decided is kept as well.
 */
export class Tray {
  readonly #parts: Parts
  readonly #known = new Map<string, StoredTrayFile>()
  readonly #listeners = new Set<Listener>()
  #told = -1

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** All files, as they are on the disk now. What cannot be read is among the library's problems. */
  async read(): Promise<TrayFile[]> {
    const { trayFiles } = this.#parts
    const keys = await trayFiles.keys()
    const states = await trayFiles.states(keys)
    const there = new Set(keys)
    for (const key of this.#known.keys()) if (!there.has(key)) this.#known.delete(key)
    const stale = keys.filter((key, index) => !sameState(this.#known.get(key)?.state, states[index]))
    await mapAtOnce(stale, FILES_AT_ONCE, (key) => this.#readAgain(key))
    const files = keys.flatMap((key) => this.#known.get(key)?.file ?? [])
    this.#tell(countWaiting(files))
    return files
  }

  /** What the tray says of annotations, by their ids. */
  async items(): Promise<Map<string, TrayFile['items'][string]>> {
    return new Map((await this.read()).flatMap(({ items }) => Object.entries(items)))
  }

  /**
   * Puts annotations in. One that is there already, be it under another title, stays where it is.
   * @throws LecternError when it could not be written
   */
  async put(unplaced: readonly Unplaced[]): Promise<void> {
    if (unplaced.length === 0) return
    const homes = await this.#homes()
    const byKey = groupBy(
      unplaced,
      ({ annotation }) => homes.get(annotation.id) ?? trayKey(annotation.source, sha256),
    )
    await this.#update([...byKey.keys()], (key, file, stamp) => {
      const changed = putInTray(file, byKey.get(key) ?? [], stamp)
      if (!changed) throw new Error('Nothing was put in the tray.')
      return changed
    })
  }

  /**
   * Decides about annotations.
   * @returns the decisions that take these back
   * @throws LecternError when it could not be written
   */
  async change(changes: readonly TrayChange[]): Promise<TrayChange[]> {
    const homes = await this.#homes()
    const known = changes.filter(({ id }) => homes.has(id))
    const byKey = groupBy(known, ({ id }) => homes.get(id) ?? '')
    const inverses = new Map<string, TrayChange[]>()
    await this.#update([...byKey.keys()], (key, file, stamp) => {
      if (!file) throw gone()
      const changed = changeTray(file, byKey.get(key) ?? [], stamp)
      inverses.set(key, changed.inverse)
      return changed.file
    })
    return [...inverses.values()].flat()
  }

  /** Merges another copy of a file in. To be called under the library's lock. */
  async mergeIn(copy: TrayFile): Promise<void> {
    await this.#write(trayKey(copy.source, sha256), (file) => (file ? mergeTrayFiles(file, copy) : copy))
  }

  /** Puts back what a backup has and the tray has not, and decides as it was decided then. */
  async restore(wanted: readonly TrayFile[]): Promise<void> {
    const byKey = new Map(wanted.map((file) => [trayKey(file.source, sha256), file]))
    await this.#update([...byKey.keys()], (key, file, stamp) => {
      const then = byKey.get(key)
      if (!then) throw new Error('There is no copy of this file.')
      return restoreTrayFile(file, then, stamp)
    })
  }

  /** What {@link restore} would do to what waits: how many would wait again, and how many not any more. */
  async previewRestore(wanted: readonly TrayFile[]): Promise<ReturnType<typeof countRestored>> {
    const files = new Map((await this.read()).map((file) => [trayKey(file.source, sha256), file]))
    const counts = wanted.map((file) => countRestored(files.get(trayKey(file.source, sha256)) ?? null, file))
    return {
      waitingBack: counts.reduce((sum, { waitingBack }) => sum + waitingBack, 0),
      waitingGone: counts.reduce((sum, { waitingGone }) => sum + waitingGone, 0),
    }
  }

  /** Looks for what other programs changed. */
  async look(): Promise<void> {
    await this.read()
  }

  /** Tells how many wait whenever that changes. @returns a function that ends it */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Which file each annotation is in. */
  async #homes(): Promise<Map<string, string>> {
    const files = await this.read()
    return new Map(
      files.flatMap(({ source, items }) => {
        const key = trayKey(source, sha256)
        return Object.keys(items).map((id) => [id, key] as const)
      }),
    )
  }

  async #update(
    keys: readonly string[],
    change: (key: string, file: TrayFile | null, stamp: Stamp) => TrayFile,
  ): Promise<void> {
    if (keys.length === 0) return
    const { lock, fs, trayFiles, stampSource, backups } = this.#parts
    const stamps = await stampSource()
    await lock.run(async () => {
      await createFolderDurably(fs, trayFiles.folder)
      await mapAtOnce(keys, FILES_AT_ONCE, (key) =>
        this.#write(key, (file) => change(key, file, nextStamp(stamps, latestTrayStamp(file)))),
      )
    })
    backups.takeSoon()
    await this.read()
  }

  /** To be called under the lock. A damaged file is recovered first, as far as a backup has it. */
  async #write(key: string, change: (file: TrayFile | null) => TrayFile): Promise<void> {
    const { trayFiles } = this.#parts
    await this.#recover(key)
    await trayFiles.update(key, change)
  }

  async #readAgain(key: string): Promise<void> {
    const { trayFiles, lock, problems } = this.#parts
    try {
      const stored = await trayFiles.read(key).catch((error: unknown) => {
        if (!isDamage(error)) throw error
        return lock.run(() => this.#recover(key))
      })
      if (stored) this.#known.set(key, stored)
      else this.#known.delete(key)
    } catch (error) {
      this.#known.delete(key)
      if (!(error instanceof LecternError)) throw error
      problems.add(error.failure)
    }
  }

  /** A damaged file goes to quarantine; what the newest backup has of it takes its place. Under the lock. */
  async #recover(key: string): Promise<StoredTrayFile | null> {
    const { trayFiles, quarantine, backups, problems } = this.#parts
    const read = () => trayFiles.read(key)
    try {
      return await quarantine.readOrTakeIn(trayFiles.path(key), read, () => backups.findTrayFile(key))
    } catch (error) {
      if (!isDamage(error)) throw error
      const stored = await read().catch((again: unknown) => {
        // It could not be moved out of the way: then it must not be written over.
        throw isDamage(again) ? error : again
      })
      const { message, kept } = error.failure
      const recovered = `${message} What waited in it was recovered from a backup.`
      problems.add(stored ? { code: 'recovered', message: recovered, ...(kept && { kept }) } : error.failure)
      return stored
    }
  }

  #tell(waiting: number): void {
    if (waiting === this.#told) return
    this.#told = waiting
    for (const listener of this.#listeners) listener(waiting)
  }
}

function gone(): LecternError {
  return new LecternError('not-found', 'These annotations are not in the tray any more.', {
    kept: 'Nothing was changed.',
    todo: 'Another program may have removed their file: put it back, or import them again.',
  })
}
