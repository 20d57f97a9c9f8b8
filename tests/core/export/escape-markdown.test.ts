import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown } from '../../../src-core/export/escape-markdown.ts'
import { lineOfSoup } from './markdown-soup.ts'
import { kindsIn, readMarkdown, textOf } from './read-markdown.ts'

describe('escapeMarkdown', () => {
  it.each([
    ['plain prose', 'The ferry left at 6.45, with 12% more on board (a record).'],
    ['quotation marks and dashes', '“It’s over” — she said: ‘no’… 1990–2025'],
    ['one equals sign, per cent, ampersand', 'AT&T, a = b, 5 % of R&D'],
    ['a number that is no list', '3.5 million lira'],
    ['a non-breaking space', '100\u00A0km'],
    ['other scripts', 'Çırağan Sarayı שלום 東京'],
  ])('leaves %s alone', (_, text) => {
    expect(escapeMarkdown(text)).toBe(text)
  })

  it.each([
    ['emphasis', '*a* _b_', '\\*a\\* \\_b\\_'],
    ['code', '`a`', '\\`a\\`'],
    ['a link', '[a](b)', '\\[a\\](b)'],
    ['a wikilink', '[[a|b]]', '\\[\\[a\\|b\\]\\]'],
    ['a footnote', '[^1]', '\\[\\^1\\]'],
    ['a callout', '[!note] a', '\\[!note\\] a'],
    ['HTML', '<b>a</b>', '\\<b>a\\</b>'],
    ['a character reference', '&amp; &#35;', '\\&amp; \\&\\#35;'],
    ['a backslash', 'a\\b', 'a\\\\b'],
    ['a deletion', '~~a~~', '\\~\\~a\\~\\~'],
    ['a highlight of Obsidian', '==a==', '\\=\\=a\\=\\='],
    ['a comment of Obsidian', '%%a%%', '\\%\\%a\\%\\%'],
    ['a tag', '#a', '\\#a'],
    ['a block id', 'a ^b', 'a \\^b'],
    ['a formula', '$a$', '\\$a\\$'],
    ['a row of a table', 'a | b', 'a \\| b'],
    ['a heading', '# a', '\\# a'],
    ['a quote', '> a', '\\> a'],
    ['a bullet', '- a', '\\- a'],
    ['a plus', '+ a', '\\+ a'],
    ['a number', '12. a', '12\\. a'],
    ['a number with a bracket', '1) a', '1\\) a'],
    ['an underline', '===', '\\=\\=\\='],
    ['an address', 'https://a.b/c_d', 'https\\://a.b/c\\_d'],
    ['an address without a scheme', 'www.a.b', 'www\\.a.b'],
    ['a mail address', 'a@b.cd', 'a\\@b.cd'],
    ['blanks at the ends', '  a  ', '&#32; a &#32;'],
    ['a tab at the start', '\ta\tb', '&#9;a\tb'],
    ['a carriage return', 'a\rb', 'a&#13;b'],
  ])('escapes %s', (_, text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
  })

  it.each([
    ['in a paragraph', 'text\n\n', ''],
    ['in a quote', '> ', ''],
    ['in a heading', '# ', ''],
    ['after a line of text', 'text\n', 'text\n'],
    ['in a quote after a line of text', '> text\n> ', 'text\n'],
  ])('renders as exactly the text, %s', (_, before, seenBefore) => {
    fc.assert(
      fc.property(lineOfSoup, (line) => {
        const page = readMarkdown(before + escapeMarkdown(line))
        expect(textOf(page.children.at(-1)!)).toBe(seenBefore + line)
        expect(kindsIn(page)).not.toContain('html')
        expect(page.children).toHaveLength(before.endsWith('\n\n') ? 2 : 1)
      }),
      { numRuns: 1000 },
    )
  })
})
