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
