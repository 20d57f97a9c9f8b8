import { dirname } from 'node:path'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { sealEnvelope } from '../../src-core/library/envelope.ts'
import { articleIdentities } from '../../src-core/library/identity.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import { annotationTags, compareNewestFirst, rankTags, toSummary } from '../../src-core/library/summary.ts'
import { APP_NAME } from './app-name.ts'
import type { ArticleRecords, StoredRecord } from './article-records.ts'
import {
  catalogueSchema,
  fromRow,
  shortenIdentity,
  toRow,
  type CatalogueEntry,
  type CatalogueRow,
} from './catalogue-rows.ts'
import { unreadable } from './disk-failure.ts'
import { createFolderDurably, writeDurably } from './durable-file.ts'
import { DurableJson } from './durable-json.ts'
import { sameState, type FileState, type FileSystem } from './file-system.ts'
import { sha256 } from './hash.ts'

/** What a look at the records found. */
export interface Refreshed {
  /** Those that were not known in this state. */
  changed: StoredRecord[]
  /** The known ones whose files are not there. */
  missing: string[]
  /** Why some could not be read. */
  problems: LecternError[]
}

const READS_AT_ONCE = 32

/** How many entries are written in the time that it takes to read one record again. */
const READ_COST = 64

// It is a cache: it is saved when there is time, never while someone waits.
const SAVE_AFTER = 10_000

/**
 * What the list needs to know of every article, so that a library can be shown without reading its
 * records. A cache: each entry is true of one state of the record's file, and is read again when
 * the file has another. It may be deleted at any time.
 */
export class Catalogue {
  #saveTimer: NodeJS.Timeout | undefined
  readonly #fs: FileSystem
  readonly #path: string
  readonly #records: ArticleRecords
  readonly #entries = new Map<string, CatalogueEntry>()
  /** The articles that the file on the disk does not have as they are. */
  readonly #unsaved = new Set<string>()

  /** @param path the cache's file */
  constructor(fs: FileSystem, path: string, records: ArticleRecords) {
    this.#fs = fs
    this.#path = path
    this.#records = records
  }

