/**
 * Blocks: what an article is made of. A block is plain text with marks on ranges of it; nothing in
 * it is HTML. All positions are UTF-16 code units, ranges are half-open: [start, end).
 */

/** A typographic mark on a range of one block's text. */
export type Mark = {
  /** Start within the block's text, UTF-16 code units. */
  start: number
  /** End (exclusive) within the block's text. */
  end: number
} & ({ kind: 'strong' } | { kind: 'em' } | { kind: 'code' } | { kind: 'link'; href: string })

type BlockOf<Kind extends string, More = unknown> = { kind: Kind; text: string; marks?: Mark[] } & More

/** What is known of an image. Its text is empty. */
interface PlacedImage {
  /** SHA-256 (hex) of its bytes: the name of the file in originals/. Missing when it is not kept. */
  image?: string
  /** Where on the web it is, or was; never loaded from there. */
  src?: string
  /** Pixels. */
  width?: number
  height?: number
}

/**
 * One block of an article. `text` never holds a line feed unless the kind keeps its lines (code, verse) or rows:
 * a table's text has a line a row, and a tab between two cells; its first `header` rows are headings.
 */
export type Block =
  | BlockOf<'heading', { level: 1 | 2 | 3 | 4 | 5 | 6 }>
  | BlockOf<'paragraph'>
  | BlockOf<'verse'>
  | BlockOf<'quote'>
  | BlockOf<'list-item', { depth: number; ordered: boolean }>
  | BlockOf<'code'>
  | BlockOf<'table', { header: number }>
  | BlockOf<'image', { alt: string } & PlacedImage>
  | BlockOf<'caption'>
  | BlockOf<'rule'>

export type BlockKind = Block['kind']
