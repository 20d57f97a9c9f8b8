/** The words that are offered for what one passage does to another; a person may write any other. */
export const RELATIONS = ['supports', 'contradicts', 'repeats', 'follows up'] as const

/** How each of {@link RELATIONS} reads from the passage at the other end. */
const INVERSES: Readonly<Record<string, string>> = {
  supports: 'supported by',
  contradicts: 'contradicted by',
  repeats: 'repeated by',
  'follows up': 'followed up by',
}

/**
 * What a link says, read from its other end. A word of the person's own stays as it is, with an arrow:
 * nobody can say what its passive is.
 * @param relation empty for a link that says nothing
 */
export function readBackwards(relation: string): string {
  return relation === '' ? '' : (INVERSES[relation] ?? `← ${relation}`)
}

/**
 * The relations after a change, as a field to spread: absent while there are none, as in all annotations
 * made before there were any.
 * @param change by the id at the link's end; empty takes a word away
 */
export function changeRelations(
  relations: Readonly<Record<string, string>> | undefined,
  change: Readonly<Record<string, string>> | undefined,
): { relations?: Record<string, string> } {
  if (!relations && !change) return {}
  const entries = Object.entries({ ...relations, ...change }).filter(([, word]) => word !== '')
  return { relations: Object.fromEntries(entries) }
}
