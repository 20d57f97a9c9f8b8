import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Library } from '../../src-main/store/library.ts'
import { formatFigures, isMet, type Figure } from '../../tools/bench/figures.ts'
import { BARE_PARSERS } from '../../tools/bench/bare-parsers.ts'
import { generateArticle } from '../../tools/bench/generate-article.ts'
import { generateLibrary } from '../../tools/bench/generate-library.ts'
import { FORMATS, generateSource } from '../../tools/bench/generate-sources.ts'
import { read } from '../../tools/bench/import.ts'
import { median, timeAlternately } from '../../tools/bench/measure.ts'
import { seededRandom } from '../../tools/bench/seeded-random.ts'

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** All files below a folder, by their paths. */
async function filesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const files = await Promise.all(
    paths.sort().map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')]),
  )
  return Object.fromEntries(files) as Record<string, string>
}

describe('a generated library', () => {
  it('is one that Lectern reads, with annotations that stand on their words', async () => {
    const root = await temporaryFolder()
    const ids = generateLibrary(join(root, 'library'), 12)
    const library = await Library.open({ folder: join(root, 'library'), data: join(root, 'data') })
    expect(library.view().problems).toEqual([])
    expect(library.view().articles.map(({ id }) => id)).toEqual(ids.toReversed())
    for (const id of ids) {
      const { article, blocks, annotations } = await library.readArticle(id)
      const text = blocks.map((block) => block.text).join('\n')
      expect(article.blocks).toBe(blocks.length)
      expect(annotations.map(({ anchor }) => anchor.exact)).toEqual(
        annotations.map(({ anchor }) => text.slice(anchor.start, anchor.end)),
      )
    }
    await library.close()
  })

  it('is the same for the same seed, and another for another', async () => {
    const root = await temporaryFolder()
    for (const [name, seed] of [
      ['a', 1],
      ['b', 1],
      ['c', 2],
    ] as const)
      generateLibrary(join(root, name), 3, seed)
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((name) => filesBelow(join(root, name))))
    expect(a).toEqual(b)
    expect(a).not.toEqual(c)
  })
})

describe('a generated file', () => {
  it.each(FORMATS)('of %s is read as the article that it was made of', async (format) => {
    const source = await generateSource(format, 2, 1, seededRandom(4))
    const { articles, encoding, importer } = await read(source)
    const { metadata, blocks } = generateArticle(seededRandom(4))
    const expected = blocks.filter(({ kind }) => kind === 'paragraph')
    const paragraphs = articles
      .flatMap((article) => article.blocks)
      .filter(({ kind }) => kind === 'paragraph')
    expect(importer.name).toBe({ text: 'plain-text', 'old text': 'plain-text' }[format as string] ?? format)
    if (format === 'old text') {
      expect(encoding).toBe('windows-1251')
      expect(paragraphs).toHaveLength(expected.length)
      return
    }
    expect(articles.map(({ metadata }) => metadata.title)).toEqual([
      format === 'email' ? 'Letter 2' : metadata.title,
    ])
    expect(paragraphs.map(({ text }) => text)).toEqual(expected.map(({ text }) => text))
  })

  it.each(FORMATS)('of %s is the same for the same seed, and its bare parser reads it', async (format) => {
    const [one, same] = await Promise.all(
      [1, 1].map((seed) => generateSource(format, 1, 2, seededRandom(seed))),
    )
    expect(one).toEqual(same)
    expect(await BARE_PARSERS[format](one?.bytes ?? new Uint8Array())).toBeTruthy()
  })
})

it.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (numbers, expected) => expect(median(numbers)).toBe(expected))

it('tasks take turns at coming first', async () => {
  const order: string[] = []
  const task = (name: string) => () => Promise.resolve(order.push(name))
  const times = await timeAlternately({ a: task('a'), b: task('b') }, 4)
  expect(order.join('')).toBe('abbabaab')
  expect(Object.keys(times)).toEqual(['a', 'b'])
})

describe('the table of figures', () => {
  const fast: Figure = { name: 'Fast', value: 0.51234, target: { atMost: 1.5 }, made: '1 ms ÷ 2 ms' }
  const slow: Figure = { name: 'Slow one', value: 1234.5, target: { atLeast: 2_000 }, made: 'a guess' }

  it('says what was measured and whether the target is met', () => {
    const told: Figure = { name: 'Told', value: 7, made: '7 once' }
    expect([fast, slow, told].map(isMet)).toEqual([true, false, true])
    expect(formatFigures([fast, slow, told])).toBe(
      [
        'Figure    Measured  Target  Met  Made of',
        'Fast      0.512     ≤ 1.5   yes  1 ms ÷ 2 ms',
        'Slow one  1235      ≥ 2000  NO   a guess',
        'Told      7         –       –    7 once',
      ].join('\n'),
    )
  })
})
