import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Anchor } from '../../../src-core/annotation/annotation.ts'
import type { Block } from '../../../src-core/article/block.ts'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import { quoteMarkdown, readQuote, sourceText } from '../../../src-core/export/quote-markdown.ts'
import { lineOfSoup } from './markdown-soup.ts'
import { kindsIn, readMarkdown, textOf } from './read-markdown.ts'

const blocks: Block[] = [
  { kind: 'heading', level: 2, text: 'The crossing' },
  { kind: 'paragraph', text: 'The ferry left at seven.' },
  { kind: 'verse', text: 'The gulls fly low,\nthe lamps burn late.\n\nWe wait.' },
  { kind: 'rule', text: '' },
  { kind: 'code', text: 'if (late) {\n\twait() // ```\n}' },
]

function anchorAt(source: readonly Block[], start: number, end: number): Anchor {
  const exact = canonicalText(source).slice(start, end)
  return { revision: '', start, end, exact, prefix: '', suffix: '' }
}

function quote(source: readonly Block[], first: string, last = first) {
  const text = canonicalText(source)
  const anchor = anchorAt(source, text.indexOf(first), text.indexOf(last) + last.length)
  return readQuote(sourceText(source), anchor)
}

describe('readQuote', () => {
  it('finds a passage inside one block', () => {
    expect(quote(blocks, 'ferry left')).toEqual({
      parts: [{ text: 'ferry left', code: false }],
      range: { first: 1, last: 1 },
    })
  })

  it('divides a passage where the blocks divide', () => {
    expect(quote(blocks, 'crossing', 'The gulls')).toEqual({
      parts: [
        { text: 'crossing', code: false },
        { text: 'The ferry left at seven.', code: false },
        { text: 'The gulls', code: false },
      ],
      range: { first: 0, last: 2 },
    })
  })

  it('does not count a block that the passage only comes up to', () => {
    expect(quote(blocks, 'at seven.\n').range).toEqual({ first: 1, last: 1 })
  })

  it('keeps the words of a passage that the text no longer has at that place, and says no place', () => {
    const anchor = { ...anchorAt(blocks, 0, 10), exact: 'An older\nreading' }
    expect(readQuote(sourceText(blocks), anchor)).toEqual({
      parts: [
        { text: 'An older', code: false },
        { text: 'reading', code: false },
      ],
    })
  })
})

describe('quoteMarkdown', () => {
  it.each([
    ['one block', 'ferry left', 'ferry left', '> ferry left'],
    ['two blocks as two paragraphs', 'crossing', 'The ferry', '> crossing\n>\n> The ferry'],
    ['verse with its lines and stanzas', 'low,', 'We', '> low,  \n> the lamps burn late.\n>\n> We'],
    ['code in a longer fence', 'wait() //', '}', '> ````\n> wait() // ```\n> }\n> ````'],
    ['no empty paragraph for a rule', 'We wait.', 'if', '> We wait.\n>\n> ```\n> if\n> ```'],
  ])('writes %s', (_, first, last, markdown) => {
    expect(quoteMarkdown(quote(blocks, first, last))).toBe(markdown)
  })

  it('renders as exactly the passage, whatever is in it and wherever it is cut', () => {
    const line = lineOfSoup.filter((text) => !text.includes('\r'))
    const block: fc.Arbitrary<Block> = fc.oneof(
      lineOfSoup.map((text): Block => ({ kind: 'paragraph', text })),
      fc
        .array(line, { minLength: 1, maxLength: 4 })
        .map((lines): Block => ({ kind: 'verse', text: lines.join('\n') })),
      fc.array(line, { maxLength: 4 }).map((lines): Block => ({ kind: 'code', text: lines.join('\n') })),
    )
    const passage = fc.array(block, { minLength: 1, maxLength: 4 }).chain((source) => {
      const length = canonicalText(source).length
      const position = fc.integer({ min: 0, max: length })
      return fc
        .tuple(position, position)
        .map(([a, b]) => ({ source, start: Math.min(a, b), end: Math.max(a, b) }))
    })
    fc.assert(
      fc.property(passage, ({ source, start, end }) => {
        const anchor = anchorAt(source, start, end)
        fc.pre(anchor.exact.trim() !== '' && !/\p{Cs}/u.test(anchor.exact))
        const page = readMarkdown(quoteMarkdown(readQuote(sourceText(source), anchor)))
        expect(page.children.map(({ type }) => type)).toEqual(['blockquote'])
        expect(kindsIn(page)).not.toContain('html')
        // Empty lines at the ends of what one block gives are not seen.
        const seen = (text: string) => text.replace(/\n+/g, '\n').replace(/^\n|\n$/g, '')
        expect(seen(textOf(page))).toBe(seen(anchor.exact))
      }),
      { numRuns: 3000 },
    )
  })
})