  /** All articles, newest first, those in the Trash among them. */
  summaries(): ArticleSummary[] {
    return [...this.#entries.values()].map(({ summary }) => summary).sort(compareNewestFirst)
  }

  /** The ids of all articles, in no order. */
  ids(): string[] {
    return [...this.#entries.keys()]
  }

  /** Of each standing article, by its id, which state of its record is known: another one has another name. */
  versions(): Map<string, string> {
    const standing = [...this.#entries].filter(([, { summary }]) => isStanding(summary))
    return new Map(standing.map(([id, { state }]) => [id, nameState(state)]))
  }

  /** As {@link Catalogue.versions}, of one article; null when it is not there, or in the Trash. */
  version(id: string): string | null {
    const entry = this.#entries.get(id)
    return entry && isStanding(entry.summary) ? nameState(entry.state) : null
  }

  /** Which state of an article's record is known. */
  stateOf(id: string): FileState | undefined {
    return this.#entries.get(id)?.state
  }

  /** Which state of an article's record is known, be it in the Trash; undefined when there is none. */
  recordVersion(id: string): string | undefined {
    const entry = this.#entries.get(id)
    return entry && nameState(entry.state)
  }

  /** All tags on standing articles and their annotations, most used first. */
  tags(): string[] {
    return rankTags(this.#tagUses())
  }

  #tagUses(): string[] {
    const uses: string[] = []
    for (const { summary, annotationTags } of this.#entries.values()) {
      if (isStanding(summary)) uses.push(...summary.tags, ...annotationTags)
    }
    return uses
  }

  /** The article that has this identity, if its record still is on the disk; rather a standing one. */
  async find(identity: string): Promise<ArticleSummary | undefined> {
    const wanted = shortenIdentity(identity)
    let inTrash: ArticleSummary | undefined
    for (const { summary, identities } of this.#entries.values()) {
      // A catalogue of an earlier version has them whole.
      if (!identities.some((each) => shortenIdentity(each) === wanted)) continue
      const [state] = await this.#records.states([summary.id])
      if (state && isStanding(summary)) return summary
      if (state) inTrash = summary
    }
    return inTrash
  }

  /** Takes in a record as it now is on the disk. */
  note({ record, state }: StoredRecord): void {
    this.#entries.set(record.id, {
      state,
      summary: toSummary(record),
      annotationTags: annotationTags(record),
      identities: articleIdentities(record).map(shortenIdentity),
    })
    this.#unsaved.add(record.id)
  }

  /** Drops an article whose record is known to be no more. */
  forget(id: string): void {
    if (this.#entries.delete(id)) this.#unsaved.add(id)
  }

  /**
   * Reads the records that are not known in the state that they have on the disk. What is not there
   * any more stays known: a file that vanishes is no order to forget it.
   * @param read reads one record
   * @param onProgress told how many were read, and of how many; what it throws stops the reading
   */
  async refresh(
    ids: readonly string[],
    read: (id: string) => Promise<StoredRecord>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Refreshed> {
    const states = await this.#records.states(ids)
    const unknown = ids.filter(
      (id, index) => states[index] && !sameState(states[index], this.#entries.get(id)?.state),
    )
    const missing = ids.filter((id, index) => !states[index] && this.#entries.has(id))
    const refreshed: Refreshed = { changed: [], missing, problems: [] }
    for (let start = 0; start < unknown.length; start += READS_AT_ONCE) {
      onProgress?.(start, unknown.length)
      await Promise.all(
        unknown.slice(start, start + READS_AT_ONCE).map(async (id) => {
          try {
            const stored = await read(id)
            this.note(stored)
            refreshed.changed.push(stored)
          } catch (error) {
            refreshed.problems.push(unreadable(error, this.#records.path(id)))
          }
        }),
      )
    }
    return refreshed
  }

  /** Reads the records of articles that were added by others. */
  async refreshAdded(read: (id: string) => Promise<StoredRecord>): Promise<Refreshed> {
    const ids = await this.#records.ids()
    return this.refresh(
      ids.filter((id) => !this.#entries.has(id)),
      read,
    )
  }

  /** Takes in what was saved of these articles. */
  async load(ids: readonly string[]): Promise<void> {
    const there = new Set(ids)
    for (const row of await this.#readFile()) {
      const entry = fromRow(row)
      if (there.has(entry.summary.id)) this.#entries.set(entry.summary.id, entry)
      else this.#unsaved.add(entry.summary.id)
    }
  }

  /** Saves it when there is time. */
  saveLater(): void {
    this.#saveTimer ??= setTimeout(() => {
      this.#saveTimer = undefined
      void this.save()
    }, SAVE_AFTER).unref()
  }

  /** Saves it now, and not later. */
  close(): Promise<void> {
    clearTimeout(this.#saveTimer)
    return this.save()
  }

  /**
   * Saves the catalogue if reading again what changed would take longer than writing it, so that
   * one edit in a large library does not cost a large file. A disk that does not take it is no loss.
   */
  async save(): Promise<void> {
    if (this.#unsaved.size * READ_COST <= this.#entries.size) return
    const saved = [...this.#unsaved]
    this.#unsaved.clear()
    const text = sealEnvelope([...this.#entries.values()].map(toRow), APP_NAME, sha256)
    try {
      await createFolderDurably(this.#fs, dirname(this.#path))
      await writeDurably(this.#fs, this.#path, new TextEncoder().encode(text))
    } catch (error) {
      for (const id of saved) this.#unsaved.add(id)
      if (!(error instanceof LecternError)) throw error
    }
  }

  /** What was saved; nothing when the file is missing, damaged or newer: it is made anew then. */
  async #readFile(): Promise<CatalogueRow[]> {
    const json = { path: this.#path, kind: 'catalogue', schema: catalogueSchema } as const
    try {
      return (await new DurableJson(this.#fs, json).read()) ?? []
    } catch (error) {
      if (error instanceof LecternError) return []
      throw error
    }
  }
}

function nameState({ mtimeMs, size }: FileState): string {
  return `${mtimeMs} ms, ${size} bytes`
}
