import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIncoming } from '../../../src-core/incoming/read-incoming.ts'
import { exportJsonLd } from '../../../src-core/export/json-ld.ts'
import { annotate, sample } from '../export/sample.ts'

const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/

const SAMPLES = {
  'json-ld': exportJsonLd([
    sample([
      annotate(1, ['nobody on the quay'], {
        note: 'Who?',
        tags: ['a'],
        links: ['01JWQ000000000000000000002'],
      }),
    ]),
  ]),
  hypothesis: JSON.stringify({
    rows: [
      {
        id: 'a1',
        uri: 'https://example.org/a',
        user: 'acct:a@example.org',
        text: 'x',
        tags: ['y'],
        created: '2025-06-02T00:00:00Z',
        target: [
          {
            source: 'x',
            selector: [{ type: 'TextQuoteSelector', exact: 'ferry', prefix: 'a', suffix: 'b' }],
          },
        ],
      },
      { id: 'a2', uri: 'x', user: 'y', text: 'z', references: ['a1'] },
    ],
  }),
  readwise:
    'Highlight,Book Title,Note,Color,Location Type,Location\n"The ""ferry""\nleft",A (B),c,pink,page,12\n',
  kindle:
    'A (B)\n- Your Highlight on page 1 | Location 2-3 | Added on Monday, June 2, 2025 9:15:30 PM\n\nThe ferry\n==========\nA (B)\n- Your Note on Location 3 | Added on Monday, June 2, 2025 9:15:30 PM\n\nWho?\n==========\n',
  markdown:
    '---\ntitle: A\n---\n# [B](https://example.org)\n\n- The **ferry** ([Location 1](x)) #a/b\n    - Note: who?\n\n## C\n\n> quote\n\nnote\n',
}

describe('a reader', () => {
  it('answers to any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await readIncoming(bytes, 'x')
      }),
    )
  })

  it('answers to any JSON', async () => {
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<unknown>(
          null,
          true,
          5,
          '',
          'Annotation',
          'https://example.org/a',
          'text/html',
          '<b>x</b>',
        ),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'id',
            'type',
            'body',
            'target',
            'items',
            'first',
            'selector',
            'refinedBy',
            'source',
            'value',
            'exact',
            'purpose',
            'format',
            'about',
            'uri',
            'rows',
            'references',
            'tags',
            'created',
            'color',
            'start',
          ),
          tie('value'),
          { maxKeys: 6 },
        ),
      ),
    })).value
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.constantFrom('Annotation', 'AnnotationPage', 'AnnotationSet', 'x'),
        async (value, type) => {
          const outer =
            typeof value === 'object' && !Array.isArray(value)
              ? { ...value, type }
              : { type, items: value, target: value, body: value }
          await check(JSON.stringify(outer))
          await check(
            JSON.stringify({
              rows: [value, { uri: 'x', target: value, text: value, tags: value, references: value }],
            }),
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each(Object.entries(SAMPLES))('reads damaged %s, and the same twice', async (_, text) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.nat(text.length),
            cut: fc.nat(6),
            put: fc.constantFrom('', '"', '\n', '[', '{}', ',', '(', '>', '- ', '\0', '😀', '='),
          }),
          { maxLength: 4 },
        ),
        async (changes) => {
          let changed = text
          for (const { at, cut, put } of changes)
            changed = changed.slice(0, at) + put + changed.slice(at + cut)
          await check(changed)
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([
    ['JSON of a great depth', `{"type":"Annotation","target":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    [
      'selectors of a great depth',
      `{"type":"Annotation","target":{"selector":${'{"type":"x","refinedBy":'.repeat(5_000)}{}${'}'.repeat(5_000)}}}`,
    ],
    ['pages of a great depth', `${'{"type":"AnnotationPage","items":['.repeat(5_000)}${']}'.repeat(5_000)}`],
    ['quotations of a great depth', `${'>'.repeat(20_000)} x`],
    [
      'lists of a great depth',
      Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n'),
    ],
    ['one row of quotation marks', `Highlight,Book Title\n${'"'.repeat(1_000_001)}`],
    ['many brackets', `# A\n\n- ${'['.repeat(5_000)}${'('.repeat(5_000)}\n`],
    ['a long row of tags', `- a ${'#'.repeat(20_000)} ${'#a '.repeat(20_000)}!`],
    [
      'names of prototypes',
      '{"__proto__":{"type":"Annotation"},"type":"Annotation","constructor":1,"target":{"source":"__proto__"},"bodyValue":"x"}',
    ],
  ])('is not stopped by %s', async (_, text) => {
    const from = performance.now()
    await readIncoming(text, 'x.md')
    expect(performance.now() - from).toBeLessThan(20_000)
  })

  it.each([
    ['', 'There is no text in the file.'],
    [
      'Dear all,\n\nthe ferry was late.',
      '“x” holds no annotations in a form that Lectern reads. It seems to be plain text.',
    ],
    [
      'Dear all,\n\n- the ferry was late\n- the bus was not',
      '“x” holds no annotations in a form that Lectern reads. It seems to be plain text.',
    ],
    ['{"a": 1}', '“x” holds no annotations in a form that Lectern reads. It is JSON of another kind.'],
    [
      '{"type": "Annotation", ',
      '“x” holds no annotations in a form that Lectern reads. It begins like JSON, but breaks off or is damaged.',
    ],
  ])('says of %j what it is', async (text, message) => {
    const read = await readIncoming(new TextEncoder().encode(text), 'x')
    expect(read).toMatchObject({ ok: false, failure: { message, kept: expect.any(String) } })
  })
})

async function check(text: string): Promise<void> {
  const first = await readIncoming(text, 'x.md')
  expect(await readIncoming(text, 'y.md')).toEqual(first.ok ? first : expect.objectContaining({ ok: false }))
  if (!first.ok) return
  const { annotations } = first.value
  expect(new Set(annotations.map(({ id }) => id)).size).toBe(annotations.length)
  for (const { id, links, createdAt, exact, note, tags } of annotations) {
    for (const each of [id, ...links]) expect(each).toMatch(ID)
    if (createdAt !== '') expect(new Date(createdAt).toISOString()).toBe(createdAt)
    expect(exact + note + tags.join('')).not.toBe('')
  }
}
