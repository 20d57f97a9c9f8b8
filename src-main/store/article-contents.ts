import { basename, dirname, join } from 'node:path'
import type { Block } from '../../src-core/article/block.ts'
import { LecternError, type FailureCode } from '../../src-core/ipc/result.ts'
import { openEnvelope } from '../../src-core/library/envelope.ts'
import { blocksSchema } from '../../src-core/library/blocks-schema.ts'
import { unreadable } from './disk-failure.ts'
import { removeDurably, writeDurably } from './durable-file.ts'
import { DurableJson } from './durable-json.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { sha256 } from './hash.ts'
import type { Quarantine } from './quarantine.ts'

/**
 * The folders texts/ and originals/: files that are named by their content, written once and never
 * changed. What is read was checked against its name.
 */
export class ArticleContents {
  readonly #fs: FileSystem
  readonly #texts: string
  readonly #originals: string
  readonly #quarantine: Quarantine

  constructor(fs: FileSystem, folders: { texts: string; originals: string }, quarantine: Quarantine) {
    this.#fs = fs
    this.#texts = folders.texts
    this.#originals = folders.originals
    this.#quarantine = quarantine
  }

  textPath(hash: string): string {
    return join(this.#texts, `${hash}.json`)
  }

  originalPath(hash: string): string {
    return join(this.#originals, hash)
  }

  /** @throws LecternError `not-found`, `damaged`, `newer-schema` or `unreadable` */
  async readText(hash: string): Promise<Block[]> {
    return (await this.#readText(hash)).blocks
  }

  /** As {@link readText}, the bytes of the file. */
  async readTextFile(hash: string): Promise<Uint8Array> {
    return (await this.#readText(hash)).bytes
  }

  async #readText(hash: string): Promise<{ blocks: Block[]; bytes: Uint8Array }> {
    const path = this.textPath(hash)
    const file = this.#textFile(path)
    const blocks = await file.read()
    if (!blocks) throw missing(path)
    if (file.checksum === hash) return { blocks, bytes: file.bytes }
    throw new LecternError('damaged', `The file ${path} is damaged: it holds another text.`)
  }

  /** Those of these texts that are not there. */
  missingTexts(hashes: readonly string[]): Promise<string[]> {
    return this.#missing(hashes, (hash) => this.textPath(hash))
  }

  /** As {@link missingTexts}, of originals. */
  missingOriginals(hashes: readonly string[]): Promise<string[]> {
    return this.#missing(hashes, (hash) => this.originalPath(hash))
  }

  async #missing(hashes: readonly string[], path: (hash: string) => string): Promise<string[]> {
    const missing: string[] = []
    for (const hash of hashes) if (!(await this.#exists(path(hash)))) missing.push(hash)
    return missing
  }

  /** How many bytes these files have in all; one that is not there has none. */
  async bytesOf({ texts, originals }: { texts: readonly string[]; originals: readonly string[] }) {
    const states = [
      ...(await this.#fs.states(
        this.#texts,
        texts.map((hash) => `${hash}.json`),
      )),
      ...(await this.#fs.states(this.#originals, originals)),
    ]
    return states.reduce((bytes, state) => bytes + (state?.size ?? 0), 0)
  }

  /** @throws LecternError `not-found`, `damaged` or `unreadable` */
  async readOriginal(hash: string): Promise<Uint8Array> {
    const path = this.originalPath(hash)
    const { bytes } = await this.#fs.read(path).catch((error: unknown) => {
      throw errorCode(error) === 'ENOENT' ? missing(path) : unreadable(error, path)
    })
    if (sha256(bytes) === hash) return bytes
    throw new LecternError('damaged', `The file ${path} is damaged: its content does not match its name.`)
  }

  /**
   * Keeps the blocks of a revision. A damaged file in their place goes to quarantine.
   * @returns the revision's hash
   */
  async addText(blocks: Block[]): Promise<string> {
    const hash = sha256(JSON.stringify(blocks))
    const path = this.textPath(hash)
    if (await this.#isThere(path, () => this.readText(hash))) return hash
    await this.#textFile(path).write(blocks)
    return hash
  }

  /**
   * Puts a copy of a text's file in its place, if it is one. What stands there must be known to be bad.
   * @returns whether it is
   */
  async putText(hash: string, bytes: Uint8Array): Promise<boolean> {
    const opened = openEnvelope(new TextDecoder().decode(bytes), 'text', blocksSchema, sha256)
    if (opened.state !== 'intact' || opened.checksum !== hash) return false
    await writeDurably(this.#fs, this.textPath(hash), bytes)
    return true
  }

  /** As {@link putText}, with blocks. */
  async restoreText(hash: string, blocks: Block[]): Promise<boolean> {
    return sha256(JSON.stringify(blocks)) === hash && (await this.addText(blocks)) === hash
  }

  /** As {@link addText}, for the bytes as they came in. */
  async addOriginal(bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes)
    const path = this.originalPath(hash)
    if (await this.#isThere(path, () => this.readOriginal(hash))) return hash
    await writeDurably(this.#fs, path, bytes)
    return hash
  }

  /** Removes a text that no record needs. @throws LecternError `unwritable` */
  removeText(hash: string): Promise<void> {
    return removeDurably(this.#fs, this.textPath(hash))
  }

  /** As {@link removeText}, for the bytes as they came in. */
  removeOriginal(hash: string): Promise<void> {
    return removeDurably(this.#fs, this.originalPath(hash))
  }

  /** Whether a file is there and whole. */
  async #isThere(path: string, read: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.#quarantine.readOrTakeIn(path, read)
      return true
    } catch (error) {
      if (hasCode(error, 'not-found')) return false
      // It was moved away, unless it could not be: then it must not be written over.
      if (hasCode(error, 'damaged') && !(await this.#exists(path))) return false
      throw error
    }
  }

  async #exists(path: string): Promise<boolean> {
    const [state] = await this.#fs.states(dirname(path), [basename(path)])
    return state !== undefined
  }

  #textFile(path: string): DurableJson<Block[]> {
    return new DurableJson(this.#fs, { path, kind: 'text', schema: blocksSchema })
  }
}

function hasCode(error: unknown, code: FailureCode): boolean {
  return error instanceof LecternError && error.failure.code === code
}

function missing(path: string): LecternError {
  return new LecternError('not-found', `The file ${path} is not there.`, {
    kept: 'Your annotations are kept.',
    todo: 'If another program moved or deleted it, put it back and try again.',
  })
}
