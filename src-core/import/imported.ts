import type { ArticleMetadata } from '../article/article.ts'
import type { Block } from '../article/block.ts'
import type { ImageType } from '../article/image-type.ts'

/** What an importer makes of its input: an article that is in no library yet. */
export interface ImportedArticle {
  metadata: ArticleMetadata
  blocks: Block[]
  /** The images that came along with it. */
  images?: ImportedImage[]
}

/** An image that came along, and the block that shows it. */
export interface ImportedImage {
  /** Index into the article's blocks, of a block of kind `image`. */
  block: number
  bytes: Uint8Array
  /** Of the types that `sniffImage` knows: what the bytes are, whatever was said of them. */
  mediaType: ImageType
  /** The path in {@link ImportSource.siblings}, if it is one of them. */
  path?: string
}

/** What an importer is given. */
export interface ImportSource {
  /** File name without folders, or empty for pasted text. Gives the title when the text has none. */
  name: string
  bytes: Uint8Array
  /** Files that came along beside it, by their paths from it, with slashes: `Page_files/photo.jpg`. */
  siblings?: ReadonlyMap<string, Uint8Array>
  /** Whether each chapter of a book becomes an article of its own. */
  chaptersApart?: boolean
  /** Where on the web it is from, if it was fetched from there. */
  url?: string
  /** The name of the importer that is to read it, whatever it looks like. */
  importer?: string
  /** What it is, as who sent it says: a media type, perhaps with parameters. */
  mediaType?: string
  /** Its encoding, as who sent it says: the label of a `charset`. */
  charset?: string
  /** Its encoding, as the person chose it: a WHATWG label. It counts before anything else. */
  encoding?: string
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
  read(source: ImportSource): SourceContent | Promise<SourceContent>
}
