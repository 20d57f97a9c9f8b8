import { describe, expect, it } from 'vitest'
import { read, said } from './read.ts'

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
const PAGE = 'https://example.org/ferry'
const QUOTE = { type: 'TextQuoteSelector', exact: 'nobody on the quay', prefix: 'and ', suffix: ' had' }
const WORDS = { exact: 'nobody on the quay', prefix: 'and ', suffix: ' had' }

describe('a Web Annotation’s target', () => {
  it.each<[string, unknown, unknown[]]>([
    ['a page', PAGE, [{ source: { address: PAGE } }]],
    ['a page that is described', { id: PAGE, type: 'Text' }, [{ source: { address: PAGE } }]],
    [
      'a passage of a page that is described',
      {
        source: { id: PAGE, label: 'The Last Ferry', creator: [{ name: 'Deniz Kaya' }, 'Eda'] },
        selector: QUOTE,
      },
      [{ source: { address: PAGE, title: 'The Last Ferry', byline: 'Deniz Kaya, Eda' }, ...WORDS }],
    ],
    [
      'a passage by several selectors',
      {
        source: PAGE,
        selector: [
          { type: 'CssSelector', value: '#p3' },
          { type: 'TextPositionSelector', start: 31, end: 49 },
          QUOTE,
        ],
      },
      [{ source: { address: PAGE }, ...WORDS, position: 31 }],
    ],
    [
      'a passage in a part of a page',
      { source: PAGE, selector: { type: 'FragmentSelector', value: 'p3', refinedBy: QUOTE } },
      [{ source: { address: PAGE }, ...WORDS }],
    ],
    [
      'words of a passage',
      { source: PAGE, selector: { ...QUOTE, refinedBy: { type: 'TextQuoteSelector', exact: 'quay' } } },
      [{ source: { address: PAGE }, exact: 'quay', prefix: 'and nobody on the ', suffix: ' had' }],
    ],
    [
      'characters of a passage, counted in code points',
      {
        source: PAGE,
        selector: {
          ...QUOTE,
          exact: '😀 nobody',
          refinedBy: { type: 'TextPositionSelector', start: 2, end: 5 },
        },
      },
      [{ source: { address: PAGE }, exact: 'nob', prefix: 'and 😀 ', suffix: 'ody had' }],
    ],
    [
      'a position in a part of a page, which is none in the page',
      {
        source: PAGE,
        selector: {
          type: 'CssSelector',
          value: '#p3',
          refinedBy: { type: 'TextPositionSelector', start: 3, end: 9 },
        },
      },
      [{ source: { address: PAGE }, place: '#p3' }],
    ],
    [
      'a choice of selectors',
      { source: PAGE, selector: { type: 'Choice', items: [QUOTE] } },
      [{ source: { address: PAGE }, ...WORDS }],
    ],
    [
      'a choice of targets',
      { type: 'Choice', items: [{ source: PAGE, selector: QUOTE }, PAGE] },
      [{ source: { address: PAGE }, ...WORDS }],
    ],
    [
      'several, each for itself',
      [{ source: PAGE, selector: QUOTE }, 'https://example.org/gulls'],
      [{ source: { address: PAGE }, ...WORDS }, { source: { address: 'https://example.org/gulls' } }],
    ],
  ])('is %s', async (_, target, expected) => {
    const { annotations, unread } = await read(annotation({ target, bodyValue: 'x' }))
    expect(unread).toEqual([])
    expect(said(annotations)).toEqual(expected.map((one) => ({ ...(one as object), note: 'x' })))
    expect(new Set(annotations.map(({ id }) => id)).size).toBe(expected.length)
  })
})

