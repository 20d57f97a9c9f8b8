import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import type { Article } from '../../../src-core/article/article.ts'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import type { Block } from '../../../src-core/article/block.ts'
import type { ExportInput } from '../../../src-core/export/markdown.ts'

export const blocks: Block[] = [
  { kind: 'paragraph', text: 'The last ferry left at 6.45, and nobody on the quay had been told.' },
  { kind: 'paragraph', text: '“It cost *us* $40,” said Selin Aydın. “#never again ^ever”' },
  { kind: 'heading', level: 2, text: 'What the line says' },
  {
    kind: 'paragraph',
    text: '1. The line blames the weather & the <b>port</b>; see https://example.org/a_b.',
  },
  { kind: 'verse', text: 'The gulls fly low,\nthe lamps burn late.' },
  { kind: 'paragraph', text: 'Çırağan Sarayı – 12 % more guests. עִבְרִית' },
]

export const article: Article = {
  id: '01JWQ0000000000000000ART1C',
  title: 'The last ferry: nobody was told',
  byline: 'Deniz Kaya',
  publisher: '',
  place: 'ISTANBUL',
  published: '2025-06-02',
  source: 'ferry.txt',
  language: 'en',
  status: 'reading',
  tags: ['transport/sea', 'Istanbul'],
  note: 'Compare with the **timetable** of May.',
  deletedAt: null,
  progress: 0.5,
  blocks: blocks.length,
  words: 55,
  revisions: [
    {
      hash: 'b'.repeat(64),
      textHash: '7d'.repeat(32),
      originalHash: 'c'.repeat(64),
      importedAt: '2025-06-03T08:00:00.000Z',
      encoding: 'utf-8',
      importer: { name: 'plain-text', version: 3 },
    },
  ],
}

/** An annotation on the words from `first` to `last`. */
export function annotate(
  number: number,
  [first, last]: [string, string?],
  more: Partial<Annotation> = {},
): Annotation {
  const text = canonicalText(blocks)
  const start = text.indexOf(first)
  const end = last === undefined ? start + first.length : text.indexOf(last) + last.length
  if (start < 0 || end <= start) throw new Error(`The sample has no passage from “${first}” to “${last}”.`)
  return {
    id: `01JWQ00000000000000000000${number}`,
    anchor: { revision: 'b'.repeat(64), start, end, exact: text.slice(start, end), prefix: '', suffix: '' },
    colour: 'yellow',
    note: '',
    tags: [],
    links: [],
    createdAt: '2025-06-03T09:00:00.000Z',
    ...more,
  }
}

export function sample(annotations: Annotation[], changes: Partial<Article> = {}): ExportInput {
  return { article: { ...article, ...changes }, blocks, annotations, meanings: DEFAULT_MEANINGS }
}
