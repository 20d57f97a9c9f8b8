import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src-core/article/block.ts'
import { readSource } from '../../../src-core/import/importer.ts'

const read = async (markdown: string, name = 'Note.md', siblings = new Map<string, Uint8Array>()) => {
  const content = await readSource({ name, bytes: new TextEncoder().encode(markdown), siblings })
  expect(content.importer.name).toBe('markdown')
  const [article] = content.articles
  if (!article) throw new Error('There is no article.')
  return article
}
const blocksOf = async (markdown: string) => (await read(`# Title\n\n${markdown}`)).blocks

describe('Markdown becomes blocks', () => {
  it.each<[what: string, markdown: string, blocks: Block[]]>([
    ['headings by level', '## Two\n\n### Three', [h(2, 'Two'), h(3, 'Three')]],
    ['lines of a paragraph on one line', 'The ferry\nleft late.', [p('The ferry left late.')]],
    [
      'emphasis, code and links as marks',
      '**Loud** and *soft*, `code`, [there](https://example.org/a).',
      [
        {
          ...p('Loud and soft, code, there.'),
          marks: [
            { start: 0, end: 4, kind: 'strong' },
            { start: 9, end: 13, kind: 'em' },
            { start: 15, end: 19, kind: 'code' },
            { start: 21, end: 26, kind: 'link', href: 'https://example.org/a' },
          ],
        },
      ],
    ],
    ['quotations', '> First.\n>\n> Second.', [q('First.'), q('Second.')]],
    [
      'lists, in their depth and order',
      '- one\n  1. first\n- two',
      [li('one', 0, false), li('first', 1, true), li('two', 0, false)],
    ],
    ['tasks with their boxes', '- [ ] ask\n- [x] check', [li('☐ ask', 0, false), li('☑ check', 0, false)]],
    ['code as it stands', '```js\na  = 1\n\nb\n```', [{ kind: 'code', text: 'a  = 1\n\nb' }]],
    ['a rule', 'One.\n\n---\n\nTwo.', [p('One.'), { kind: 'rule', text: '' }, p('Two.')]],
    [
      'a table with a line a row',
      '| Port | Ships |\n| --- | --- |\n| Łódź | 3 |',
      [{ kind: 'table', header: 1, text: 'Port\tShips\nŁódź\t3' }],
    ],
    [
      'a remote image as its address',
      '![A quay](https://example.org/q.png)\n\nText.',
      [image('A quay', 'https://example.org/q.png'), p('Text.')],
    ],
    ['what was crossed out as words', 'It was ~~not~~ late.', [p('It was not late.')]],
    ['a link that runs something as words', '[Press](javascript:alert(1))', [p('Press')]],
    [
      'HTML without what runs',
      'Fine <b onclick="x()">words</b>.',
      [{ ...p('Fine words.'), marks: [{ start: 5, end: 10, kind: 'strong' }] }],
    ],
  ])('%s', async (_, markdown, blocks) => {
    expect(await blocksOf(markdown)).toEqual(blocks)
  })

  it('keeps the words of a footnote, and where it belongs', async () => {
    const texts = (await blocksOf('Late again.[^1]\n\n[^1]: So the master said.')).map(({ text }) => text)
    expect(texts[0]).toBe('Late again.[1]')
    expect(texts.join('\n')).toContain('So the master said.')
  })

  it('takes in an image that came along', async () => {
    const png = Uint8Array.from(
      atob(
        'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
      ),
      (sign) => sign.charCodeAt(0),
    )
    const article = await read(
      '# T\n\n![Dot](pictures/a%20dot.png)',
      'n.md',
      new Map([['pictures/a dot.png', png]]),
    )
    expect(article.images).toEqual([
      { block: 0, bytes: png, mediaType: 'image/png', path: 'pictures/a dot.png' },
    ])
  })
})

describe('The facts of a Markdown file', () => {
  it.each([
    ['its first heading is the title', '# The last ferry\n\nText.', { title: 'The last ferry' }],
    ['without one, its name is', 'Text.', { title: 'Note' }],
    ['front matter comes first', '---\ntitle: Out\n---\n# In\n\nText.', { title: 'Out' }],
    [
      'several authors',
      '---\nauthors: [Ada Okafor, "[[Li Wen]]"]\n---\nText.',
      { byline: 'Ada Okafor, Li Wen' },
    ],
    ['a date of YAML', '---\ndate: 2026-03-07\n---\nText.', { published: '2026-03-07' }],
    ['an instant', '---\npublished: "2026-03-07T10:00:00+01:00"\n---\nText.', { published: '2026-03-07' }],
    ['where it is from', '---\nurl: https://example.org/a\n---\nText.', { source: 'https://example.org/a' }],
    ['a source that is no address is passed over', '---\nsource: a book\n---\nText.', { source: 'Note.md' }],
    ['its language', '---\nlang: pt_br\n---\nText.', { language: 'pt-BR' }],
    ['its publisher', '---\nsite: The Harbour Post\n---\nText.', { publisher: 'The Harbour Post' }],
  ])('%s', async (_, markdown, facts) => {
    expect((await read(markdown)).metadata).toMatchObject(facts)
  })

  it('lets a heading stand that is not the title of the front matter', async () => {
    expect((await read('---\ntitle: Out\n---\n# In\n\nText.')).blocks).toEqual([h(1, 'In'), p('Text.')])
  })

  it.each([
    ['is no YAML', '---\na: [1\n---\nText.'],
    ['is a list', '---\n- a\n---\nText.'],
    ['does not end', '---\ntitle: Out\n\nText.'],
    [
      'expands without end',
      `---\na: &a [x, x]\nb: &b [*a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b, *b]\n---\nText.`,
    ],
  ])('keeps in the text what looks like front matter and %s', async (_, markdown) => {
    const { metadata, blocks } = await read(markdown)
    expect(metadata.title).not.toBe('Out')
    expect(blocks.map(({ text }) => text).join('\n')).toContain('Text.')
  })
})

function h(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text }
}
function p(text: string): Block {
  return { kind: 'paragraph', text }
}
function q(text: string): Block {
  return { kind: 'quote', text }
}
function li(text: string, depth: number, ordered: boolean): Block {
  return { kind: 'list-item', depth, ordered, text }
}
function image(alt: string, src: string): Block {
  return { kind: 'image', text: '', alt, src }
}