describe('a Web Annotation’s body', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['plain text', { bodyValue: '2 * 3 * 4\n# 5' }, { note: '2 \\* 3 \\* 4  \n\\# 5' }],
    ['text without a format', { body: { type: 'TextualBody', value: 'a_b' } }, { note: 'a\\_b' }],
    ['Markdown', { body: textual('**a**', { format: 'text/markdown' }) }, { note: '**a**' }],
    [
      'HTML',
      {
        body: textual(
          '<p>The <b>line</b> &amp; <a href="https://example.org/l">its</a> <em>port</em>*</p><ul><li>one</li><li>two<script>x</script></li></ul><img src="x" onerror="y"><a href="javascript:z">no</a>',
          { format: 'text/html' },
        ),
      },
      { note: 'The **line** & [its](<https://example.org/l>) _port_\\*\n\n- one\n- two\n\nno' },
    ],
    [
      'tags and a note',
      {
        body: [
          textual('ferry', { purpose: 'tagging' }),
          textual('Who?', { purpose: ['commenting'] }),
          textual('#to do', { type: 'oa:Tag' }),
        ],
      },
      { tags: ['ferry', 'to do'], note: 'Who?' },
    ],
    [
      'a tag, as the annotation is one',
      { motivation: 'oa:tagging', body: textual('ferry') },
      { tags: ['ferry'] },
    ],
    [
      'a class of another program’s',
      { body: textual('Evidence', { purpose: 'classifying' }) },
      { tags: ['Evidence'] },
    ],
    ['a description', { body: textual('It is late.', { purpose: 'describing' }) }, { note: 'It is late.' }],
    ['a page elsewhere', { body: 'https://example.org/why' }, { note: '<https://example.org/why>' }],
    [
      'a page elsewhere that is named',
      {
        body: {
          type: 'SpecificResource',
          purpose: 'linking',
          source: { id: 'https://example.org/why', label: 'Why [not]' },
        },
      },
      { note: '[Why \\[not\\]](<https://example.org/why>)' },
    ],
    [
      'a choice, of which the first counts',
      { body: { type: 'Choice', items: [textual('one'), textual('two')] } },
      { note: 'one' },
    ],
    [
      'several in a list',
      { body: { type: 'List', items: [textual('one'), textual('two')] } },
      { note: 'one\n\ntwo' },
    ],
    ['the words again, which say nothing', { body: textual('nobody on the quay') }, {}],
    [
      'of the older model',
      { body: undefined, hasBody: { '@type': 'cnt:ContentAsText', chars: 'old' } },
      { note: 'old' },
    ],
  ])('is %s', async (_, more, expected) => {
    const { annotations } = await read(annotation(more))
    expect(said(annotations)).toEqual([{ source: { address: PAGE }, ...WORDS, ...expected }])
  })

  it.each<[unknown, string | null]>([
    ['yellow', 'yellow'],
    ['pink', 'red'],
    ['#00f', 'blue'],
    ['#ffcc80', 'orange'],
    ['rgb(140, 220, 150)', 'green'],
    [{ red: 235, green: 150, blue: 255 }, 'purple'],
    [{ red: 128, green: 128, blue: 130 }, null],
    ['chartreuse-ish', null],
    [7, null],
  ])('has the colour %j, which is %s', async (color, colour) => {
    const { annotations } = await read(annotation({ body: textual('x', { color }) }))
    expect(annotations[0]?.colour).toBe(colour)
  })

  it('links to another of the file, and says how', async () => {
    const { annotations } = await read(
      JSON.stringify([
        {
          ...JSON.parse(annotation({})),
          id: 'urn:uuid:1',
          body: { type: 'SpecificResource', purpose: 'linking', source: 'urn:uuid:2', label: 'contradicts' },
        },
        { ...JSON.parse(annotation({ bodyValue: 'x' })), id: 'urn:uuid:2' },
      ]),
    )
    const [first, second] = annotations
    expect(first).toMatchObject({
      links: [second?.id],
      relations: { [second?.id ?? '']: 'contradicts' },
      note: '',
    })
  })
})

function annotation(more: Record<string, unknown>): string {
  return JSON.stringify({
    '@context': CONTEXT,
    id: 'urn:uuid:1',
    type: 'Annotation',
    target: { source: PAGE, selector: QUOTE },
    ...more,
  })
}

function textual(value: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: 'TextualBody', value, ...more }
}
