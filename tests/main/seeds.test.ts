import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COLOURS } from '../../src-core/annotation/colour.ts'
import { ARTICLE_STATUSES } from '../../src-core/article/article.ts'

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
const texts = new Map(articles.map(({ file }) => [file, readFileSync(join(FOLDER, file), 'utf8')]))

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

/** The file's blocks, as blank lines divide them: header, place, and the text. */
function divide(file: string) {
  const [header = '', place = '', ...body] = texts.get(file)!.trimEnd().split('\n\n')
  return { header, place, body }
}

/** Subheads are short and end without punctuation. */
const isSubhead = (block: string) => block.length <= 80 && !/[.!?…:;,”’»)]$/u.test(block)

/** Every place in the file where a passage stands whole within one paragraph. */
function findSpans(file: string, quote: string) {
  const text = texts.get(file)!
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
  const { header, place, body } = divide(file)

  it('begins with a date and a headline', () => {
    expect(header).toMatch(new RegExp(`^date ${published} \\S.*\\S$`, 'u'))
    expect(header).not.toContain('\n')
  })

  it('has a place line in capitals', () => {
    expect(place).toMatch(/^\p{Lu}[\p{Lu} ,]*$/u)
  })

  it(`has ${words.join(' to ')} words`, () => {
    const count = body.join(' ').split(/\s+/u).length
    expect(count).toBeGreaterThanOrEqual(words[0])
    expect(count).toBeLessThanOrEqual(words[1])
  })

  it(`has ${subheads} subheads, each above a paragraph`, () => {
    const at = body.flatMap((block, index) => (isSubhead(block) ? [index] : []))
    expect(at).toHaveLength(subheads)
    expect(
      at.filter((index) => isSubhead(body[index - 1] ?? '') || isSubhead(body[index + 1] ?? '')),
    ).toEqual([])
  })

  it('is one paragraph a line, in typographic quotes, without stray white space', () => {
    const text = texts.get(file)!
    expect(text).not.toMatch(/["'`]/u)
    expect(text).not.toMatch(/[^\n]\n[^\n]|\n{3}|[ \t]\n|\t| {2}|\r|\uFEFF/u)
    expect(text.endsWith('\n')).toBe(true)
    expect(text).toBe(text.normalize('NFC'))
  })

  it(`carries ${annotations.join(' to ')} annotations`, () => {
    const count = articles.find((article) => article.file === file)?.annotations?.length ?? 0
    expect(count).toBeGreaterThanOrEqual(annotations[0])
    expect(count).toBeLessThanOrEqual(annotations[1])
  })

  it('has a status that Lectern knows', () => {
    expect(ARTICLE_STATUSES).toContain(articles.find((article) => article.file === file)?.status ?? 'inbox')
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
