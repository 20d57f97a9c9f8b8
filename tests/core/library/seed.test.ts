import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { seedEdits, seedManifestSchema, type Seed } from '../../../src-core/library/seed.ts'
import { REVISION } from './sample-record.ts'

const TEXT = 'A zero that travels. A zero that stays.'
const NOW = '2026-11-22T22:00:00.000Z'

const parse = (seed: unknown): Seed => v.parse(seedManifestSchema, { articles: [seed] }).articles[0]!
const makeEdits = (seed: unknown) => {
  let count = 0
  return seedEdits(parse(seed), TEXT, REVISION, () => `id-${++count}`, NOW)
}

describe('a seed', () => {
  it('that says nothing is an article like any other', () => {
    expect(makeEdits({ file: 'a.txt' })).toEqual([
      { kind: 'change-article', patch: { status: undefined, note: undefined, tags: { add: [] } } },
    ])
  })

  it('has its status, note and tags, and its annotations where the quotes stand', () => {
    const annotations = [
      { quote: 'zero that', nth: 2, colour: 'red', note: 'Which?', tags: ['datum'] },
      { quote: 'travels', colour: 'blue' },
    ]
    const edits = makeEdits({ file: 'a.txt', status: 'reading', note: 'Read.', tags: ['sea'], annotations })
    expect(edits).toMatchObject([
      { kind: 'change-article', patch: { status: 'reading', note: 'Read.', tags: { add: ['sea'] } } },
      {
        kind: 'add-annotation',
        annotation: {
          id: 'id-1',
          anchor: { revision: REVISION, start: 23, end: 32, exact: 'zero that' },
          colour: 'red',
          note: 'Which?',
          tags: ['datum'],
          createdAt: NOW,
        },
      },
      {
        kind: 'add-annotation',
        annotation: { id: 'id-2', anchor: { start: 12, end: 19 }, note: '', tags: [] },
      },
    ])
  })

  it.each([
    { name: 'is not in the text', quote: 'one' },
    { name: 'is there fewer times', quote: 'zero', nth: 3 },
    { name: 'is there in other letters', quote: 'A zero  that travels' },
  ])('is refused when a quote $name', ({ quote, nth }) => {
    expect(() => makeEdits({ file: 'a.txt', annotations: [{ quote, nth, colour: 'red' }] })).toThrow(
      `The seed a.txt has no passage “${quote}”.`,
    )
  })
})

it.each([
  ['a misspelt field', { file: 'a.txt', statsu: 'reading' }],
  ['an unknown status', { file: 'a.txt', status: 'read' }],
  ['an unknown colour', { file: 'a.txt', annotations: [{ quote: 'x', colour: 'pink' }] }],
  ['no file', { status: 'inbox' }],
])('a manifest with %s is refused', (_name, seed) => {
  expect(v.safeParse(seedManifestSchema, { articles: [seed] }).success).toBe(false)
})
