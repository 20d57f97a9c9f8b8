import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COLOURS } from '../../src-core/annotation/colour.ts'
import { ARTICLE_STATUSES } from '../../src-core/article/article.ts'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { readPlainText } from '../../src-core/import/read-plain-text.ts'

interface SeedAnnotation {
  quote: string
  nth?: number
  colour: string
  note?: string
  tags?: string[]
}

interface SeedArticle {
  file: string
  status?: string
  tags?: string[]
  note?: string
  annotations?: SeedAnnotation[]
}

const FOLDER = join(import.meta.dirname, '../../seeds')
const { articles } = JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')) as {
  articles: SeedArticle[]
}

const EXPECTED = [
  { file: 'welcome.txt', published: '2026-11-22', words: [600, 900], annotations: [6, 8], subheads: 7 },
  { file: 'istanbul.txt', published: '2025-06-02', words: [700, 900], annotations: [2, 3], subheads: 5 },
  {
    file: 'tide-gauge.txt',
    published: '2025-10-09',
    words: [2_300, 2_700],
    annotations: [3, 4],
    subheads: 7,
  },
  { file: 'ciragan.txt', published: '2025-06-21', words: [350, 500], annotations: [1, 2], subheads: 5 },
] as const

/** The articles in a seed, as Lectern reads them. */
function readSeed(file: string) {
  return readPlainText(readFileSync(join(FOLDER, file), 'utf8'), file)
}

/** Every range of the canonical text that reads as a passage does. */
function findSpans(file: string, quote: string) {
  const text = canonicalText(readSeed(file).flatMap(({ blocks }) => blocks))
  const starts: number[] = []
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) starts.push(at)
  return starts.map((start) => ({ start, end: start + quote.length }))
}

const annotated = articles.flatMap(({ file, annotations = [] }) =>
  annotations.map((annotation) => ({ file, ...annotation })),
)

it('names every text of the folder, in the order in which they are introduced', () => {
  const files = EXPECTED.map(({ file }) => file)
  expect(articles.map(({ file }) => file)).toEqual(files)
  expect(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.txt'))
      .sort(),
  ).toEqual([...files].sort())
})

describe.each(EXPECTED)('$file', ({ file, published, words, annotations, subheads }) => {
  const read = readSeed(file)
  const { metadata, blocks } = read[0]!
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const seed = articles.find((article) => article.file === file)!

  it('is one article, with a headline, a date and a place in capitals', () => {
    expect(read).toHaveLength(1)
    expect(metadata.published).toBe(published)
    expect(text.split('\n')[0]).toBe(`date ${published} ${metadata.title}`)
    expect(metadata.place).toMatch(/^\p{Lu}[\p{Lu} ,]*$/u)
  })

  it(`has ${words.join(' to ')} words`, () => {
    const count = blocks.flatMap((block) => block.text.split(/\s+/u)).length
    expect(count).toBeGreaterThanOrEqual(words[0])
    expect(count).toBeLessThanOrEqual(words[1])
  })

  it(`is paragraphs under ${subheads} subheads`, () => {
    expect(blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(subheads)
    expect(blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'paragraph')).toEqual([])
  })

  it('is one paragraph a line, in typographic quotes, without stray white space', () => {
    expect(text).not.toMatch(/["'`]/u)
    expect(text).not.toMatch(/[^\n]\n[^\n]|\n{3}|[ \t]\n|\t| {2}|\r|\uFEFF/u)
    expect(text.endsWith('\n')).toBe(true)
    expect(text).toBe(text.normalize('NFC'))
  })

  it(`carries ${annotations.join(' to ')} annotations and a status that Lectern knows`, () => {
    const count = seed.annotations?.length ?? 0
    expect(count).toBeGreaterThanOrEqual(annotations[0])
    expect(count).toBeLessThanOrEqual(annotations[1])
    expect(ARTICLE_STATUSES).toContain(seed.status ?? 'inbox')
  })
})

it.each(annotated)(
  '$file holds “$quote” within one paragraph, without doubt as to which',
  ({ file, quote, nth }) => {
    const spans = findSpans(file, quote)
    expect(quote).not.toContain('\n')
    expect(quote).toBe(quote.trim())
    if (nth === undefined) expect(spans).toHaveLength(1)
    else expect(spans.length).toBeGreaterThanOrEqual(nth)
  },
)

it.each(annotated)('$file marks “$quote” in a colour that there is', ({ colour }) => {
  expect(COLOURS).toContain(colour)
})

describe('the welcome article', () => {
  const own = annotated.filter(({ file }) => file === 'welcome.txt')

  it('shows each colour', () => {
    expect([...new Set(own.map(({ colour }) => colour))].sort()).toEqual([...COLOURS].sort())
  })

  it('has two annotations that cross', () => {
    const spans = own.map(({ file, quote, nth = 1 }) => findSpans(file, quote)[nth - 1]!)
    const crossing = spans.filter((a) =>
      spans.some((b) => a.start < b.start && b.start < a.end && a.end < b.end),
    )
    expect(crossing).toHaveLength(1)
  })

  it('shows emphasis, a list, a link and a tag in a tree', () => {
    const notes = own.map(({ note = '' }) => note).join('\n\n')
    expect(notes).toMatch(/\*[^*]+\*/u)
    expect(notes).toMatch(/^- /mu)
    expect(notes).toMatch(/\[[^\]]+\]\([^)]+\)/u)
    expect(own.flatMap(({ tags = [] }) => tags)).toContain('method/questions')
  })

  it('leads nowhere outside', () => {
    expect(own.map(({ note = '' }) => note).join('\n')).not.toMatch(/[a-z]+:\/\//u)
  })

  it('leaves one highlight without a note, so that an empty card can be seen', () => {
    expect(own.filter(({ note }) => note === undefined)).toHaveLength(1)
  })
})
