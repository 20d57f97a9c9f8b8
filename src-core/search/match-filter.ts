import { fold } from './fold.ts'
import type { LiveSegment } from './merge-segments.ts'
import { isPhrase, type Clause, type Filter } from './query.ts'
import { DOCUMENT_KINDS, NO_ANNOTATION, type Segment } from './segment.ts'

/** Whether a clause says where to look, and not what for. */
export function isNarrowing({ alternatives }: Clause): boolean {
  return !alternatives.some(isPhrase)
}

// What counts stays the same from one key stroke to the next: `live` is replaced when it changes.
const counting = new WeakMap<Uint8Array, Uint8Array>()

/**
 * The documents in which it is looked: 1 for those of articles that count and that all filters let
 * through. Not to be written to.
 */
export function allowedDocuments(source: LiveSegment, clauses: readonly Clause[]): Uint8Array {
  const { segment } = source
  const narrowing = clauses.filter(isNarrowing)
  if (narrowing.length === 0) return countingDocuments(source)
  const allowed = countingDocuments(source).slice()
  for (const { isNegated, alternatives } of narrowing) {
    const tests = alternatives.flatMap((filter) => (isPhrase(filter) ? [] : [filterTest(segment, filter)]))
    for (let document = 0; document < allowed.length; document++) {
      if (allowed[document] && tests.some((test) => test(document)) === isNegated) allowed[document] = 0
    }
  }
  return allowed
}

function countingDocuments({ segment, live }: LiveSegment): Uint8Array {
  const known = counting.get(live)
  if (known) return known
  const allowed = Uint8Array.from(segment.articleOf, (article) => live[article] ?? 0)
  counting.set(live, allowed)
  return allowed
}

/** Tells whether a document of the segment passes a filter. */
export function filterTest(segment: Segment, filter: Filter): (document: number) => boolean {
  const { articles, articleOf, kindOf, annotationOf } = segment
  const articleAt = (document: number) => articles[articleOf[document] ?? 0]
  const annotationAt = (document: number) => {
    const annotation = annotationOf[document] ?? NO_ANNOTATION
    return annotation === NO_ANNOTATION ? undefined : articleAt(document)?.annotations[annotation]
  }
  switch (filter.kind) {
    case 'tag': {
      const isTag = tagTest(filter.tag)
      return (document) =>
        (articleAt(document)?.tags.some(isTag) ?? false) ||
        (annotationAt(document)?.tags.some(isTag) ?? false)
    }
    case 'colour':
      return (document) => {
        const annotation = annotationAt(document)
        return annotation !== undefined && filter.colours.includes(annotation.colour)
      }
    case 'in': {
      const kind = DOCUMENT_KINDS.indexOf(filter.part)
      return (document) => kindOf[document] === kind
    }
    case 'after':
      return (document) => (articleAt(document)?.date ?? '') >= filter.date
    case 'before':
      return (document) => (articleAt(document)?.date ?? '') < filter.date
    case 'is':
      return (document) => articleAt(document)?.status === filter.status
  }
}

/** A tag is meant with those below it. */
function tagTest(wanted: string): (tag: string) => boolean {
  const known = new Map<string, boolean>()
  return (tag) => {
    let isMeant = known.get(tag)
    if (isMeant === undefined) {
      const folded = fold(tag)
      isMeant = folded === wanted || folded.startsWith(`${wanted}/`)
      known.set(tag, isMeant)
    }
    return isMeant
  }
}
