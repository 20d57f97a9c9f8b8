import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlineBody } from './outline.ts'

const word = fc.stringMatching(/^[a-zäöüßçğışàéñ]{1,11}$/u)

/** Wraps words as most programs do. */
function wrap(words: readonly string[], width: number): string[] {
  const wrapped: string[] = []
  for (const next of words) {
    const line = wrapped.at(-1)
    if (line !== undefined && line.length + 1 + next.length <= width)
      wrapped[wrapped.length - 1] = `${line} ${next}`
    else wrapped.push(next)
  }
  return wrapped
}

describe('laws of wrapped text and verse', () => {
  it('prose wrapped at any width from 40 to 120 columns is one paragraph again', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 60, maxLength: 200 }),
        fc.integer({ min: 40, max: 120 }),
        (words, width) => {
          expect(outlineBody(wrap(words, width).join('\n'))).toEqual([words.join(' ')])
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
    const prose = fc.array(word, { minLength: 80, maxLength: 120 }).map((words) => wrap(words, 72))
    fc.assert(
      fc.property(fc.array(verseLine, { minLength: 4, maxLength: 16 }), prose, (stanza, paragraph) => {
        expect(outlineBody([...paragraph, '', ...stanza].join('\n'))).toEqual([
          paragraph.join(' '),
          `| ${stanza.join('\n| ')}`,
        ])
      }),
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
