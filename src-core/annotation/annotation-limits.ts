/**
 * How much of each an annotation may hold: none is near what a person writes. Texts in UTF-16 code units; `tags` is
 * how many there may be.
 */
export const ANNOTATION_LIMITS = {
  note: 2_000_000,
  quote: 5_000_000,
  tag: 200,
  tags: 1_000,
  relation: 100,
} as const
