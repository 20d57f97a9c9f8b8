/**
 * The files in golden/ are what an export of these samples must be, to the letter. After a change that is
 * meant: `npx vitest run --project core tests/core/export -u`, and read the difference before it is committed.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { exportMarkdown, type ExportInput } from '../../../src-core/export/markdown.ts'
import { lineOfSoup, pageOfSoup } from './markdown-soup.ts'
import { readMarkdown, textOf } from './read-markdown.ts'
import { annotate, article, blocks, sample } from './sample.ts'

const GOLDEN: [name: string, input: ExportInput][] = [
  ['bare', sample([], { byline: '', place: '', published: '', tags: [], note: '', language: '' })],
  [
    'main-job',
    sample([
      annotate(3, ['The gulls', 'lamps burn late.'], { colour: 'green' }),
      annotate(1, ['nobody on the quay had been told'], {
        note: 'Who should have told them?\n\n- the line\n- the port',
        tags: ['follow up', 'transport/sea'],
      }),
      annotate(2, ['“It cost *us* $40,”', '^ever”'], { colour: 'purple', tags: ['2025'] }),
    ]),
  ],
  [
    'overlap',
    sample([
      annotate(2, ['6.45, and nobody', 'told'], { colour: 'red' }),
      annotate(1, ['The last ferry', 'nobody'], { note: 'Begins before the other one.' }),
      annotate(4, ['6.45'], { colour: 'purple' }),
    ]),
  ],
  [
    'across-blocks',
    sample([annotate(1, ['said Selin', 'blames the weather & the <b>port</b>'], { colour: 'orange' })]),
  ],
  [
    'hostile-notes',
    sample(
      [
        annotate(1, ['The last ferry'], { note: '```\nan open fence' }),
        annotate(2, ['What the line says'], { note: 'a\n<!-- an open comment' }),
        annotate(3, ['1. The line'], { note: '---\nend: true\n---\n\n^hl-01jwq000000000000000000001' }),
        annotate(4, ['12 % more guests'], { note: '# A heading\n\n> a quote', tags: ['+++', 'R&D'] }),
      ],
      { title: '# [[Not]] a *heading*', place: 'No', tags: ['1984'], note: '%%' },
    ),
  ],
  [
    'links',
    {
      ...sample(
        [
          annotate(1, ['The last ferry'], {
            links: ['01JWQ000000000000000000009', '01JWQ000000000000000000008', '01JWQ000000000000000000007'],
            relations: {
              '01JWQ000000000000000000009': 'contradicts',
              '01JWQ000000000000000000007': 'supports',
            },
            note: 'As in [[the  timetable]], [[The timetable|May]] and ((hl-01jwq000000000000000000008)); not in [[Nowhere]].',
          }),
          annotate(2, ['nobody on the quay'], { links: ['01JWQ000000000000000000007'] }),
        ],
        { note: 'See ((hl-01jwq000000000000000000009)).' },
      ),
      targets: {
        passages: new Map([
          [
            '01JWQ000000000000000000009',
            {
              file: '2025-05-01 The timetable',
              quote: 'The first ferry [leaves] at six | in the morning, and not a minute later than that',
            },
          ],
          [
            '01JWQ000000000000000000008',
            { file: '2025-06-02 The last ferry - nobody was told', quote: 'lamps' },
          ],
        ]),
        files: new Map([['the timetable', '2025-05-01 The timetable']]),
      },
    },
  ],
  [
    'positions',
    {
      ...sample([annotate(2, ['The gulls', 'late.']), annotate(1, ['nobody on the quay'])]),
      positions: 'front-matter',
    },
  ],
  [
    'positions-of-quotes',
    {
      ...sample([
        annotate(1, ['nobody on the quay'], { tags: ['port'] }),
        annotate(2, ['told.', '“It cost']),
        annotate(3, ['ferry'], {
          anchor: { revision: 'a', start: 3, end: 9, exact: 'An older', prefix: '', suffix: '' },
        }),
      ]),
      positions: 'quotes',
    },
  ],
  [
    'passage-gone',
    sample([
      annotate(1, ['The last ferry'], {
        anchor: { revision: 'a', start: 3, end: 9, exact: 'An older\nreading', prefix: '', suffix: '' },
      }),
    ]),
  ],
]

describe('exportMarkdown', () => {
  it.each(GOLDEN)('writes golden/%s.md', async (name, input) => {
    await expect(exportMarkdown(input)).toMatchFileSnapshot(`golden/${name}.md`)
  })

  it('is the same whatever the order in which the annotations come', () => {
    const { annotations, ...rest } = GOLDEN[2]![1]
    expect(exportMarkdown({ ...rest, annotations: annotations.toReversed() })).toBe(
      exportMarkdown({ ...rest, annotations }),
    )
  })

  it('opens with YAML that says what is known', () => {
    const [, yaml = ''] = exportMarkdown(GOLDEN[1]![1]).split('---\n')
    const known = {
      title: article.title,
      place: 'ISTANBUL',
      byline: 'Deniz Kaya',
      language: 'en',
      source: 'ferry.txt',
      'lectern-id': article.id,
      'text-sha256': '7d'.repeat(32),
      importer: 'plain-text 3',
      tags: ['transport/sea', 'Istanbul'],
      highlights: 3,
      notes: 1,
    }
    expect(parse(yaml)).toEqual({
      ...known,
      published: '2025-06-02',
      'text-version': '2025-06-03',
    })
    expect(parse(yaml, { version: '1.1' })).toEqual({
      ...known,
      published: new Date('2025-06-02'),
      'text-version': new Date('2025-06-03'),
    })
  })

  it('opens with YAML that gives every text back, in either version of YAML', () => {
    const nasty = fc.oneof(
      lineOfSoup,
      fc.constantFrom('no', 'Yes', '12:30', '1e3', '0x1', '~', 'null', '- a', '2025-06-02'),
    )
    fc.assert(
      fc.property(nasty, nasty, (title, place) => {
        const [, yaml = ''] = exportMarkdown(sample([], { title, place })).split(/^---\n/m)
        expect(parse(yaml)).toMatchObject({ title, place })
        expect(parse(yaml, { version: '1.1' })).toMatchObject({ title, place })
      }),
    )
  })

  it('keeps a long title on one line', () => {
    const title = 'word '.repeat(40).trim()
    expect(exportMarkdown(sample([], { title }))).toContain(`\ntitle: ${title}\n`)
  })

  it('keeps a day that is none as it is', () => {
    expect(exportMarkdown(sample([], { published: '2025-13-40' }))).toContain('\npublished: "2025-13-40"\n')
  })

  it('shows every highlight with its id, whatever stands in texts and notes', () => {
    const pair = fc.tuple(lineOfSoup, pageOfSoup)
    fc.assert(
      fc.property(
        fc.array(pair, { minLength: 1, maxLength: 4 }),
        pageOfSoup,
        lineOfSoup,
        (pairs, note, title) => {
          const texts = pairs.map(([text]) => text)
          const annotations = pairs.map(([text, body], index) => {
            const start = texts.slice(0, index).join('\n').length + (index === 0 ? 0 : 1)
            const anchor = {
              revision: '',
              start,
              end: start + text.length,
              exact: text,
              prefix: '',
              suffix: '',
            }
            return { ...annotate(index, ['ferry']), anchor, note: body }
          })
          const markdown = exportMarkdown({
            article: { ...article, note, title },
            blocks: texts.map((text) => ({ kind: 'paragraph', text })),
            annotations,
            meanings: DEFAULT_MEANINGS,
          })
          const body = markdown.slice(markdown.indexOf('\n---\n', 4) + 5)
          const { children } = readMarkdown(body)
          expect(textOf(children[0]!)).toBe(title.replace(/\s+/g, ' ').trim())
          const shown = children.flatMap((node, index) => {
            const id = children[index + 1]
            const match = node.type === 'blockquote' && id ? /^\^(hl-\w+)$/.exec(textOf(id)) : null
            return match ? [{ quote: textOf(node), id: match[1] }] : []
          })
          expect(shown).toEqual(
            texts.map((quote, index) => ({ quote, id: `hl-01jwq00000000000000000000${index}` })),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('numbers the paragraph as the reader does', () => {
    const lines = exportMarkdown(GOLDEN[1]![1])
      .split('\n')
      .filter((line) => line.startsWith('¶'))
    expect(lines).toEqual([
      '¶ 1 · Key point · #follow-up #transport/sea',
      '¶ 2 · Figure · #_2025',
      expect.stringMatching(/^¶ \d · Evidence$/),
    ])
    expect(blocks).toHaveLength(6)
  })
})
