/** What an annotation of a file says; the rest is left out. */
export interface Made {
  id: string
  title?: string
  url?: string
  exact?: string
  note?: string
  tags?: string[]
}

/** A file of Web Annotations as another program writes it. */
export function webAnnotations(...made: Made[]): string {
  const items = made.map(({ id, title = '', url, exact, note = '', tags = [] }) => ({
    id: `urn:example:${id}`,
    type: 'Annotation',
    created: '2026-11-20T08:00:00Z',
    body: [
      ...(note ? [{ type: 'TextualBody', value: note, purpose: 'commenting' }] : []),
      ...tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
    ],
    target: {
      source: { id: url ?? `urn:example:source:${title}`, type: 'Text', 'dc:title': title, title },
      ...(exact !== undefined && { selector: { type: 'TextQuoteSelector', exact } }),
    },
  }))
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    first: { type: 'AnnotationPage', items },
  })
}
