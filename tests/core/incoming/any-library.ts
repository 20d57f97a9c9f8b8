import fc from 'fast-check'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { COLOURS, DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import type { Block } from '../../../src-core/article/block.ts'
import type { ExportInput } from '../../../src-core/export/markdown.ts'
import { article } from '../export/sample.ts'

export const REVISION = 'b'.repeat(64)
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Where articles come from; # is the number of the article. */
const SOURCES = [
  'ferry.txt',
  'https://example.org/#?id=#&utm_source=x',
  'https://örnek.example/çay/#?q=ş',
  'https://example.org/a b|c/{"#"}?^`\\',
  'http://schema.org/Article#',
  'http://www.w3.org/ns/oaf/#',
]

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
  source: fc.constantFrom(...SOURCES),
  title: fc.constantFrom('The last ferry', '', '“Kaçtı” 😀 <b>', '@graph'),
  language: fc.constantFrom('en', 'tr-TR', ''),
})

type Library = typeof library extends fc.Arbitrary<infer Value> ? Value : never
type Seed = Library['seeds'][number]

/** Articles with annotations, as they are exported. */
export const anyInputs: fc.Arbitrary<ExportInput[]> = library.map(makeInputs)

function makeInputs({ ids, texts, seeds, meanings, source, title, language }: Library): ExportInput[] {
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
    const id = `01JWQ0000000000000000ART0${number}`
    return {
      article: { ...article, id, title, language, source: source.replaceAll('#', String(number)) },
      blocks,
      annotations,
      meanings,
    }
  })
}
