/** Where an article stands in the reader's own order of work. */
export const ARTICLE_STATUSES = ['inbox', 'reading', 'archived'] as const
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number]

/** One state of an article's text. The blocks are stored under `hash`, apart from the article. */
export interface Revision {
  /** SHA-256 (hex) of the stored blocks: the name of the file in texts/. */
  hash: string
  /** SHA-256 (hex) of the canonical text in UTF-8: what two imports of the same text share. */
  textHash: string
  /** SHA-256 (hex) of the bytes as they came in: the name of the file in originals/. */
  originalHash: string
  /** ISO 8601 instant. */
  importedAt: string
  /** ISO 8601 instant since which it is shown, if it came back after others; else it is so since `importedAt`. */
  shownAt?: string
  /** WHATWG label of the encoding that the bytes were read with, such as `utf-8`. */
  encoding: string
  /** Which importer made the blocks of the bytes. */
  importer?: { name: string; version: number }
  /** The images that came along, each once. Missing when there were none. */
  images?: KeptImage[]
}

/** An image that is kept with a revision. */
export interface KeptImage {
  /** SHA-256 (hex) of its bytes: the name of the file in originals/. */
  hash: string
  /** The path that it had beside the original, if it was a file of its own. */
  path?: string
}

/** The names of the files in originals/ that a revision needs: its source, and the images beside it. */
export function originalsOf({ originalHash, images = [] }: Revision): string[] {
  return [...new Set([originalHash, ...images.map(({ hash }) => hash)])]
}

/** Figures that the list shows without opening the text. */
export interface TextFigures {
  blocks: number
  words: number
}

/** What is known of an article besides its text and annotations. Empty strings stand for "not known". */
export interface ArticleMetadata {
  title: string
  byline: string
  publisher: string
  place: string
  /** ISO date `YYYY-MM-DD`, or empty. */
  published: string
  /** File name or URL that it came from. */
  source: string
  /** BCP 47 language tag, or empty. */
  language: string
}

/** A place in the text of one revision. */
export interface ReadingPosition {
  /** Hash of the revision that `offset` counts in. */
  revision: string
  /** Of the first letter in the window, in the canonical text, UTF-16 code units. */
  offset: number
}

export interface Article extends ArticleMetadata, TextFigures {
  /** ULID; its time is when the article was added. */
  id: string
  status: ArticleStatus
  tags: string[]
  /** Markdown. */
  note: string
  /** How far it has been read, 0 to 1. */
  progress: number
  /** Where the reader was last; missing until it was read. */
  position?: ReadingPosition
  /** ISO 8601 instant at which it was last read; missing until it was. */
  lastReadAt?: string
  /** Oldest first; the last one is shown. */
  revisions: Revision[]
  /** ISO 8601 instant at which it went to the Trash, or null while it stands. */
  deletedAt: string | null
}
