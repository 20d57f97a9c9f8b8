import * as v from 'valibot'
import {
  DEFAULT_READING_TYPE,
  PARAGRAPH_STYLES,
  READING_FONTS,
  TYPE_RANGES,
  type ArticleTypes,
  type ReadingType,
  type TypeRange,
} from './reading-type.ts'

const within = ({ min, max }: TypeRange) => v.pipe(v.number(), v.minValue(min), v.maxValue(max))
const font = v.picklist(READING_FONTS)
const size = within(TYPE_RANGES.size)
const leading = within(TYPE_RANGES.leading)
const measure = within(TYPE_RANGES.measure)
const paragraphs = v.picklist(PARAGRAPH_STYLES)

/** Type as a window may ask for it. */
export const readingTypeSchema = v.strictObject({
  font,
  size,
  leading,
  measure,
  justify: v.boolean(),
  hyphenate: v.boolean(),
  paragraphs,
})

const normal = DEFAULT_READING_TYPE

/** Type as it is kept: what this version does not know, or what is out of range, is as in a new installation. */
export const keptReadingTypeSchema: v.GenericSchema<unknown, ReadingType> = v.fallback(
  v.object({
    font: v.fallback(font, normal.font),
    size: v.fallback(size, normal.size),
    leading: v.fallback(leading, normal.leading),
    measure: v.fallback(measure, normal.measure),
    justify: v.fallback(v.boolean(), normal.justify),
    hyphenate: v.fallback(v.boolean(), normal.hyphenate),
    paragraphs: v.fallback(paragraphs, normal.paragraphs),
  }),
  normal,
)

/** The type of single articles, as it is kept. */
export const keptArticleTypesSchema: v.GenericSchema<unknown, ArticleTypes> = v.fallback(
  v.record(v.string(), keptReadingTypeSchema),
  {},
)
