import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src-core/import/decode-text.ts'
import type { ImportedArticle } from '../../../src-core/import/imported.ts'
import { readPlainText } from '../../../src-core/import/read-plain-text.ts'
import { lines, LONG, LONG2, outline, outlineBody } from './outline.ts'

const FAMILY = '👩‍👩‍👧‍👦'

describe('characters are kept exactly:', () => {
  it.each([
    ['curly quotes', '“We are ‘ready’,” he said.'],
    ['straight quotes', `"We are 'ready'," he said.`],
    ['dashes and hyphens', 'a-b ‐ c‑d – e — f − g.'],
    ['non-breaking spaces', '162\u00A0drones, 40\u202Fbombers, «\u00A0oui\u00A0».'],
    ['several spaces, and tabs', 'a  b   c\td.'],
    ['dotted and dotless i', 'ı i İ I ğ ü Ç Çırağan Iğdır.'],
    ['combining marks', 'e\u0301 and é, i\u0307 and İ, a\u0323\u0306.'],
    ['what NFC would change', 'Å \u212B \u1E9B\u0323 ﬁ.'],
    ['emoji', `${FAMILY} 🇹🇷 👍🏽 1️⃣.`],
    ['right-to-left text', '\u200Fقال "نعم"، ثم خرج.'],
    ['direction marks', '\u202Babc\u202C \u2067def\u2069.'],
    ['joiners', 'می\u200Cخواهم क्\u200Dष.'],
    ['zero-width spaces', 'ภาษา\u200Bไทย.'],
    ['soft hyphens', 'Donau\u00ADdampf\u00ADschiff.'],
    ['what HTML would read', '<b>&amp;</b> <script>alert(1)</script>.'],
    ['what Markdown would read', '*a* _b_ `c` [d](e) \\# f.'],
    ['astral letters', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𒀀 𠀀.'],
    ['a next-line character', 'a\u0085b.'],
    ['a byte order mark within', 'a\uFEFFb.'],
  ])('%s', (_, text) => expect(outlineBody(lines(LONG, '', text, '', LONG2))).toEqual([LONG, text, LONG2]))
})

describe('surrounding white space goes', () => {
  it.each([
    ['spaces and tabs', ' \t', '\t '],
    ['non-breaking spaces', '\u00A0\u202F', '\u00A0'],
    ['ideographic spaces', '\u3000\u3000', '\u3000'],
    ['form feeds', '\f', '\v'],
    ['byte order marks', '\uFEFF', '\uFEFF'],
  ])('%s', (_, before, after) => expect(outlineBody(`${before}${LONG}${after}\n`)).toEqual([LONG]))
})

describe('line ends read the same', () => {
  const TEXT = lines('A title', '', LONG, '', 'One', 'two', '', 'three', 'four')
  const READ = outline(TEXT)

  it.each([
    ['CR LF', TEXT.replaceAll('\n', '\r\n')],
    ['CR', TEXT.replaceAll('\n', '\r')],
    ['a line separator', TEXT.replaceAll('\n', '\u2028')],
    ['a paragraph separator for a blank line', TEXT.replaceAll('\n\n', '\u2029')],
    ['CR LF and LF by turns', TEXT.replace('\n', '\r\n')],
    ['no final line end', TEXT.trimEnd()],
    ['many final line ends', `${TEXT}\n\n\n`],
    ['blank lines with spaces in them', TEXT.replaceAll('\n\n', '\n \t\u00A0\n')],
    ['blank lines with a zero-width space', TEXT.replaceAll('\n\n', '\n\u200B\n')],
    ['several blank lines', TEXT.replaceAll('\n\n', '\n\n\n\n')],
    ['blank lines before', `\n\n${TEXT}`],
  ])('%s', (_, text) => expect(outline(text)).toEqual(READ))

  it('a byte order mark is no part of the text', async () => {
    expect((await decodeText(new TextEncoder().encode(`\uFEFF${TEXT}`))).text).toBe(TEXT)
  })
})

/** A title that no generated text holds: the title of a text that gives none. */
const NAME = '\u{10FFFD}'

const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { maxLength: 24 })
const signs = fc.constantFrom(
  '',
  '',
  '',
  '- ',
  '* ',
  '1. ',
  '2. ',
  '  - ',
  '• ',
  'a) ',
  '===',
  '---',
  '* * *',
  'date ',
)
const line = fc.oneof(
  fc.constant(''),
  fc.tuple(signs, words).map(([sign, parts]) => sign + parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 120 }),
)
const content = fc.array(
  line.map((text) => text.replace(/[\r\n\u2028\u2029]/gu, ' ')),
  { maxLength: 30 },
)
const header = fc.constantFrom('', 'date 2025-06-02 Headline', 'date 2025-06-02 Headline\n\nISTANBUL\n')

/** What can be seen of a text, without the signs that a block's kind can stand for. */
function visible(text: string): string {
  return text.replace(/[\s\u200B\-*_=~+•‣◦▪▫●○■□⁃∙⁂\d.()]/gu, '')
}

function visibleIn({ metadata, blocks }: ImportedArticle): string {
  const title = metadata.title === NAME ? '' : metadata.title
  const head = metadata.published === '' ? '' : 'date '
  return visible([head, title, metadata.place, ...blocks.map((block) => block.text)].join(' '))
}

describe('of any text', () => {
  it('each visible character is read, in its order', () => {
    fc.assert(
      fc.property(header, content, (head, body) => {
        const text = [head, ...body].join('\n')
        expect(readPlainText(text, NAME).map(visibleIn).join('')).toBe(visible(text))
      }),
      { numRuns: 1000 },
    )
  })

  it('line ends make no difference', () => {
    fc.assert(
      fc.property(header, content, (head, body) => {
        const text = [...head.split('\n'), ...body].join('\n')
        const read = readPlainText(text, NAME)
        expect(readPlainText(text.replaceAll('\n', '\r\n'), NAME)).toEqual(read)
        expect(readPlainText(text.replaceAll('\n', '\r'), NAME)).toEqual(read)
        expect(readPlainText(`${text}\n`, NAME)).toEqual(read)
      }),
    )
  })

  it('blocks are not blank, have no white space around them, and only verse has line feeds', () => {
    fc.assert(
      fc.property(header, content, (head, body) => {
        for (const { blocks } of readPlainText([head, ...body].join('\n'), NAME)) {
          for (const { kind, text } of blocks) {
            expect(text).toBe(text.trim())
            expect(text === '').toBe(kind === 'rule')
            expect(/[\r\u2028\u2029]/u.test(text)).toBe(false)
            if (kind !== 'verse') expect(text).not.toContain('\n')
          }
        }
      }),
    )
  })
})

describe('a line of a million', () => {
  it.each([
    ['letters', 'w'],
    ['words', 'word '],
    ['spaces before a letter', ' ', 'x'],
    ['hyphens', '-', 'x'],
    ['hyphens and spaces', '- '],
    ['brackets', ')'],
    ['quotation marks', '“'],
    ['combining marks', '\u0301', 'x'],
    ['joined emoji', '👩\u200D'],
    ['digits', '1'],
  ])('%s is read at once', (_, unit, end = '') => {
    const long = unit.repeat(1_000_000 / unit.length) + end
    const text = lines(LONG, long, 'Short', long, '', long, '-----', '', 'date 2025-06-02 no')
    expect(readPlainText(text, NAME)).toHaveLength(1)
  })
})
