import { fold } from './fold.ts'
import type { LiveSegment } from './merge-segments.ts'
import { isPhrase, type Clause, type Filter } from './query.ts'
import { DOCUMENT_KINDS, NO_ANNOTATION, type Segment } from './segment.ts'

/** Whether a clause says where to look, and not what for. */
export function isNarrowing({ alternatives }: Clause): boolean {
  return !alternatives.some(isPhrase)
}

/** The documents in which it is looked: 1 for those of articles that count and that all filters let through. */
export function allowedDocuments({ segment, live }: LiveSegment, clauses: readonly Clause[]): Uint8Array {
  const allowed = new Uint8Array(segment.articleOf.length)
  for (let document = 0; document < allowed.length; document++) {
    allowed[document] = live[segment.articleOf[document] ?? 0] ?? 0
  }
  for (const { isNegated, alternatives } of clauses.filter(isNarrowing)) {
    const tests = alternatives.flatMap((filter) => (isPhrase(filter) ? [] : [filterTest(segment, filter)]))
    for (let document = 0; document < allowed.length; document++) {
      if (allowed[document] && tests.some((test) => test(document)) === isNegated) allowed[document] = 0
    }
  }
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
