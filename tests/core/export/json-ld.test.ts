/**
 * Lectern's JSON-LD as a JSON-LD processor reads it by the W3C's context. After a change that is meant:
 * `npx vitest run --project core tests/core/export/json-ld -u`, and read the difference before it is committed.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { exportJsonLd } from '../../../src-core/export/json-ld.ts'
import type { ExportInput } from '../../../src-core/export/markdown.ts'
import { anyInputs } from '../incoming/any-library.ts'
import { bringIn, sorted } from '../incoming/bring-in.ts'
import { expand, FORMS, rewrite, toStatements } from './json-ld-processor.ts'
import { annotate, sample } from './sample.ts'

const LINK = '01JWQ000000000000000000002'

const CASES: [string, ExportInput[]][] = [
  ['no articles', []],
  ['an article without annotations', [sample([])]],
  ['a highlight', [sample([annotate(1, ['nobody'])])]],
  [
    'a note with tags and a link that says what it is',
    [
      sample([
        annotate(1, ['nobody'], {
          note: 'Who **should** have?',
          tags: ['follow up', 'transport/sea'],
          links: [LINK],
          relations: { [LINK]: 'contradicts' },
        }),
        annotate(2, ['ferry'], {
          note: '@id',
          tags: ['@type', 'commenting', 'oa:Annotation'],
          colour: 'red',
        }),
      ]),
    ],
  ],
  ['a colour without a meaning', [withoutMeanings(sample([annotate(1, ['nobody'])]))]],
  ['an article of the web', [sample([annotate(1, ['nobody'])], { source: 'https://örnek.example/ş?a=b#c' })]],
  [
    'an address with signs that an IRI may not have',
    [sample([annotate(1, ['nobody'])], { source: 'https://example.org/a b/{"c"}|<d>?^`\\é' })],
  ],
  [
    'an address that begins like a prefix of the context',
    [sample([annotate(1, ['nobody'])], { source: 'http://schema.org/Article' })],
  ],
  [
    'an article without a title and a language',
    [sample([annotate(1, ['nobody'])], { title: '', language: '' })],
  ],
]

describe('a JSON-LD processor', () => {
  it.each(CASES)('loses nothing of %s', async (_, inputs) => {
    const written = exportJsonLd(inputs)
    expect(countValues(await expand(written))).toBe(countValues(JSON.parse(written)))
  })

  it('loses nothing of anything else', async () => {
    await fc.assert(
      fc.asyncProperty(anyInputs, async (inputs) => {
        const written = exportJsonLd(inputs)
        expect(countValues(await expand(written))).toBe(countValues(JSON.parse(written)))
      }),
    )
  })

  it.each(CASES)('writes %s so that it comes back as it was', async (_, inputs) => {
    const written = exportJsonLd(inputs)
    const back = await bringIn(written, inputs)
    for (const form of FORMS)
      expect(inOrder(await bringIn(await rewrite(written, form), inputs))).toEqual(inOrder(back))
  })

  it('writes anything else so that it comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyInputs, fc.constantFrom(...FORMS), async (inputs, form) => {
        const rewritten = await rewrite(exportJsonLd(inputs), form)
        expect(inOrder(await bringIn(rewritten, inputs))).toEqual(inOrder(sorted(inputs)))
      }),
    )
  })

  it('takes these statements out of an annotation', async () => {
    const note = {
      note: 'Who **should** have?',
      tags: ['follow up'],
      links: [LINK],
      relations: { [LINK]: 'contradicts' },
    }
    const inputs = [sample([annotate(1, ['nobody on the quay'], note)])]
    await expect(await toStatements(exportJsonLd(inputs))).toMatchFileSnapshot('golden/annotations.nq')
  })
})

function withoutMeanings(input: ExportInput): ExportInput {
  return { ...input, meanings: { ...input.meanings, yellow: '' } }
}

/** Annotations whose tags and links are in the order of the alphabet: that of bodies says nothing in JSON-LD. */
function inOrder(all: Map<string, Annotation[]>): Map<string, Annotation[]> {
  return new Map(
    Array.from(all, ([id, annotations]) => [
      id,
      annotations.map((one) => ({ ...one, tags: one.tags.toSorted(), links: one.links.toSorted() })),
    ]),
  )
}

/** How many texts, numbers and IRIs a document has, apart from its context and the types of its numbers and dates. */
function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  const isTyped = '@value' in value
  return Object.entries(value)
    .filter(([key]) => key !== '@context' && !(isTyped && key === '@type'))
    .reduce((sum, [, one]) => sum + countValues(one), 0)
}
