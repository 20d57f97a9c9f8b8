import { describe, expect, it } from 'vitest'
import { migrate, MIGRATIONS, SCHEMA, type Migration } from '../../../src-core/library/migrations.ts'

const append = (word: string) => (data: unknown) => `${String(data)} ${word}`

const HISTORY: Migration[] = [
  { to: 2, steps: { article: append('two') } },
  { to: 3, steps: { library: append('three') } },
  { to: 4, steps: { article: append('four'), library: append('four') } },
]

describe.each([
  { kind: 'article', from: 1, expected: 'one two four' },
  { kind: 'article', from: 2, expected: 'one four' },
  { kind: 'article', from: 4, expected: 'one' },
  { kind: 'library', from: 1, expected: 'one three four' },
  { kind: 'text', from: 1, expected: 'one' },
] as const)('data of kind $kind, schema $from', ({ kind, from, expected }) => {
  it(`becomes “${expected}”`, () => expect(migrate(kind, 'one', from, HISTORY)).toBe(expected))
})

it('the steps lead from schema 1 to the present one without a gap', () => {
  expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, index) => index + 2))
  expect(SCHEMA).toBe(MIGRATIONS.length + 1)
})
