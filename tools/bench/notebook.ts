import { join } from 'node:path'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { measureBlocks } from '../../src-core/article/figures.ts'
import { newArticleRecord } from '../../src-core/library/record.ts'
import { toNotebookArticle } from '../../src-core/notebook/notebook-article.ts'
import { NotebookIndex } from '../../src-core/notebook/notebook-index.ts'
import {
  DEFAULT_NOTEBOOK_QUERY,
  EMPTY_FILTER,
  type NotebookFilter,
} from '../../src-core/notebook/notebook-query.ts'
import { queryNotebook } from '../../src-core/notebook/notebook-result.ts'
import { foldedWords } from '../../src-core/search/words-of.ts'
import { LibraryNotebook } from '../../src-main/notebook/library-notebook.ts'
import { Library } from '../../src-main/store/library.ts'
import { formatBytes, formatMilliseconds, type Figure } from './figures.ts'
import { generateArticle } from './generate-article.ts'
import { generateAnnotation, generateLibrary } from './generate-library.ts'
import { median, memoryInUse, time, timeAlternately } from './measure.ts'
import { scanNotebook, type PlainArticle } from './scan-notebook.ts'
import { pick, seededRandom, type Random } from './seeded-random.ts'

const ARTICLES = 10_000
const ANNOTATIONS_EACH = 10
const FILTERS = 24
const OPENED = 1_000
const ROWS = 40
const PAGES = 50

/** The Notebook's figures; a library for some of them is made below `root`. */
export async function measureNotebook(root: string): Promise<Figure[]> {
  return [...(await measureFilters()), ...(await measureOpening(join(root, 'notebook')))]
}

/** Words, with something besides now and then, looked for with the index and by a scan, in turn. */
async function measureFilters(): Promise<Figure[]> {
  const random = seededRandom(3)
  const articles = Array.from({ length: ARTICLES }, (_, index) => generate(index, random))
  const before = memoryInUse()
  const index = new NotebookIndex()
  for (const { title, ...article } of articles) {
    const known = { ...record(article.id), title, note: '', deletedAt: null }
    index.put(toNotebookArticle({ article: known, annotations: article.annotations }, ''))
  }
  const memory = memoryInUse() - before
  const filters = Array.from({ length: FILTERS }, (_, round) => makeFilter(articles, round, random))
  const ask = (filter: NotebookFilter) => queryNotebook(index, { ...DEFAULT_NOTEBOOK_QUERY, filter })
  ask(EMPTY_FILTER)
  const times = await timeAlternately(
    {
      index: (round) => Promise.resolve(ask(filters[round] ?? EMPTY_FILTER)),
      scan: (round) => Promise.resolve(scanNotebook(articles, filters[round] ?? EMPTY_FILTER)),
    },
    FILTERS,
  )
  return [
    {
      name: `Filtering ${ARTICLES * ANNOTATIONS_EACH} annotations ÷ scanning them`,
      value: times.index / times.scan,
      target: { atMost: 1 / 5 },
      made: `${formatMilliseconds(times.index)} ÷ ${formatMilliseconds(times.scan)}`,
    },
    {
      name: `Memory of the Notebook’s index of ${ARTICLES * ANNOTATIONS_EACH} annotations, bytes an annotation`,
      value: memory / (ARTICLES * ANNOTATIONS_EACH),
      made: formatBytes(memory),
    },
  ]
}

/** A first answer from the saved index, against one from the records; and a page of rows beside it. */
async function measureOpening(root: string): Promise<Figure[]> {
  const [folder, data] = [join(root, 'library'), join(root, 'data')]
  generateLibrary(folder, OPENED)
  const library = await Library.open({ folder, data })
  const open = async () => {
    const notebook = new LibraryNotebook(library, { data })
    const { slots } = await notebook.query(DEFAULT_NOTEBOOK_QUERY)
    return { notebook, slots }
  }
  const built = await time(async () => (await open()).notebook.close())
  const loads: number[] = []
  for (let round = 0; round < 5; round++) loads.push(await time(open))
  const { notebook, slots } = await open()
  const pages: number[] = []
  for (let page = 0; page < PAGES; page++) {
    const rows = [...slots.slice(page * ROWS, (page + 1) * ROWS)]
    pages.push(await time(() => notebook.rows(rows)))
  }
  await notebook.close()
  await library.close()
  return [
    {
      name: `The Notebook’s first answer, ${OPENED} articles: from the saved index ÷ from the records`,
      value: median(loads) / built,
      target: { atMost: 1 / 2 },
      made: `${formatMilliseconds(median(loads))} ÷ ${formatMilliseconds(built)}`,
    },
    {
      name: `Reading ${ROWS} rows that come into sight ÷ gathering all of ${OPENED} articles`,
      value: median(pages) / built,
      target: { atMost: 1 / 10 },
      made: `${formatMilliseconds(median(pages))} ÷ ${formatMilliseconds(built)}`,
    },
  ]
}

function generate(number: number, random: Random): PlainArticle {
  const { metadata, blocks } = generateArticle(random)
  const text = canonicalText(blocks)
  const id = `01${String(number).padStart(24, '0')}`
  const annotations = Array.from({ length: ANNOTATIONS_EACH }, (_, index) =>
    generateAnnotation(`${id.slice(0, -2)}${index}A${number}`, { revisions: [] }, text, random),
  )
  return { id, title: metadata.title, inTrash: false, annotations }
}

function record(id: string) {
  const metadata = {
    title: '',
    byline: '',
    publisher: '',
    place: '',
    published: '',
    source: '',
    language: '',
  }
  const revision = { hash: '', textHash: '', originalHash: '', importedAt: '', encoding: 'utf-8' }
  return newArticleRecord(id, metadata, measureBlocks([]), revision)
}

function makeFilter(articles: readonly PlainArticle[], round: number, random: Random): NotebookFilter {
  const annotation = pick(random, pick(random, articles).annotations)
  const words = foldedWords(annotation.anchor.exact).filter((word) => word.length > 3)
  const text = words.length === 0 ? 'compare' : pick(random, words).slice(0, 5)
  const more: Partial<NotebookFilter>[] = [{}, { colours: [annotation.colour] }, { tags: annotation.tags }]
  return { ...EMPTY_FILTER, text, ...more[round % more.length] }
}
