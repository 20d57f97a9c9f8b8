import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlineBody } from './outline.ts'
import { wrap } from './wrap.ts'

const word = fc.stringMatching(/^[a-zäöüßçğışàéñ]{1,11}$/u)

describe('laws of wrapped text and verse', () => {
  it('prose wrapped at any width from 40 to 120 columns is one paragraph again', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 60, maxLength: 200 }),
        fc.integer({ min: 40, max: 120 }),
        (words, width) => {
          expect(outlineBody(wrap(words.join(' '), width))).toEqual([words.join(' ')])
        },
      ),
      { numRuns: 500 },
    )
  })

  const verseLine = fc
    .tuple(
      fc.array(word, { minLength: 1, maxLength: 7 }),
      fc.constantFrom('', '', ',', ';', '.', '!', '…', ' —'),
    )
    .map(([words, end]) => `A${words.join(' ')}`.slice(0, 56).trim() + end)

  it('lines of up to 60 columns that begin with capitals are never joined', () => {
    fc.assert(
      fc.property(fc.array(verseLine, { minLength: 2, maxLength: 16 }), (stanza) => {
        expect(outlineBody(stanza.join('\n'))).toEqual([`| ${stanza.join('\n| ')}`])
      }),
      { numRuns: 500 },
    )
  })

  it('nor beside wrapped prose, from four lines on', () => {
    const prose = fc.array(word, { minLength: 80, maxLength: 120 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(verseLine, { minLength: 4, maxLength: 16 }), prose, (stanza, paragraph) => {
        expect(outlineBody([wrap(paragraph, 72), '', ...stanza].join('\n'))).toEqual([
          paragraph,
          `| ${stanza.join('\n| ')}`,
        ])
      }),
      { numRuns: 500 },
    )
  })

  it('lines too long to be wrapped are paragraphs as they are', () => {
    const paragraph = fc.array(word, { minLength: 70, maxLength: 200 }).map((words) => `A${words.join(' ')}.`)
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\n\n'),
        (paragraphs, end) => {
          expect(outlineBody(paragraphs.join(end))).toEqual(paragraphs)
        },
      ),
    )
  })
})
