import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containNote } from '../../../src-core/export/contain-note.ts'
import { pageOfSoup } from './markdown-soup.ts'
import { readMarkdown, textOf } from './read-markdown.ts'

describe('containNote', () => {
  it.each([
    ['prose', 'Ask the harbour **office**.\n\nAnd the port.'],
    ['headings, lists, quotes and rules', '# One\n\n- a\n- b\n\n> c\n\n---\n\nd'],
    ['a fence that is closed', 'See:\n\n```js\nwait()\n```\n\nThen go.'],
    ['a longer fence around a shorter one', '````\n```\n````'],
    ['code in a line', 'the `wait` call'],
    ['pairs of comments and formulas', '%%seen%% and $$a$$'],
    ['an id that is the reader’s own', 'A claim. ^claim-1'],
    ['HTML that ends at an empty line', '<div>\n\ntext'],
    ['an indented start', '    code'],
  ])('leaves %s as written', (_, note) => {
    expect(containNote(note)).toBe(note)
  })

  it.each([
    ['nothing of an empty note', ' \n\n', ''],
    ['no empty lines around', '\n \na\n\n', 'a'],
    ['one kind of line end', 'a\r\nb\rc', 'a\nb\nc'],
    ['the end of an open fence', '```\nwait()', '```\nwait()\n```'],
    ['the end of an open fence of tildes', '~~~~ js\n~~~', '~~~~ js\n~~~\n~~~~'],
    ['a list item around a fence that something else may hold', '- a\n  ```\n  b', '+ - a\n    ```\n    b'],
    ['a list item around HTML without an end', 'a\n<!-- b\n\nc', '+ a\n  <!-- b\n\n  c'],
    ['a list item that keeps tabs as wide as they were', '<pre>\n\ta', '+ <pre>\n      a'],
    ['a list item around HTML that may hold a fence', '<div>\n```\n\na', '+ <div>\n  ```\n\n  a'],
    ['a list item around a rule', '---\n<!--', '+ ---\n  <!--'],
    ['an escape at a highlight’s id', 'a ^hl-01', 'a \\^hl-01'],
    ['an escape at a comment that never ends', 'a %%b', 'a \\%\\%b'],
    ['an escape at a formula that never ends', '$$a$$ $$', '$$a$$ \\$\\$'],
  ])('gives %s', (_, note, contained) => {
    expect(containNote(note)).toBe(contained)
  })

  it('keeps what follows out of the note, whatever the note says', () => {
    fc.assert(
      fc.property(pageOfSoup, (note) => {
        const page = readMarkdown(`Before.\n\n${containNote(note)}\n\n> After.\n\n^hl-2\n`)
        const [first, ...more] = page.children
        expect(textOf(first!)).toBe('Before.')
        const [quote, id] = more.slice(-2)
        expect(quote).toMatchObject({ type: 'blockquote', children: [{ type: 'paragraph' }] })
        expect(textOf(quote!)).toBe('After.')
        expect(id).toMatchObject({ type: 'paragraph' })
        expect(textOf(id!)).toBe('^hl-2')
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the same when it is given its own result', () => {
    fc.assert(
      fc.property(pageOfSoup, (note) => {
        const once = containNote(note)
        fc.pre(!once.startsWith('+ '))
        expect(containNote(once)).toBe(once)
      }),
    )
  })
})
