import type { ArticleMetadata } from '../article/article.ts'
import type { Block } from '../article/block.ts'

/** What an importer makes of its input: an article that is in no library yet. */
export interface ImportedArticle {
  metadata: ArticleMetadata
  blocks: Block[]
}

/** What an importer is given. */
export interface ImportSource {
  /** File name without folders, or empty for pasted text. Gives the title when the text has none. */
  name: string
  bytes: Uint8Array
}

/** What an importer found in a source. */
export interface SourceContent {
  /** At least one. */
  articles: ImportedArticle[]
  /** WHATWG label of the encoding that the bytes were read with, such as `utf-8`. */
  encoding: string
}

/** Reads one format. */
export interface Importer {
  /** Kebab-case; kept with what it imported. */
  name: string
  /** Raised when the same bytes come to be read differently. */
  version: number
  /** Whether the source is in this format, by its name and its first bytes. */
  accepts(source: ImportSource): boolean
  /** @throws LecternError if the source cannot be read; nothing of it is imported then */
  read(source: ImportSource): SourceContent
}
