import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import { resolveAnchor } from '../../../src-core/annotation/resolve-anchor.ts'

const TEXT = 'The talks began. The talks went on. The talks ended.'
const FAMILY = '👩‍👩‍👧‍👦'

/** The positions that characters begin and end at. */
function bordersOf(text: string): number[] {
  const borders = [0]
  for (const character of text) borders.push((borders.at(-1) ?? 0) + character.length)
  return borders
}

describe('an anchor describes', () => {
  it('the passage, and 32 code units on both sides', () => {
    const text = `${'a'.repeat(40)}passage${'b'.repeat(40)}`
    expect(describeAnchor(text, 'r1', 40, 47)).toEqual({
      revision: 'r1',
      start: 40,
      end: 47,
      exact: 'passage',
      prefix: 'a'.repeat(32),
      suffix: 'b'.repeat(32),
    })
  })

  it('less at the ends of the text', () => {
    expect(describeAnchor('abc', 'r1', 0, 3)).toMatchObject({ exact: 'abc', prefix: '', suffix: '' })
    expect(describeAnchor('abc', 'r1', 1, 2)).toMatchObject({ exact: 'b', prefix: 'a', suffix: 'c' })
  })

  it('white space and line feeds as they are', () => {
    expect(describeAnchor('one\ntwo\u00A0three', 'r1', 2, 5)).toMatchObject({
      exact: 'e\nt',
      prefix: 'on',
      suffix: 'wo\u00A0three',
    })
  })

  it('never half a character in its surroundings', () => {
    const text = `${'😀'.repeat(20)}x${'😀'.repeat(20)}`
    expect(describeAnchor(text, 'r1', 40, 41)).toMatchObject({
      prefix: '😀'.repeat(16),
      suffix: '😀'.repeat(16),
    })
    expect(describeAnchor(`${text}y`.replace('x', 'xy'), 'r1', 41, 42)).toMatchObject({
      prefix: `${'😀'.repeat(15)}x`,
      suffix: '😀'.repeat(16),
    })
    expect(describeAnchor(`x${'a'.repeat(31)}😀`, 'r1', 0, 1)).toMatchObject({ suffix: 'a'.repeat(31) })
  })

  it.each([
    ['at its start', 2, 3],
    ['at its end', 1, 2],
  ])('a whole character, if the passage cuts one in two %s', (_, start, end) => {
    expect(describeAnchor('a😀b', 'r1', start, end)).toMatchObject({ start: 1, end: 3, exact: '😀' })
  })

  it.each([
    ['nothing', 3, 3],
    ['backwards', 4, 3],
    ['before the text', -1, 3],
    ['beyond the text', 0, TEXT.length + 1],
    ['between code units', 0.5, 3],
    ['no number', Number.NaN, 3],
  ])('no passage that is %s', (_, start, end) => {
    expect(() => describeAnchor(TEXT, 'r1', start, end)).toThrow('There is no passage')
  })
})

describe('an anchor is resolved', () => {
  const second = describeAnchor(TEXT, 'r1', 21, 26)

  const cases: [name: string, text: string, expected: string | null][] = [
    [
      'at its position in the text that it describes',
      TEXT,
      'The talks began. The [talks] went on. The talks ended.',
    ],
    [
      'at its position, though the surroundings are new',
      `${'x'.repeat(21)}talks`,
      `${'x'.repeat(21)}[talks]`,
    ],
    ['where its words stand once', 'Nobody came to the talks.', 'Nobody came to the [talks].'],
    [
      'by its surroundings, where they stand several times',
      `So. ${TEXT}`,
      'So. The talks began. The [talks] went on. The talks ended.',
    ],
    ['by what follows alone', 'No talks yet. But talks went on.', 'No talks yet. But [talks] went on.'],
    [
      'at the nearest of equal places',
      'x talks y z talks y z talks y z talks y',
      'x talks y z talks y z [talks] y z talks y',
    ],
    ['nowhere, when its words are gone', 'The chats began.', null],
    ['nowhere, when nothing around its many places is known', 'xtalksx ytalksy', null],
    ['nowhere in an empty text', '', null],
  ]
  it.each(cases)('%s', (_, text, expected) => {
    const span = resolveAnchor(second, text)
    const shown =
      span && `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`
    expect(shown).toBe(expected)
  })

  it.each([
    ['has no words', { ...second, exact: '' }],
    ['begins before the text', { ...second, start: -5, end: 0, exact: 'gone!' }],
  ])('nowhere, if it %s', (_, anchor) => expect(resolveAnchor(anchor, TEXT)).toBeNull())
})

describe('to resolve is the inverse of to describe:', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
    fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', '😀', 'e\u0301', FAMILY, '会', 'ı'), {
        minLength: 1,
        maxLength: 200,
      })
      .map((parts) => parts.join('')),
  )
  const textAndSpan = text.chain((value) =>
    fc.tuple(fc.constant(value), fc.subarray(bordersOf(value), { minLength: 2, maxLength: 2 })),
  )

  it('resolve(describe(span)) = span', () => {
    fc.assert(
      fc.property(textAndSpan, ([value, [start = 0, end = 0]]) => {
        expect(resolveAnchor(describeAnchor(value, 'r1', start, end), value)).toEqual({ start, end })
      }),
      { numRuns: 1000 },
    )
  })

  it('also when a paragraph was put before it and its words are unique', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 80 }), (before) => {
        const value = 'At noon the delegations met at Çırağan.'
        const span = resolveAnchor(describeAnchor(value, 'r1', 31, 38), `${before}\n${value}`)
        expect(span).toEqual({ start: before.length + 32, end: before.length + 39 })
      }),
    )
  })

  it('and no anchor holds half a character', () => {
    fc.assert(
      fc.property(textAndSpan, ([value, [start = 0, end = 0]]) => {
        const { prefix, exact, suffix } = describeAnchor(value, 'r1', start, end)
        for (const part of [prefix, exact, suffix]) expect(part).not.toMatch(/\p{Surrogate}/u)
        expect(value).toContain(prefix + exact + suffix)
      }),
    )
  })
})
