import fc from 'fast-check'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { COLOURS } from '../../../src-core/annotation/colour.ts'
import { searchedText, type NotebookArticle } from '../../../src-core/notebook/notebook-article.ts'
import { NotebookIndex } from '../../../src-core/notebook/notebook-index.ts'
import { EMPTY_FILTER, type NotebookFilter } from '../../../src-core/notebook/notebook-query.ts'
import { fold } from '../../../src-core/search/fold.ts'
import type { PlainArticle } from '../../../tools/bench/scan-notebook.ts'

const WORDS = ['Çırağan', 'Łódź', 'ferry', 'FERRY', '漢字かな', 'עברית', 'not', 'a']
const TAGS = ['people', 'people/ministers', 'peoples', 'Łódź', 'talks']
const DAYS = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25']

export function note(id: string, more: Partial<Annotation> = {}): Annotation {
  const anchor = { revision: '', start: 0, end: 5, exact: 'words', prefix: '', suffix: '' }
  const createdAt = '2026-03-29T12:00:00.000Z'
  return { id, anchor, colour: 'yellow', note: '', tags: [], links: [], createdAt, ...more }
}

/** An index of plain articles. */
export function indexOf(articles: readonly PlainArticle[]): NotebookIndex {
  const index = new NotebookIndex()
  for (const article of articles) index.put(entered(article))
  return index
}

/** A plain article as the index takes it. */
export function entered({ id, title, inTrash, annotations }: PlainArticle): NotebookArticle {
  const entries = annotations.map((annotation) => ({
    id: annotation.id,
    colour: annotation.colour,
    tags: annotation.tags,
    links: annotation.links,
    noted: annotation.note !== '',
    start: annotation.anchor.start,
    made: Date.parse(annotation.createdAt),
    text: fold(searchedText(annotation)),
  }))
  return { id, version: '1', title, inTrash, annotations: entries }
}

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(' '))
const instant = fc
  .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 86_399 }))
  .map(([day, second]) => new Date(Date.parse(`${day}T00:00:00Z`) + second * 1000).toISOString())

const annotation = fc
  .record({
    exact: sentence,
    note: fc.oneof(fc.constant(''), sentence),
    tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3 }),
    colour: fc.constantFrom(...COLOURS),
    start: fc.integer({ min: 0, max: 50 }),
    createdAt: instant,
  })
  .map(({ exact, start, ...rest }): Omit<Annotation, 'id'> => {
    const anchor = { revision: '', start, end: start + exact.length, exact, prefix: '', suffix: '' }
    return { ...rest, anchor, links: [] }
  })

/** Articles with annotations, few words among them, so that filters find some. */
export const someArticles: fc.Arbitrary<PlainArticle[]> = fc
  .array(
    fc.record({
      title: sentence,
      inTrash: fc.boolean(),
      annotations: fc.array(annotation, { maxLength: 6 }),
    }),
    {
      maxLength: 6,
    },
  )
  .map((articles) =>
    articles.map((article, at) => ({
      ...article,
      id: `article-${at}`,
      annotations: article.annotations.map((each, nth) => ({ ...each, id: `${at}-${nth}` })),
    })),
  )

const either = <T>(value: fc.Arbitrary<T>) => fc.oneof(fc.constant(null), value)

export const someFilter: fc.Arbitrary<NotebookFilter> = fc
  .record({
    text: fc.oneof(
      fc.constant(''),
      sentence,
      fc.constantFrom('ciragan', 'lodz', ' fer  NOT ', '字か', 'minis', 'ords'),
    ),
    colours: fc.uniqueArray(fc.constantFrom(...COLOURS), { maxLength: 3 }),
    tags: fc.uniqueArray(fc.constantFrom(...TAGS, 'unknown'), { maxLength: 2 }),
    article: either(fc.constantFrom('article-0', 'article-1', 'unknown')),
    from: either(fc.constantFrom(...DAYS)),
    to: either(fc.constantFrom(...DAYS)),
    noted: either(fc.boolean()),
    inTrash: fc.boolean(),
  })
  .chain((filter) =>
    // Most filters name one or two things: all together would find nothing at all.
    fc
      .subarray(Object.keys(filter) as (keyof NotebookFilter)[], { maxLength: 3 })
      .map((kept) => ({ ...EMPTY_FILTER, ...Object.fromEntries(kept.map((name) => [name, filter[name]])) })),
  )
