import type { Article } from '../article/article.ts'

/** Length of a file name in bytes of UTF-8: well below the 255 of most disks, and the 143 of encrypted ones. */
export const MAX_FILE_NAME = 120
const EXTENSION = '.md'
const UNTITLED = 'Untitled'

/** Characters that a disk or a link in Obsidian cannot take, and what stands for them. */
const SUBSTITUTES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' '],
  // Marks that change the direction of text can make a name look like another.
  [/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, ''],
  [/[\s:]+$/g, ''],
  [/\s*:(?=\s)/g, ' -'],
  [/[:/\\|]/g, '-'],
  [/["`]/g, "'"],
  // Two of them begin a comment or a formula, also within the name in a link.
  [/([%$])\1+/g, '$1'],
  [/[<>?*#^[\]]/g, ''],
  [/\s+/g, ' '],
]

/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=[. ]*(?:\.|$))/i

/**
 * A file name for an article that every system takes: `2025-06-02 Headline.md`, without the date when
 * it is not known.
 * @param ordinal from 2 on, it is put at the end, as in `Headline (2).md`
 */
export function fileName(article: Pick<Article, 'title' | 'published'>, ordinal = 1): string {
  return nameOfStem(articleStem(article), ordinal)
}

/** The name without its extension, before it is cut to a length. */
export function articleStem({ title, published }: Pick<Article, 'title' | 'published'>): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(published) ? `${published} ` : ''
  return `${day}${portable(title) || UNTITLED}`
}

/** A file name that every system takes, made of any text. */
export function nameOfStem(stem: string, ordinal = 1): string {
  return withOrdinal(`${(portable(stem) || UNTITLED).replace(DEVICE, '_$&')}${EXTENSION}`, ordinal)
}

/** A name with an ordinal in front of its extension, cut so that it is not too long. */
export function withOrdinal(name: string, ordinal: number): string {
  const extension = name.slice(name.lastIndexOf('.'))
  const ending = ordinal === 1 ? extension : ` (${ordinal})${extension}`
  const stem = name.slice(0, -extension.length)
  const start = cut(stem, MAX_FILE_NAME - byteLength(ending)).replace(/[. ]+$/, '')
  return `${start || UNTITLED}${ending}`
}

/** What two names share that are one file on a disk that ignores case. */
export function fileKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase()
}

function portable(title: string): string {
  let name = title.normalize('NFC')
  for (const [pattern, substitute] of SUBSTITUTES) name = name.replace(pattern, substitute)
  return name.replace(/^[. ]+|[. ]+$/g, '')
}

/** The longest start that fits, without cutting what a reader sees as one character. */
function cut(text: string, bytes: number): string {
  let end = 0
  let length = 0
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    length += byteLength(segment)
    if (length > bytes) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
