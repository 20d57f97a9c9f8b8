import { firstText, isFields, listOf, type Fields } from './json-fields.ts'

/** What holds annotations, in the terms of the W3C's context, of ActivityStreams and of Readium. */
export const LISTS = [
  'AnnotationCollection',
  'AnnotationPage',
  'AnnotationSet',
  'Collection',
  'CollectionPage',
  'OrderedCollection',
  'OrderedCollectionPage',
]

export function hasType(fields: Fields, wanted: string): boolean {
  return listOf(fields.type ?? fields['@type']).some((type) => withoutPrefix(type) === wanted)
}

/** Whether something is an annotation or holds some, and so is a part of nothing else. */
export function isRoot(fields: Fields): boolean {
  return ['Annotation', ...LISTS].some((type) => hasType(fields, type))
}

/** A term as the context names it: `oa:Annotation` and an IRI that ends so are the same. */
export function withoutPrefix(term: unknown): string {
  return firstText(isFields(term) ? term.id : term).replace(/^.*[:#/]/, '')
}

/** What names a node everywhere; empty when it has no name, or one that only its file knows. */
export function iriOf({ id }: Fields): string {
  const name = firstText(id)
  return name.startsWith('_:') ? '' : name
}
