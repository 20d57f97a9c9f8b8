/**
 * The files in golden/ are what these formats must be, to the letter. After a change that is meant:
 * `npx vitest run --project core tests/core/export -u`, and read the difference before it is committed.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import { exportBibTeX, exportCslJson } from '../../../src-core/export/bibliography.ts'
import { exportCsv } from '../../../src-core/export/csv.ts'
import { exportHtml } from '../../../src-core/export/html.ts'
import { exportJsonLd } from '../../../src-core/export/json-ld.ts'
import { noteHtml } from '../../../src-core/export/note-html.ts'
import { annotate, article, sample } from './sample.ts'

const inputs = [
  sample([
    annotate(1, ['nobody on the quay had been told'], {
      note: 'Who **should** have?\n\n- the line\n- <script>alert(1)</script>',
      tags: ['follow up', 'transport/sea'],
      links: ['01JWQ000000000000000000002'],
      relations: { '01JWQ000000000000000000002': 'contradicts' },
    }),
    annotate(2, ['“It cost *us* $40,”', '^ever”'], { colour: 'purple' }),
    annotate(3, ['The gulls', 'lamps burn late.'], {
      colour: 'green',
      note: '=HYPERLINK("http://example.org")',
    }),
    annotate(4, ['The last ferry'], {
      anchor: { revision: 'a', start: 3, end: 9, exact: 'An older\nreading', prefix: 'p', suffix: 's' },
    }),
  ]),
]

describe('annotations in other formats', () => {
  it.each([
    ['annotations.jsonld', () => exportJsonLd(inputs)],
    ['annotations.csv', () => exportCsv(inputs)],
    ['annotations.html', () => exportHtml(inputs)],
    [
      'sources.bib',
      () =>
        exportBibTeX([
          article,
          {
            ...article,
            source: 'https://example.org/a_b',
            byline: 'Ada Özgür and B. Çelik',
            publisher: 'The Paper',
          },
        ]),
    ],
    ['sources.json', () => exportCslJson([article, { ...article, source: 'https://example.org/a_b' }])],
  ])('writes %s', async (name, write) => {
    await expect(write()).toMatchFileSnapshot(`golden/${name}`)
  })
})

describe('W3C Web Annotation', () => {
  it('counts positions in code points', () => {
    const emoji = [{ kind: 'paragraph' as const, text: '👩‍🚒 and 𝒜 stand before the words' }]
    const text = canonicalText(emoji)
    const start = text.indexOf('the words')
    const anchor = { revision: '', start, end: text.length, exact: 'the words', prefix: '', suffix: '' }
    const input = { ...sample([{ ...annotate(1, ['ferry']), anchor }]), blocks: emoji }
    const { first } = JSON.parse(exportJsonLd([input])) as {
      first: { items: { target: { selector: { start: number; end: number }[] } }[] }
    }
    const [position] = first.items[0]?.target.selector ?? []
    // Code points are what the W3C counts.
    // eslint-disable-next-line @typescript-eslint/no-misused-spread
    expect([...text].slice(position?.start, position?.end).join('')).toBe('the words')
  })
})

describe('CSV', () => {
  it('can be read again by the rules of RFC 4180, and no cell begins like a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '=', '+', '-', '@', '"', '\r\n', ','),
        (words, start) => {
          const note = start + words
          const csv = exportCsv([sample([annotate(1, ['ferry'], { note })])])
          const cells = readCsv(csv.slice(1))[1] ?? []
          const cell = cells[10] ?? ''
          expect(cell.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(note)
          for (const value of cells) expect(value).not.toMatch(/^[=+\-@\t\r]/)
        },
      ),
    )
  })
})

describe('HTML', () => {
  it('has no element and no attribute of what was written', () => {
    const hostile = '<img src=x onerror=alert(1)>"\'>&lt;'
    const page = exportHtml([
      sample([annotate(1, ['ferry'], { note: hostile, tags: [hostile] })], {
        title: hostile,
        byline: hostile,
        note: `[x](javascript:alert(1)) ${hostile}`,
      }),
    ])
    expect(page).not.toMatch(/<img|javascript:|onerror=alert\(1\)>/)
    expect(page.match(/<script/g)).toBeNull()
  })

  it.each([
    ['a **b** _c_ ~~d~~ `e`', '<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code></p>'],
    ['3. three\n4. four', '<ol start="3"><li><p>three</p></li><li><p>four</p></li></ol>'],
    ['[mail](mailto:a@example.org)', '<p><a href="mailto:a@example.org" rel="noreferrer">mail</a></p>'],
    ['![a map](https://example.org/map.png)', '<p>[a map]</p>'],
    ['<b>x</b>', '<p>&lt;b&gt;x&lt;/b&gt;</p>'],
  ])('a note %j is %s', (note, html) => {
    expect(noteHtml(note)).toBe(html)
  })
})

function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows
}
