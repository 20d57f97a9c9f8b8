import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { COLOURS, DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import type { Block } from '../../../src-core/article/block.ts'
import { exportJsonLd } from '../../../src-core/export/json-ld.ts'
import type { ExportInput } from '../../../src-core/export/markdown.ts'
import { matchArticles } from '../../../src-core/incoming/match-articles.ts'
import { adoptIncoming, placeIncoming } from '../../../src-core/incoming/place-incoming.ts'
import { readIncoming } from '../../../src-core/incoming/read-incoming.ts'
import { article } from '../export/sample.ts'
import { validateCollection } from './validate-annotations.ts'

const REVISION = 'b'.repeat(64)
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const ids = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom(...Array.from(LETTERS)), minLength: 25, maxLength: 25 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((tails) => tails.map((tail) => `0${tail}`))

const words = fc.array(fc.constantFrom('the ', 'ferry ', 'ferry', '😀', '“', "'", 'É', 'late. '), {
  minLength: 1,
  maxLength: 30,
})

const seed = fc.record({
  of: fc.nat(),
  from: fc.nat(),
  size: fc.nat(30),
  colour: fc.constantFrom(...COLOURS),
  note: fc.oneof(
    fc.constant(''),
    fc.string({ unit: 'grapheme' }),
    fc.constant('late. '),
    fc.constant(' - a\n\n#b  '),
  ),
  tags: fc.uniqueArray(
    fc.constantFrom('a', 'b/c', 'follow up', '# odd', 'x // y', 'Key point').map((tag) => tag.trim()),
  ),
  links: fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
  relation: fc.constantFrom('', 'contradicts', 'a word of one’s own'),
  time: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
})

const library = fc.record({
  ids,
  texts: fc.array(
    fc.array(
      words.map((parts) => parts.join('')),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  seeds: fc.array(seed, { minLength: 6, maxLength: 6 }),
  meanings: fc.constantFrom(DEFAULT_MEANINGS, {
    ...DEFAULT_MEANINGS,
    yellow: 'yellow',
    blue: 'Key point',
    red: 'a',
    green: '',
  }),
  isFromWeb: fc.boolean(),
})

type Library = typeof library extends fc.Arbitrary<infer Value> ? Value : never
type Seed = Library['seeds'][number]

describe('what Lectern exports as JSON-LD', () => {
  it('comes back as it was: ids, passages, notes, tags, links, colours and dates', async () => {
    await fc.assert(
      fc.asyncProperty(library, async (given) => {
        const inputs = makeInputs(given)
        expect(await bringIn(exportJsonLd(inputs), inputs)).toEqual(sorted(inputs))
      }),
    )
  })

  it('is as the W3C’s model says, and is exported again as it was, to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(library, async (given) => {
        const inputs = makeInputs(given)
        const written = exportJsonLd(inputs)
        expect(validateCollection(JSON.parse(written))).toEqual([])
        const back = await bringIn(written, inputs)
        const again = inputs.map((input) => ({ ...input, annotations: back.get(input.article.id) ?? [] }))
        expect(exportJsonLd(again)).toBe(written)
      }),
    )
  })
})

async function bringIn(file: string, inputs: readonly ExportInput[]): Promise<Map<string, Annotation[]>> {
  const read = await readIncoming(new TextEncoder().encode(file), 'annotations.jsonld')
  if (!read.ok) throw new Error(read.failure.message)
  expect(read.value.unread).toEqual([])
  const matches = matchArticles(
    read.value.annotations,
    inputs.map(({ article }) => article),
  )
  const found = new Map<string, Annotation[]>(inputs.map(({ article }) => [article.id, []]))
  for (const incoming of read.value.annotations) {
    const match = matches.get(incoming.id)
    if (match?.kind !== 'matched') throw new Error(`${incoming.id} has no article: ${match?.kind}`)
    const blocks = inputs.find(({ article }) => article.id === match.articleId)?.blocks ?? []
    const placed = placeIncoming(incoming, canonicalText(blocks), REVISION)
    if (placed.kind !== 'placed') throw new Error(`${incoming.exact} is not placed`)
    found.get(match.articleId)?.push(adoptIncoming(incoming, placed.anchor, '2000-01-01T00:00:00.000Z'))
  }
  for (const annotations of found.values()) annotations.sort(byId)
  return found
}

function sorted(inputs: readonly ExportInput[]): Map<string, Annotation[]> {
  return new Map(inputs.map(({ article, annotations }) => [article.id, annotations.toSorted(byId)]))
}

function byId(a: Annotation, b: Annotation): number {
  return a.id < b.id ? -1 : 1
}

function makeInputs({ ids, texts, seeds, meanings, isFromWeb }: Library): ExportInput[] {
  const taken = ids.map((id, index) => ({ id, seed: seeds[index] as Seed }))
  return texts.map((paragraphs, number) => {
    const blocks = paragraphs.map((text): Block => ({ kind: 'paragraph', text }))
    const text = canonicalText(blocks)
    const annotations = taken
      .filter(({ seed }) => seed.of % texts.length === number)
      .flatMap(({ id, seed }): Annotation[] => {
        const start = seed.from % text.length
        const anchor = describeAnchor(text, REVISION, start, Math.min(text.length, start + 1 + seed.size))
        const links = [...new Set(seed.links.map((index) => ids[index % ids.length] ?? id))].filter(
          (to) => to !== id,
        )
        const [first] = links
        if (anchor.exact.trim() === '') return []
        return [
          {
            id,
            anchor,
            colour: seed.colour,
            note: seed.note.trim() === '' ? '' : seed.note,
            tags: seed.tags,
            links,
            ...(seed.relation !== '' && first !== undefined && { relations: { [first]: seed.relation } }),
            createdAt: seed.time.toISOString(),
          },
        ]
      })
    const source = isFromWeb ? `https://example.org/${number}?id=${number}&utm_source=x` : 'ferry.txt'
    return {
      article: { ...article, id: `01JWQ0000000000000000ART0${number}`, source },
      blocks,
      annotations,
      meanings,
    }
  })
}
