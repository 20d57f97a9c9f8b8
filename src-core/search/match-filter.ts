import { COLOURS } from '../annotation/colour.ts'
import { ARTICLE_STATUSES } from '../article/article.ts'
import { dateNumber } from './facts.ts'
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
  const { articleOf, kindOf } = segment
  const articleAt = (document: number) => articleOf[document] ?? 0
  switch (filter.kind) {
    case 'tag': {
      const isTag = tagTest(filter.tag)
      const isMeant = segment.tagLists.map((tags) => tags.some(isTag))
      return (document) =>
        isMeant[segment.tagsOf[articleAt(document)] ?? -1] === true ||
        isMeant[segment.annotationTagsOf[annotationAt(segment, document)] ?? -1] === true
    }
    case 'colour': {
      const isMeant = COLOURS.map((colour) => filter.colours.includes(colour))
      return (document) => isMeant[segment.colourOf[annotationAt(segment, document)] ?? -1] === true
    }
    case 'in': {
      const kind = DOCUMENT_KINDS.indexOf(filter.part)
      return (document) => kindOf[document] === kind
    }
    case 'after': {
      const date = dateNumber(filter.date)
      return (document) => (segment.dateOf[articleAt(document)] ?? 0) >= date
    }
    case 'before': {
      const date = dateNumber(filter.date)
      return (document) => (segment.dateOf[articleAt(document)] ?? 0) < date
    }
    case 'is': {
      const status = ARTICLE_STATUSES.indexOf(filter.status)
      return (document) => segment.statusOf[articleAt(document)] === status
    }
  }
}

/** The annotation that a document belongs to, among those of the segment; −1 when there is none. */
function annotationAt({ articleOf, annotationOf, annotationStarts }: Segment, document: number): number {
  const annotation = annotationOf[document] ?? NO_ANNOTATION
  return annotation === NO_ANNOTATION ? -1 : (annotationStarts[articleOf[document] ?? 0] ?? 0) + annotation
}

/** A tag is meant with those below it. */
function tagTest(wanted: string): (tag: string) => boolean {
  return (tag) => {
    const folded = fold(tag)
    return folded === wanted || folded.startsWith(`${wanted}/`)
  }
}
