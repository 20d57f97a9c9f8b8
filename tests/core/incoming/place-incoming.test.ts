import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import { countCodePoints } from '../../../src-core/export/json-ld.ts'
import { addToArticleNote, PlacingText } from '../../../src-core/incoming/place-incoming.ts'

const TEXT = [
  'The ferry was late. Nobody “on the quay” had been told.',
  'The ferry was late again on Tuesday, the line says.',
  'The ferry was late. 😀 That is the office’s affair…',
].join('\n')

const NOTHING = { prefix: '', suffix: '', position: null, place: '' }

describe('a passage is placed', () => {
  it.each([
    ['where its words stand once', { exact: 'on Tuesday' }, 'on Tuesday'],
    ['over two blocks', { exact: 'had been told.\nThe ferry' }, 'had been told.\nThe ferry'],
    ['whatever the white space is', { exact: ' had  been\n\ttold. The ferry' }, 'had been told.\nThe ferry'],
    [
      'where blocks are joined without any',
      { exact: 'had been told.The ferry' },
      'had been told.\nThe ferry',
    ],
    ['whatever the quotation marks are', { exact: 'Nobody "on the quay"' }, 'Nobody “on the quay”'],
    ['with characters that nobody sees', { exact: 'Nobo\u00ADdy\u200B' }, 'Nobody'],
    ['with three dots for one sign', { exact: "office's affair..." }, 'office’s affair…'],
  ])('%s', (_, incoming, expected) => {
    const placed = place(incoming)
    expect(placed).toEqual({ start: TEXT.indexOf(expected), exact: expected })
  })

  it.each([
    ['by what stands before', { prefix: 'been told. ' }, 1],
    ['by what stands after', { suffix: ' again on Tuesday' }, 1],
    ['by a part of what stands after', { suffix: '.  Nobody “on a boat”' }, 0],
    ['at the position that is told', { position: 55 + 1 }, 1],
    ['near the position that is told', { position: 52 }, 1],
    ['by its surroundings rather than its position', { suffix: ' again on', position: 0 }, 1],
    ['by its position where its surroundings are those of two', { suffix: '.', position: 108 }, 2],
  ])('of several, the one %s', (_, incoming, number) => {
    const starts = [...TEXT.matchAll(/The ferry was late/g)].map(({ index }) => index)
    expect(place({ exact: 'The ferry was late', ...incoming })).toMatchObject({ start: starts[number] })
  })
})

describe('a passage is not placed', () => {
  it.each([
    ['when its words are gone', { exact: 'The bus was late' }, 'missing'],
    ['when they are in another case', { exact: 'the FERRY' }, 'missing'],
    ['when nothing tells which is meant', { exact: 'The ferry was late' }, 'ambiguous'],
    ['when its surroundings are those of two', { exact: 'The ferry was late', suffix: '. ' }, 'ambiguous'],
    ['when its surroundings are those of none', { exact: 'The ferry was late', prefix: 'xyz' }, 'ambiguous'],
    [
      'when hardly a letter around it is as the file says',
      { exact: 'The ferry was late', suffix: ' as usual' },
      'ambiguous',
    ],
    ['when its position is as near to one as to another', { exact: 'late', position: 42 }, 'ambiguous'],
    ['when no words are told', { exact: '', place: 'Location 12' }, 'no-words'],
  ])('%s', (_, incoming, reason) => {
    expect(new PlacingText(TEXT, 'r').place({ ...NOTHING, ...incoming })).toEqual({
      kind: 'unplaced',
      reason,
    })
  })

  it('when it is about the whole', () => {
    expect(new PlacingText(TEXT, 'r').place({ ...NOTHING, exact: '' })).toEqual({ kind: 'whole' })
  })
})

describe('placing', () => {
  it('finds each passage that is described as the W3C does, exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a ', 'ab', '😀', '\n', '“', "'", 'the ferry '), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.nat(),
        fc.nat(),
        (parts, from, size) => {
          const text = parts.join('')
          const start = from % text.length
          const anchor = describeAnchor(text, 'r', start, Math.min(text.length, start + 1 + (size % 12)))
          if (anchor.exact.trim() === '') return
          const { exact, prefix, suffix } = anchor
          const position = countCodePoints(text.slice(0, anchor.start))
          const incoming = { exact, prefix, suffix, position, place: '' }
          expect(new PlacingText(text, 'r').place(incoming)).toEqual({ kind: 'placed', anchor })
        },
      ),
    )
  })

  it('never changes a letter of what is placed, but for what nobody sees', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, exact) => {
        const placed = new PlacingText(text, 'r').place({ ...NOTHING, exact })
        if (placed.kind === 'placed') {
          const { start, end } = placed.anchor
          expect(text.slice(start, end)).toBe(placed.anchor.exact)
        }
      }),
    )
  })
})

describe('an annotation of the whole', () => {
  it('is put below the article’s note, once', () => {
    const first = addToArticleNote('Compare with May.\n', { note: 'A **good** overview.' })
    expect(first).toBe('Compare with May.\n\nA **good** overview.')
    expect(addToArticleNote(first ?? '', { note: 'A **good** overview.' })).toBeNull()
    expect(addToArticleNote('', { note: 'x' })).toBe('x')
  })
})

function place(incoming: { exact: string; prefix?: string; suffix?: string; position?: number | null }) {
  const placed = new PlacingText(TEXT, 'r').place({ ...NOTHING, ...incoming })
  if (placed.kind !== 'placed') throw new Error(`It is not placed: ${JSON.stringify(placed)}`)
  return { start: placed.anchor.start, exact: placed.anchor.exact }
}
