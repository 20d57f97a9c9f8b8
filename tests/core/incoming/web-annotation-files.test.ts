import { describe, expect, it } from 'vitest'
import { read, said } from './read.ts'

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
const PAGE = 'https://example.org/ferry'
const QUOTE = { type: 'TextQuoteSelector', exact: 'nobody on the quay', prefix: 'and ', suffix: ' had' }
const WORDS = { exact: 'nobody on the quay', prefix: 'and ', suffix: ' had' }

describe('Web Annotations stand', () => {
  const one = { '@context': CONTEXT, id: 'urn:uuid:1', type: 'Annotation', bodyValue: 'x', target: PAGE }
  it.each<[string, unknown]>([
    ['alone', one],
    ['in an array', [one]],
    [
      'in a collection with its first page',
      {
        '@context': CONTEXT,
        type: 'AnnotationCollection',
        first: { type: 'AnnotationPage', items: [one], next: 'https://example.org/2' },
      },
    ],
    [
      'in a collection with items',
      { '@context': [CONTEXT, 'x'], type: ['BasicContainer', 'AnnotationCollection'], items: [one] },
    ],
    ['in a page', { '@context': CONTEXT, type: 'AnnotationPage', items: [one] }],
    ['in a graph', { '@context': CONTEXT, '@graph': [one] }],
    [
      'all in arrays',
      {
        '@context': [CONTEXT],
        type: ['AnnotationCollection'],
        first: [
          { type: ['AnnotationPage'], items: [{ type: ['Annotation'], bodyValue: ['x'], target: [PAGE] }] },
        ],
      },
    ],
    [
      'with prefixes in place of terms',
      {
        '@type': 'as:OrderedCollectionPage',
        'as:items': {
          '@list': [{ '@type': 'oa:Annotation', 'oa:bodyValue': 'x', 'oa:hasTarget': { '@id': PAGE } }],
        },
      },
    ],
    [
      'with IRIs in place of terms',
      [
        {
          '@type': ['http://www.w3.org/ns/oa#Annotation'],
          'http://www.w3.org/ns/oa#hasBody': [
            { 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value': [{ '@value': 'x', '@language': 'en' }] },
          ],
          'http://www.w3.org/ns/oa#hasTarget': [{ '@id': PAGE }],
        },
      ],
    ],
    [
      'with a term and an IRI of the same',
      [{ ...one, 'oa:bodyValue': 'y', hasTarget: 'https://example.org/z' }],
    ],
  ])('%s', async (_, value) => {
    const { format, annotations, unread } = await read(JSON.stringify(value))
    expect({ format, unread }).toEqual({ format: 'json-ld', unread: [] })
    expect(said(annotations)).toEqual([{ source: { address: PAGE }, note: 'x' }])
  })

  it('in a set, as Thorium Reader and other programs of Readium write it', async () => {
    const { annotations } = await read(
      JSON.stringify({
        '@context': CONTEXT,
        id: 'urn:uuid:set',
        type: 'AnnotationSet',
        generator: { id: 'https://example.org/reader', type: 'Software', name: 'Reader' },
        about: {
          'dc:identifier': ['urn:isbn:0'],
          'dc:title': 'The Night Boat',
          'dc:creator': ['Deniz Kaya'],
        },
        items: [
          {
            id: 'urn:uuid:1',
            type: 'Annotation',
            created: '2025-06-02T21:15:30Z',
            body: {
              type: 'TextualBody',
              value: 'Who?',
              format: 'text/plain',
              color: 'pink',
              keyword: 'teacher',
            },
            target: {
              source: 'OEBPS/chapter1.xhtml',
              selector: [
                {
                  type: 'FragmentSelector',
                  conformsTo: 'http://idpf.org/epub/linking/cfi/epub-cfi.html',
                  value: 'epubcfi(/6/4!/4,/2,/3)',
                },
                QUOTE,
              ],
              meta: {
                headings: [
                  { level: 1, txt: 'One' },
                  { level: 2, txt: 'The quay' },
                ],
                page: 'XI',
              },
            },
          },
          {
            id: 'urn:uuid:2',
            type: 'Annotation',
            motivation: 'bookmarking',
            target: { source: 'OEBPS/chapter1.xhtml' },
          },
        ],
      }),
    )
    expect(said(annotations)).toEqual([
      {
        source: { title: 'The Night Boat', byline: 'Deniz Kaya' },
        ...WORDS,
        place: 'One › The quay, page XI',
        colour: 'red',
        note: 'Who?',
        tags: ['teacher'],
        createdAt: '2025-06-02T21:15:30.000Z',
      },
    ])
  })

  it('with all nodes side by side, as a store of RDF writes them', async () => {
    const { annotations, unread } = await read(
      JSON.stringify({
        '@context': CONTEXT,
        '@graph': [
          { id: '_:b1', type: 'TextualBody', value: '_:b2' },
          { id: '_:b2', type: 'SpecificResource', source: PAGE, selector: ['_:b3', '_:b4'] },
          { id: '_:b3', ...QUOTE },
          { id: '_:b4', type: 'TextPositionSelector', start: '31', end: '49' },
          { id: PAGE, type: 'Text', label: 'The Last Ferry' },
          { id: '_:b5', type: 'Annotation', body: '_:b1', target: '_:b2' },
          { id: 'urn:uuid:2', type: 'Annotation', body: { value: 'x', id: '_:b6' }, target: PAGE },
          { id: 'urn:uuid:3', type: 'AnnotationPage', items: ['_:b5', 'urn:uuid:2', 'urn:uuid:4'] },
        ],
      }),
    )
    const source = { address: PAGE, title: 'The Last Ferry' }
    expect(said(annotations)).toEqual([
      { source, ...WORDS, position: 31, note: '\\_:b2' },
      { source, note: 'x' },
    ])
    expect(unread).toEqual([{ where: 'item 3', why: 'It is only named: its content is not in the file.' }])
  })

  it('in a graph that goes round, or doubles at each step', async () => {
    const layers = Array.from({ length: 8 }, (_, layer) =>
      Array.from({ length: 40 }, (_, each) => ({
        id: `_:${layer}-${each}`,
        type: 'CssSelector',
        refinedBy: Array.from({ length: 40 }, (_, next) => `_:${(layer + 1) % 8}-${next}`),
      })),
    ).flat()
    const round = { id: 'urn:uuid:1', type: 'Annotation', bodyValue: 'x', target: '_:t' }
    const target = { id: '_:t', source: PAGE, selector: layers.map(({ id }) => id) }
    const { annotations } = await read(JSON.stringify([round, target, ...layers]))
    expect(said(annotations)).toEqual([{ source: { address: PAGE }, note: 'x' }])
  })

  it('beside what is none, which is named', async () => {
    const { annotations, unread } = await read(
      JSON.stringify({
        type: 'AnnotationPage',
        items: ['https://example.org/anno/1', 7, one, { type: 'Annotation', target: PAGE }],
      }),
    )
    expect(annotations).toHaveLength(1)
    expect(unread).toEqual([
      { where: 'item 1', why: 'It is only named: its content is not in the file.' },
      { where: 'item 2', why: 'It is no annotation.' },
      { where: 'item 4', why: 'It marks no words and says nothing.' },
    ])
  })
})
