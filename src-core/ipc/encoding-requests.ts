import type { Edit } from '../annotation/edit.ts'
import type { EncodingPreview, TextPreview } from '../import/encoding/preview-text.ts'
import type { ImportReport } from './contract.ts'

/** In which encoding an article was read, and which others may be right; WHATWG labels. */
export interface ArticleEncodings {
  current: string
  /** Likeliest first. */
  likely: string[]
}

/** What an article would be in another encoding. */
export interface RereadPreview extends TextPreview {
  encoding: string
  title: string
  /** Whether it reads as it does now. */
  isSame: boolean
  /** Annotations that have their place in it. */
  carried: number
  /** Annotations that have none, and would be kept beside the text. */
  unplaced: number
}

/**
 * What the window may ask about encodings that the person chooses. A file whose encoding is not certain is named by
 * the token that its failure has; encodings by their WHATWG labels.
 */
export interface EncodingRequests {
  /** How a file reads in each of these encodings. */
  'unsure.preview': { in: { token: string; encodings: string[] }; out: EncodingPreview[] }
  /** Which of these files read well in an encoding, each with a line of it. */
  'unsure.alike': { in: { tokens: string[]; encoding: string }; out: { token: string; sample: string }[] }
  /** Imports files in an encoding. What fails has its token still. */
  'unsure.import': { in: { tokens: string[]; encoding: string }; out: ImportReport }
  'article.encodings': { in: { id: string }; out: ArticleEncodings }
  'article.previewReread': { in: { id: string; encoding: string }; out: RereadPreview }
  /** Keeps the text as it is in another encoding. Answers the edit that shows it, with its annotations. */
  'article.reread': { in: { id: string; encoding: string }; out: Edit }
}

/** How many files one request may name. */
export const MOST_UNSURE = 1_000
