import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { COLOURS, DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { PRESETS, PRESET_TEMPLATES } from '../../../src-core/export/template/presets.ts'
import { splitExport } from '../../../src-core/export/merge/export-parts.ts'
import type { ArticleSummary, ArticleView } from '../../../src-core/ipc/contract.ts'
import { exportArticles, type ArticleSource } from '../../../src-main/export/export-articles.ts'
import { annotate, article, blocks } from '../../core/export/sample.ts'
import { lineOfSoup } from '../../core/export/markdown-soup.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

const ARTICLES = 12
const articleId = (index: number) => `01JWQ00000000000000ART${String(index).padStart(4, '0')}`
const annotationId = (index: number, number: number) =>
  `01JWQ0000000000000${String(index).padStart(4, '0')}${String(number).padStart(4, '0')}`

const seed = fc.record({
  title: fc.oneof(lineOfSoup, fc.constantFrom('The same', 'THE SAME', 'Of [[brackets]]: a | b #c')),
  passages: fc.uniqueArray(fc.constantFrom('ferry', 'quay', 'Selin', 'The line', 'gulls', 'guests'), {
    minLength: 1,
    maxLength: 4,
  }),
  tags: fc.array(lineOfSoup, { maxLength: 3 }),
  colour: fc.nat(5),
  link: fc.tuple(fc.nat(ARTICLES - 1), fc.nat(3)),
})

/** A library in memory, whose notes and links lead from article to article. */
function libraryOf(seeds: (typeof seed extends fc.Arbitrary<infer T> ? T : never)[]) {
  const views = seeds.map(({ title, passages, tags, colour, link }, index): ArticleView => {
    const target = annotationId(link[0], link[1])
    const annotations = passages.map((words, number): Annotation => ({
      ...annotate(0, [words]),
      id: annotationId(index, number),
      colour: COLOURS[colour] ?? 'yellow',
      tags,
      links: number === 0 ? [target] : [],
      note: `See ((hl-${target.toLowerCase()})) and [[${title}]].`,
    }))
    return { article: { ...article, id: articleId(index), title, tags }, annotations, blocks }
  })
  const source: ArticleSource = {
    view: () => ({
      folder: '',
      meaningTags: {},
      filters: [],
      meanings: DEFAULT_MEANINGS,
      articles: views.map(({ article: { revisions: _revisions, note: _note, ...rest } }): ArticleSummary => ({
        ...rest,
        addedAt: '',
        annotations: 0,
        annotationTags: [],
        annotatedAt: '',
        colours: [],
      })),
      tags: [],
      problems: [],
      isReadOnly: false,
      removed: [],
      copies: [],
    }),
    readArticle: (id) => Promise.resolve(views.find((view) => view.article.id === id) ?? views[0]!),
  }
  const findPassages = (ids: readonly string[]) =>
    Promise.resolve(
      views.flatMap(({ article: { id, title }, annotations }) =>
        annotations
          .filter((one) => ids.includes(one.id))
          .map((annotation) => ({ articleId: id, title, inTrash: false, annotation })),
      ),
    )
  return { source, findPassages }
}

it.each(PRESETS)('a vault of %s is sound: YAML parses, ids are unique, wikilinks resolve', async (preset) => {
  const data = await temporaryFolder()
  for (const [run, seeds] of fc
    .sample(fc.array(seed, { minLength: ARTICLES, maxLength: ARTICLES }), 4)
    .entries()) {
    const folder = join(data, `vault-${run}`)
    await mkdir(folder)
    const { source, findPassages } = libraryOf(seeds)
    const job = {
      library: source,
      findPassages,
      folder,
      data,
      articleIds: 'all',
      template: PRESET_TEMPLATES[preset],
    } as const
    const report = await exportArticles(job)
    expect(report.failed).toEqual([])
    const names = await readdir(folder)
    expect(names).toHaveLength(ARTICLES)
    const files = new Map<string, string>()
    for (const name of names) files.set(name.replace(/\.md$/, ''), await readFile(join(folder, name), 'utf8'))

    const ids: string[] = []
    for (const text of files.values()) {
      expect(parse(splitExport(text).frontMatter.slice(4, -4))).toHaveProperty('lectern-id')
      ids.push(
        ...Array.from(
          text.matchAll(/(?:^|[ \t])(?:\^|lectern:: |<!-- )(hl-[0-9a-z]{26})(?: -->)?$/gm),
          ([, id]) => id ?? '',
        ),
      )
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(seeds.reduce((sum, { passages }) => sum + passages.length, 0))

    for (const text of files.values()) {
      for (const [, file = '', id = ''] of text.matchAll(/\[\[([^\]|#\n]+)#\^(hl-[0-9a-z]{26})\|/g)) {
        expect(files.get(file) ?? `no file ${file}, of ${[...files.keys()].join('; ')}`).toContain(id)
      }
    }
    await exportArticles(job)
    for (const [name, text] of files) expect(await readFile(join(folder, `${name}.md`), 'utf8')).toBe(text)
  }
})
