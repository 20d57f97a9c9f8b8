import type { Annotation } from '../../src-core/annotation/annotation.ts'
import { readBackwards } from '../../src-core/annotation/relations.ts'
import type { ArticleLinks, LinkedPassageRow } from '../../src-core/ipc/contract.ts'

/** One end of a link, as the card at the other end shows it. */
export interface LinkEnd {
  id: string
  /** Whether the link comes from there, rather than leading there. */
  backwards: boolean
  /** What the link says, read from this end; empty if nothing. */
  word: string
  /** The passage at that end; null when it is gone, undefined while it is looked up. */
  passage: LinkedPassageRow | null | undefined
}

/** What is known of the links of an article, to be looked up by annotation. */
export interface LinkLookup {
  passages: ReadonlyMap<string, LinkedPassageRow>
  /** The annotations that link to one, by that one's id. */
  sources: ReadonlyMap<string, readonly string[]>
}

/** The links within an article, looked through once for all of its cards. */
export interface LinksWithin {
  /** Whether an annotation is one of the article. */
  has: (id: string) => boolean
  /** The annotations of the article that link to one, by that one's id. */
  sources: ReadonlyMap<string, readonly string[]>
}

/** @param annotations of the article as they are shown, which may be newer than what is known */
export function findLinksWithin(annotations: readonly Annotation[]): LinksWithin {
  const sources = new Map<string, string[]>()
  for (const { id, links } of annotations) {
    for (const to of links) sources.set(to, [...(sources.get(to) ?? []), id])
  }
  // Few articles are linked to from elsewhere: only then is it asked what is theirs.
  let ids: ReadonlySet<string> | undefined
  const has = (id: string) => (ids ??= new Set(annotations.map((annotation) => annotation.id))).has(id)
  return { has, sources }
}

export function toLookup({ passages, backlinks }: ArticleLinks): LinkLookup {
  const sources = new Map<string, string[]>()
  for (const { from, to } of backlinks) sources.set(to, [...(sources.get(to) ?? []), from])
  return { passages: new Map(passages.map((passage) => [passage.annotation.id, passage])), sources }
}

/**
 * What an annotation is linked with: where it leads first, then what leads to it.
 * @param within the links of its article
 * @param passageOf see {@link LinkEnd}
 */
export function linkEnds(
  annotation: Annotation,
  within: LinksWithin,
  { sources }: LinkLookup,
  passageOf: (id: string) => LinkEnd['passage'],
): LinkEnd[] {
  const leading = annotation.links.map((id): LinkEnd => {
    const word = annotation.relations?.[id] ?? ''
    return { id, backwards: false, word, passage: passageOf(id) }
  })
  const fromHere = within.sources.get(annotation.id) ?? []
  const fromElsewhere = (sources.get(annotation.id) ?? []).filter((id) => !within.has(id))
  const coming = [...fromHere, ...fromElsewhere].flatMap((id): LinkEnd[] => {
    const passage = passageOf(id)
    if (!passage) return []
    const word = readBackwards(passage.annotation.relations?.[annotation.id] ?? '')
    return [{ id, backwards: true, word, passage }]
  })
  return [...leading, ...coming]
}
