import { join } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { segmentFromBytes, segmentToBytes } from '../../src-core/search/segment-bytes.ts'
import { addSegment, EMPTY_INDEX, type SearchIndex } from '../../src-core/search/search-index.ts'
import type { Segment } from '../../src-core/search/segment.ts'
import { createFolderDurably, sweepTemporaries, writeDurably } from '../store/durable-file.ts'
import { errorCode, type FileSystem } from '../store/file-system.ts'

const NAME = /^(\d{8})\.segment$/
const DIGITS = 8

/**
 * The search index on the disk: a folder of segments, each a file that is written once, later ones with
 * greater numbers. A cache: what is damaged or cannot be read is left out, and made anew by its owner.
 */
export class SegmentFiles {
  readonly #fs: FileSystem
  readonly #folder: string
  /** The file of each segment that is on the disk. */
  #names = new Map<Segment, string>()
  #next = 1

  constructor(fs: FileSystem, folder: string) {
    this.#fs = fs
    this.#folder = folder
  }

  /** The index as it was saved, as far as it is whole. */
  async load(): Promise<SearchIndex> {
    let index = EMPTY_INDEX
    for (const name of await this.#list()) {
      this.#next = Number(NAME.exec(name)?.[1]) + 1
      const segment = await this.#read(name)
      if (!segment) continue
      this.#names.set(segment, name)
      index = addSegment(index, segment)
    }
    return index
  }

  /**
   * Saves the segments that are not on the disk yet, then deletes the files of those that are not in
   * the index any more. A disk that does not take them is no loss.
   */
  async save({ segments }: SearchIndex): Promise<void> {
    try {
      await createFolderDurably(this.#fs, this.#folder)
      await sweepTemporaries(this.#fs, this.#folder, Date.now())
      for (const { segment } of segments) {
        if (!this.#names.has(segment)) await this.#write(segment)
      }
      await this.#deleteOthers(segments.map(({ segment }) => segment))
    } catch (error) {
      if (!(error instanceof LecternError) && errorCode(error) === '') throw error
    }
  }

  async #list(): Promise<string[]> {
    const names = await this.#fs.list(this.#folder).catch(() => [])
    return names.filter((name) => NAME.test(name)).sort()
  }

  async #read(name: string): Promise<Segment | undefined> {
    const file = await this.#fs.read(join(this.#folder, name)).catch(() => undefined)
    return file && segmentFromBytes(file.bytes)
  }

  async #write(segment: Segment): Promise<void> {
    const name = `${String(this.#next++).padStart(DIGITS, '0')}.segment`
    await writeDurably(this.#fs, join(this.#folder, name), segmentToBytes(segment))
    this.#names.set(segment, name)
  }

  async #deleteOthers(segments: readonly Segment[]): Promise<void> {
    const kept = new Map(segments.map((segment) => [segment, this.#names.get(segment) ?? '']))
    const names = new Set(kept.values())
    for (const name of await this.#list()) {
      if (!names.has(name)) await this.#fs.unlink(join(this.#folder, name)).catch(() => undefined)
    }
    this.#names = kept
  }
}
