import type { Annotation } from '../annotation/annotation.ts'
import { canonicalText } from '../article/canonical-text.ts'
import type { Article } from '../article/article.ts'
import { webIri } from '../import/web-address.ts'
import { compareInText } from '../library/record.ts'
import type { ExportInput } from './markdown.ts'

/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * Articles' annotations as one AnnotationCollection of the W3C's, in JSON-LD. It says what the model
 * can say: passages by position and by quotation, notes, tags, the colour's meaning, links and dates.
 * @see https://www.w3.org/TR/annotation-model/
 */
export function exportJsonLd(inputs: readonly ExportInput[]): string {
  const items = inputs.flatMap(toItems)
  const collection: Json = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:lectern:annotations',
    type: 'AnnotationCollection',
    label: 'Lectern annotations',
    total: items.length,
    generator: { id: 'urn:lectern:app', type: 'Software', name: 'Lectern' },
    first: {
      id: 'urn:lectern:annotations:1',
      type: 'AnnotationPage',
      startIndex: 0,
      items,
    },
  }
  return `${JSON.stringify(collection, null, 2)}\n`
}

/** The IRI of an annotation, which other annotations link to. */
export function annotationIri(id: string): string {
  return `urn:lectern:annotation:${id}`
}

/** The IRI of an article: the address it came from, or one of its own. */
export function articleIri({ id, source }: Pick<Article, 'id' | 'source'>): string {
  return webIri(source) ?? `urn:lectern:article:${id}`
}

function toItems({ article, blocks, annotations, meanings }: ExportInput): Json[] {
  const text = canonicalText(blocks)
  return annotations.toSorted(compareInText).map((annotation): Json => {
    const { id, colour, note, tags, links, createdAt } = annotation
    const bodies: Json[] = [
      ...(note.trim() === ''
        ? []
        : [{ type: 'TextualBody', value: note, format: 'text/markdown', purpose: 'commenting' }]),
      ...tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
      { type: 'TextualBody', value: meanings[colour], purpose: 'classifying' },
      ...links.map((link) => toLink(annotation, link)),
    ]
    return {
      id: annotationIri(id),
      type: 'Annotation',
      motivation: note.trim() === '' ? 'highlighting' : 'commenting',
      created: createdAt,
      body: bodies,
      target: {
        type: 'SpecificResource',
        source: {
          id: articleIri(article),
          type: 'Text',
          label: article.title,
          ...(article.language !== '' && { language: article.language }),
        },
        styleClass: `lectern-${colour}`,
        selector: toSelectors(text, annotation),
      },
    }
  })
}

function toLink({ relations }: Annotation, link: string): Json {
  const said = relations?.[link] ?? ''
  return {
    type: 'SpecificResource',
    source: annotationIri(link),
    purpose: 'linking',
    ...(said !== '' && { label: said }),
  }
}

/** The position is left out when the text no longer reads so there: the quotation still finds the passage. */
function toSelectors(text: string, { anchor }: Annotation): Json[] {
  const { start, end, exact, prefix, suffix } = anchor
  const quote: Json = {
    type: 'TextQuoteSelector',
    exact,
    ...(prefix !== '' && { prefix }),
    ...(suffix !== '' && { suffix }),
  }
  if (text.slice(start, end) !== exact) return [quote]
  const first = countCodePoints(text.slice(0, start))
  return [{ type: 'TextPositionSelector', start: first, end: first + countCodePoints(exact) }, quote]
}

/** The W3C counts positions in code points; everything in Lectern is counted in UTF-16 code units. */
export function countCodePoints(text: string): number {
  let pairs = 0
  for (const _pair of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) pairs++
  return text.length - pairs
}
