/**
 * Sets of ids that are replaced, never changed: ten thousand of them are one thing to watch instead of
 * ten thousand.
 */
export type IdSet = ReadonlySet<string>

export const NO_IDS: IdSet = new Set()

export function idsOf(articles: readonly { id: string }[]): IdSet {
  return new Set(articles.map(({ id }) => id))
}

/** The ids with one put in, or taken out if it was there. */
export function toggleId(ids: IdSet, id: string): IdSet {
  const toggled = new Set(ids)
  if (!toggled.delete(id)) toggled.add(id)
  return toggled
}
