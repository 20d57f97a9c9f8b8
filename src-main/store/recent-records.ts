import type { ArticleRecord } from '../../src-core/library/record.ts'
import type { StoredRecord } from './article-records.ts'
import { writeDurably } from './durable-file.ts'
import type { Shelves } from './shelves.ts'

const MOST_KEPT = 32

/**
 * The records that were worked with last, as they were then. When another program removes the file
 * of one, its words are here still.
 */
export class RecentRecords {
  readonly #records = new Map<string, ArticleRecord>()
  readonly #shelves: Shelves

  constructor(shelves: Shelves) {
    this.#shelves = shelves
  }

  note(record: ArticleRecord): void {
    this.#records.delete(record.id)
    this.#records.set(record.id, record)
    for (const id of this.#records.keys()) {
      if (this.#records.size <= MOST_KEPT) return
      this.#records.delete(id)
    }
  }

  /** Takes in a newer state of one that is here. */
  update(record: ArticleRecord): void {
    if (this.#records.has(record.id)) this.note(record)
  }

  /**
   * Writes a record whose file is gone as it was when it was last worked with: what vanishes then is
   * no order to forget it. Nothing happens if the file is there, or the record is not here.
   * To be called under the library's lock.
   */
  async writeBack(id: string): Promise<StoredRecord | undefined> {
    const { records, catalogue } = this.#shelves
    const known = this.#records.get(id)
    const [state] = known ? await records.states([id]) : []
    if (!known || state) return undefined
    const written = await records.create(known)
    catalogue.note(written)
    return written
  }

  /**
   * As {@link writeBack}, and from the newest backup if it is not here.
   * @throws LecternError `not-found` when it is in neither
   */
  restore(id: string): Promise<StoredRecord> {
    const { fs, records, lock, backups, catalogue } = this.#shelves
    return lock.run(async () => {
      const written = await this.writeBack(id)
      if (written) return written
      const [isThere] = await records.states([id])
      const found = isThere ? undefined : await backups.findRecord(id)
      if (found) await writeDurably(fs, records.path(id), found.bytes)
      const stored = await records.read(id)
      catalogue.note(stored)
      return stored
    })
  }
}
