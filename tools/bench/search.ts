import { join } from 'node:path'
import { DEFAULT_MEANINGS } from '../../src-core/annotation/colour.ts'
import { articleToIndex } from '../../src-core/search/article-documents.ts'
import { fold } from '../../src-core/search/fold.ts'
import { parseQuery } from '../../src-core/search/parse-query.ts'
import { foldedWords } from '../../src-core/search/words-of.ts'
import { LibrarySearch } from '../../src-main/search/library-search.ts'
import { Library } from '../../src-main/store/library.ts'
import { formatBytes, formatMilliseconds, type Figure } from './figures.ts'
import { SIZES, type Size, type TestLibraries, type TestLibrary } from './libraries.ts'
import { median, memoryInUse, time, workTime } from './measure.ts'
import { pick, seededRandom, type Random } from './seeded-random.ts'

const LARGEST = SIZES[2]
const KEY_STROKES = 200
const SCANS = 10
const LOADS = 7
const SHOWN = 20
const TYPED = 3
const SNIPPET = 100

/** The search's figures, of the index as the app keeps it. */
export async function measureSearch(libraries: TestLibraries): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of SIZES) figures.push(...(await measureLibrary(size, libraries[size])))
  return figures
}

async function measureLibrary(size: Size, made: TestLibrary): Promise<Figure[]> {
  const library = await Library.open(made)
  const cache = join(made.data, 'search')
  const texts = await readTexts(library, made.ids)
  const textBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const building = await time(async () => (await LibrarySearch.open(library, { cache })).refresh())
  const before = memoryInUse()
  const search = await LibrarySearch.open(library, { cache })
  const memory = memoryInUse() - before
  const loads: number[] = []
  for (let round = 0; round < LOADS; round++)
    loads.push(await time(() => LibrarySearch.open(library, { cache })))
  const loading = median(loads)
  const { keyStroke, shown, scan } = await measureKeyStrokes(search, texts, seededRandom(2))
  await library.close()
  // What a small library takes is too little to be measured against; it is told.
  const held = <Target>(target: Target) => (size === LARGEST ? { target } : {})
  const of = `${size.toLocaleString('en')} articles`
  return [
    {
      name: `A key stroke’s first ${SHOWN}, of ${of}, p95 ÷ a plain scan’s median`,
      value: keyStroke / scan,
      ...held({ atMost: 1 / 5 }),
      made: `${formatMilliseconds(keyStroke)} ÷ ${formatMilliseconds(scan)}`,
    },
    {
      name: `The same with their snippets, of ${of}, median ÷ that scan`,
      value: shown / scan,
      made: `${formatMilliseconds(shown)} ÷ ${formatMilliseconds(scan)}`,
    },
    {
      name: `Building the search index of ${of} ÷ loading it`,
      value: building / loading,
      ...held({ atLeast: 100 }),
      made: `${formatMilliseconds(building)} ÷ ${formatMilliseconds(loading)}`,
    },
    {
      name: `Bytes of the search index of ${of} ÷ bytes of text`,
      value: search.indexBytes / textBytes,
      ...held({ atMost: 0.6 }),
      made: `${formatBytes(search.indexBytes)} ÷ ${formatBytes(textBytes)}`,
    },
    {
      name: `All memory of the search of ${of} ÷ bytes of text`,
      value: memory / textBytes,
      ...held({ atMost: 0.6 }),
      made: `${formatBytes(memory)} ÷ ${formatBytes(textBytes)}`,
    },
  ]
}

/** All that can be found in each article, as one text. */
async function readTexts(library: Library, ids: readonly string[]): Promise<string[]> {
  const texts: string[] = []
  for (const id of ids) {
    const { documents } = articleToIndex(await library.readArticle(id), '')
    texts.push(documents.map(({ text }) => text).join('\n'))
  }
  return texts
}

/** The first letters of a word that has as many. */
function pickBeginning(text: string, random: Random): string {
  return pick(
    random,
    foldedWords(text).filter((word) => word.length > TYPED),
  ).slice(0, TYPED)
}

/** Beginnings of words are looked for with the index, and by looking through the folded texts, in turn. */
async function measureKeyStrokes(search: LibrarySearch, texts: readonly string[], random: Random) {
  const folded = texts.map(fold)
  const typed = Array.from({ length: KEY_STROKES }, () => pickBeginning(pick(random, texts), random))
  const strokes: number[] = []
  const scans: number[] = []
  const shown: number[] = []
  for (const [round, beginning] of typed.entries()) {
    const parsed = parseQuery(beginning, DEFAULT_MEANINGS)
    if (!parsed.ok) throw new Error(parsed.problem.message)
    strokes.push(workTime(() => search.rank(parsed.query, SHOWN)))
    shown.push(await time(() => search.find(parsed.query, { limit: SHOWN, snippetLength: SNIPPET })))
    if (round % (KEY_STROKES / SCANS) > 0) continue
    scans.push(workTime(() => folded.filter((text) => text.includes(beginning))))
  }
  const p95 = strokes.toSorted((a, b) => a - b)[Math.ceil(strokes.length * 0.95) - 1] ?? NaN
  return { keyStroke: p95, shown: median(shown), scan: median(scans) }
}
