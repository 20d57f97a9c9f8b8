import { join } from 'node:path'
import * as v from 'valibot'
import { COLOURS } from '../../src-core/annotation/colour.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { sealEnvelope } from '../../src-core/library/envelope.ts'
import type { NotebookArticle, NotebookEntry } from '../../src-core/notebook/notebook-article.ts'
import { APP_NAME } from '../store/app-name.ts'
import { createFolderDurably, writeDurably } from '../store/durable-file.ts'
import { DurableJson } from '../store/durable-json.ts'
import type { FileSystem } from '../store/file-system.ts'
import { sha256 } from '../store/hash.ts'

/** Into how many files the articles are dealt: few to look at, each small enough to write on the side. */
export const NOTEBOOK_FILES = 64

const entrySchema = v.tuple([
  v.string(),
  v.picklist(COLOURS),
  v.array(v.string()),
  v.boolean(),
  v.number(),
  v.number(),
  v.string(),
  v.array(v.string()),
])
const rowSchema = v.tuple([v.string(), v.string(), v.string(), v.boolean(), v.array(entrySchema)])

type EntryRow = v.InferOutput<typeof entrySchema>
type Row = v.InferOutput<typeof rowSchema>

// The first row is looked at for all: they were written in one go, and the checksum holds for the rest.
const fileSchema = v.custom<Row[]>(
  (value) => Array.isArray(value) && value.slice(0, 1).every((first) => v.is(rowSchema, first)),
)

/**
 * The Notebook's index on the disk. A cache: each article's entry is true of one state of its record,
 * and what is missing, damaged or stale is read from the records again.
 */
export class NotebookFiles {
  readonly #fs: FileSystem
  readonly #folder: string

  constructor(fs: FileSystem, folder: string) {
    this.#fs = fs
    this.#folder = folder
  }

  /** The file that an article belongs in, from 0. */
  static fileOf(articleId: string): number {
    let hash = 0
    for (let at = 0; at < articleId.length; at++) hash = (hash * 31 + articleId.charCodeAt(at)) >>> 0
    return hash % NOTEBOOK_FILES
  }

  /** What was saved in a file; nothing when it is missing or damaged. */
  async read(file: number): Promise<NotebookArticle[]> {
    const json = { path: this.#path(file), kind: 'notebook', schema: fileSchema } as const
    try {
      return ((await new DurableJson(this.#fs, json).read()) ?? []).map(fromRow)
    } catch (error) {
      if (error instanceof LecternError) return []
      throw error
    }
  }

  /** Saves a file. @returns whether the disk took it; if not, nothing is lost */
  async write(file: number, articles: readonly NotebookArticle[]): Promise<boolean> {
    const text = sealEnvelope(articles.map(toRow), APP_NAME, sha256)
    try {
      await createFolderDurably(this.#fs, this.#folder)
      await writeDurably(this.#fs, this.#path(file), new TextEncoder().encode(text))
      return true
    } catch (error) {
      if (error instanceof LecternError) return false
      throw error
    }
  }

  #path(file: number): string {
    return join(this.#folder, `${String(file).padStart(2, '0')}.json`)
  }
}

function toRow({ id, version, title, inTrash, annotations }: NotebookArticle): Row {
  const entries = annotations.map((entry): EntryRow => [
    entry.id,
    entry.colour,
    entry.tags,
    entry.noted,
    entry.start,
    entry.made,
    entry.text,
    entry.links,
  ])
  return [id, version, title, inTrash, entries]
}

function fromRow([id, version, title, inTrash, entries]: Row): NotebookArticle {
  const annotations = entries.map(([id, colour, tags, noted, start, made, text, links]): NotebookEntry => ({
    id,
    colour,
    tags,
    noted,
    start,
    made,
    text,
    links,
  }))
  return { id, version, title, inTrash, annotations }
}
