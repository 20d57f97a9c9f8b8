/** The six highlight colours, in the order of the keys 1 to 6. */
export const COLOURS = ['yellow', 'blue', 'purple', 'green', 'red', 'orange'] as const
export type Colour = (typeof COLOURS)[number]

/** What each colour means; the reader may rename them. */
export type ColourMeanings = Record<Colour, string>

/** The longest that a meaning may be, UTF-16 code units. */
export const MAX_MEANING = 60

export const DEFAULT_MEANINGS: Readonly<ColourMeanings> = {
  yellow: 'Key point',
  blue: 'Quote',
  purple: 'Figure',
  green: 'Evidence',
  red: 'Question',
  orange: 'Follow up',
}
