import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Mark } from '../../../src-core/article/block.ts'
import { parseMarkdown } from '../../../src-core/export/markdown-nodes.ts'
import { shownTextOf } from '../../../src-core/incoming/markdown-text.ts'
import { blocksMarkdown, noteOfHtml, noteOfText } from '../../../src-core/incoming/note-markdown.ts'

describe('blocks as a note', () => {
  it.each<[string, Block[], string]>([
    [
      'a heading and a quotation',
      [
        { kind: 'heading', level: 2, text: 'A # b' },
        { kind: 'quote', text: 'c' },
      ],
      '## A \\# b\n\n> c',
    ],
    [
      'a list in a list',
      [
        { kind: 'list-item', depth: 0, ordered: true, text: 'a' },
        { kind: 'list-item', depth: 1, ordered: false, text: 'b' },
        { kind: 'paragraph', text: 'c' },
      ],
      '1. a\n   - b\n\nc',
    ],
    ['code with a fence in it', [{ kind: 'code', text: '```\na' }], '````\n```\na\n````'],
    ['lines of verse', [{ kind: 'verse', text: 'a\nb' }], 'a  \nb'],
    [
      'a picture by what it shows',
      [
        { kind: 'image', text: '', alt: 'A *map*' },
        { kind: 'rule', text: '' },
      ],
      'A \\*map\\*',
    ],
    [
      'marks in marks',
      [paragraph('one two three', mark(0, 7, 'strong'), mark(4, 7, 'em'))],
      '**one _two_** three',
    ],
    ['marks without the spaces at their ends', [paragraph('a b c', mark(1, 4, 'strong'))], 'a **b** c'],
    [
      'marks that overlap, the first of them',
      [paragraph('abcd', mark(0, 2, 'strong'), mark(1, 3, 'em'))],
      '**ab**cd',
    ],
    [
      'code, and code with a backtick as text',
      [paragraph('a_b `', mark(0, 3, 'code'), mark(4, 5, 'code'))],
      '`a_b` \\`',
    ],
    [
      'a link to the web, and no other',
      [
        paragraph(
          'web script',
          { start: 0, end: 3, kind: 'link', href: 'https://example.org/a' },
          { start: 4, end: 10, kind: 'link', href: 'javascript:alert(1)' },
        ),
      ],
      '[web](<https://example.org/a>) script',
    ],
  ])('have %s', (_, blocks, markdown) => {
    expect(blocksMarkdown(blocks)).toBe(markdown)
  })
})

describe('text as a note', () => {
  it('shows as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            ' ',
            '\n',
            '*',
            '_',
            '#',
            '>',
            '-',
            '1',
            '.',
            '`',
            '[',
            '](',
            ')',
            '<b>',
            '&amp;',
            '|',
            '~',
            '+',
            '=',
            ':',
          ),
        }),
        (text) => {
          const lines = (written: string) =>
            written
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== '')
          expect(lines(shownTextOf(parseMarkdown(noteOfText(text))))).toEqual(lines(text))
        },
      ),
    )
  })
})

describe('HTML as a note', () => {
  it.each([
    ['<h1>A</h1><p>b</p>', '# A\n\nb'],
    ['<p onclick="x">a</p><style>b</style><iframe src="https://example.org"></iframe>', 'a'],
    ['a &lt;script&gt;x&lt;/script&gt;', 'a \\<script>x\\</script>'],
    ['no markup', 'no markup'],
    ['<svg/onload=alert(1)>', ''],
  ])('%s is %j', async (html, note) => {
    expect(await noteOfHtml(html)).toBe(note)
  })
})

function paragraph(text: string, ...marks: Mark[]): Block {
  return { kind: 'paragraph', text, marks }
}

function mark(start: number, end: number, kind: 'strong' | 'em' | 'code'): Mark {
  return { start, end, kind }
}
