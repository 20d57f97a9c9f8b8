/** How an article is set: what a person may choose of its type. */
export interface ReadingType {
  font: ReadingFont
  /** Size of the text in CSS pixels, at a zoom of 100 %. */
  size: number
  /** Distance of the lines, as a multiple of the size. */
  leading: number
  /** Width of a line, in characters of running text, about. */
  measure: number
  /** Whether lines end flush right too. */
  justify: boolean
  /** Whether words may be broken at the end of a line, in languages whose rules are known. */
  hyphenate: boolean
  /** What parts paragraphs: a space between them, or an indent of the first line. */
  paragraphs: ParagraphStyle
}

export const READING_FONTS = ['literata', 'inter', 'serif', 'sans', 'atkinson', 'opendyslexic'] as const
export type ReadingFont = (typeof READING_FONTS)[number]

export const PARAGRAPH_STYLES = ['space', 'indent'] as const
export type ParagraphStyle = (typeof PARAGRAPH_STYLES)[number]

/** From the least to the most that can be chosen, and the step between. */
export interface TypeRange {
  min: number
  max: number
  step: number
}

export const TYPE_RANGES: Readonly<Record<'size' | 'leading' | 'measure', TypeRange>> = {
  size: { min: 13, max: 34, step: 0.5 },
  leading: { min: 1.2, max: 2.2, step: 0.02 },
  measure: { min: 40, max: 100, step: 1 },
}

export const DEFAULT_READING_TYPE: Readonly<ReadingType> = {
  font: 'literata',
  size: 18.5,
  leading: 1.62,
  measure: 66,
  justify: false,
  hyphenate: false,
  paragraphs: 'space',
}

/** Type for single articles, by the article's id: what is not here is set as all others are. */
export type ArticleTypes = Readonly<Record<string, ReadingType>>

/** How many articles may have type of their own; beyond that the one set longest ago loses it. */
export const MOST_ARTICLE_TYPES = 500

// Each larger by about an eighth: one step is seen, and seven lead from the smallest to the largest.
const SIZES = [13, 14.5, 16, 17, 18.5, 20, 22.5, 25, 28, 31, 34]

/** The next larger or smaller size of the keys' steps; the size itself at the end of them. */
export function stepSize(size: number, direction: 1 | -1): number {
  const next = direction === 1 ? SIZES.find((step) => step > size) : SIZES.findLast((step) => step < size)
  return next ?? size
}

/**
 * Gives one article type of its own, or takes that back.
 * @param type null for none: the article is set as all others are
 */
export function withArticleType(types: ArticleTypes, id: string, type: ReadingType | null): ArticleTypes {
  const { [id]: _last, ...others } = types
  if (type === null) return others
  const kept = Object.entries(others).slice(-(MOST_ARTICLE_TYPES - 1))
  return { ...Object.fromEntries(kept), [id]: type }
}

/** Whether two settings of type are the same. */
export function sameType(one: ReadingType, other: ReadingType): boolean {
  return (Object.keys(DEFAULT_READING_TYPE) as (keyof ReadingType)[]).every((key) => one[key] === other[key])
}
