import type { Article } from '../../src-core/article/article.ts'
import type { Block } from '../../src-core/article/block.ts'
import { placeImages } from '../../src-core/import/place-images.ts'
import type { SourceReader } from '../../src-core/import/importer.ts'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import { toAnnotations } from '../../src-core/library/record.ts'
import type { ArticleContents } from './article-contents.ts'
import type { ArticleRecords, StoredRecord } from './article-records.ts'
import type { Backups, FoundRecord } from './backups.ts'
import type { Catalogue } from './catalogue.ts'
import { sameState } from './file-system.ts'
import type { FolderLock } from './folder-lock.ts'
import { sha256 } from './hash.ts'
import type { Problems } from './problems.ts'
import type { Quarantine } from './quarantine.ts'

interface Parts {
  readonly lock: FolderLock
  readonly quarantine: Quarantine
  readonly records: ArticleRecords
  readonly contents: ArticleContents
  readonly catalogue: Catalogue
  readonly backups: Backups
  readonly problems: Problems
  readonly read: SourceReader
}

/**
 * Reads what may be damaged. A damaged file goes to quarantine, what the newest backup has of it
 * takes its place, and both is told among the problems.
 */
export class Recovery {
  readonly #parts: Parts
  /** Told of records that were recovered. */
  onRecovered: (stored: StoredRecord) => void = () => undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * Reads of a record.
   * @param read reads, or changes, the record; it is done again after a recovery
   * @throws what `read` throws; `damaged` when there is nothing to recover from
   */
  async readRecord<T>(id: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read()
    } catch (error) {
      if (!hasCode(error, 'damaged')) throw error
      return await this.#parts.lock.run(() => this.readRecordUnderLock(id, read))
    }
  }

  /** As {@link readRecord}, for those that hold the library's lock. */
  async readRecordUnderLock<T>(id: string, read: () => Promise<T>): Promise<T> {
    const { quarantine, records, backups, catalogue, problems } = this.#parts
    let found: FoundRecord | undefined
    try {
      return await quarantine.readOrTakeIn(records.path(id), read, async () => {
        found = await backups.findRecord(id)
        return found?.bytes
      })
    } catch (error) {
      if (!hasCode(error, 'damaged')) throw error
      const stored = await whenThere(records.read(id))
      if (!found || !stored) {
        catalogue.forget(id)
        problems.add(error.failure)
        throw error
      }
      problems.add(this.#describe(stored, found, error.failure))
      catalogue.note(stored)
      this.onRecovered(stored)
      return await read()
    }
  }

  /**
   * Reads the text of an article. One that is damaged or missing comes back from a backup, or is
   * read anew from the original.
   * @throws as {@link ArticleContents.readText} when neither is there
   */
  async readText(article: Article, hash: string): Promise<Block[]> {
    const { lock, quarantine, contents, problems } = this.#parts
    const read = () => contents.readText(hash)
    try {
      return await read()
    } catch (error) {
      if (!hasCode(error, 'damaged') && !hasCode(error, 'not-found')) throw error
      return await lock.run(async () => {
        try {
          return await quarantine.readOrTakeIn(contents.textPath(hash), read)
        } catch (error) {
          if (!hasCode(error, 'damaged') && !hasCode(error, 'not-found')) throw error
          const source = await this.#recoverText(article, hash)
          if (!source) throw error
          const { message, kept } = error.failure
          problems.add({ code: 'recovered', message: `${message} It was ${source}.`, ...(kept && { kept }) })
          return await read()
        }
      })
    }
  }

  #describe({ record }: StoredRecord, found: FoundRecord, damage: Failure): Failure {
    const count = toAnnotations(record).length
    const last = this.#parts.catalogue.stateOf(record.id)
    const isBehind = !last || !sameState(last, found.row)
    return {
      code: 'recovered',
      message:
        `${damage.message} “${record.title}” was recovered from the backup of ${sayWhen(found.takenAt)}, ` +
        `with ${count === 1 ? 'its one annotation' : `its ${count.toLocaleString('en')} annotations`}.`,
      ...(damage.kept && { kept: damage.kept }),
      todo: isBehind
        ? 'What was changed in this article after that backup may be missing: look it over.'
        : 'Nothing was changed in this article since that backup.',
    }
  }

  /** @returns where the text was taken from; undefined when it could not be had */
  async #recoverText({ source, revisions }: Article, hash: string): Promise<string | undefined> {
    const { contents, backups, read: readSource } = this.#parts
    const copy = await whenThere(backups.files.read('texts', hash))
    if (copy && (await contents.putText(hash, copy))) return 'recovered from a backup'
    const revision = revisions.find((revision) => revision.hash === hash)
    const bytes = revision && (await this.readOriginal(revision.originalHash))
    if (!bytes) return undefined
    const siblings = new Map<string, Uint8Array>()
    for (const { path, hash: image } of revision.images ?? []) {
      const file = path === undefined ? undefined : await this.readOriginal(image)
      if (path !== undefined && file) siblings.set(path, file)
    }
    const read = await whenThere(readSource({ name: source, bytes, siblings }))
    for (const article of read?.articles ?? []) {
      if (await contents.restoreText(hash, placeImages(article, sha256).blocks))
        return 'read anew from the original file'
    }
    return undefined
  }

  /** The bytes of an original or an image; of a backup's copy where it is damaged or missing. */
  async readOriginal(hash: string): Promise<Uint8Array | undefined> {
    const { contents, backups } = this.#parts
    return (
      (await whenThere(contents.readOriginal(hash))) ??
      (await whenThere(backups.files.read('originals', hash)))
    )
  }
}

/** The instant as people write it, in this computer's time. */
export function sayWhen(instant: string): string {
  return new Date(instant).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })
}

async function whenThere<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof LecternError) return undefined
    throw error
  }
}

function hasCode(error: unknown, code: Failure['code']): error is LecternError {
  return error instanceof LecternError && error.failure.code === code
}
