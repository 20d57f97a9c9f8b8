import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { DEFAULT_MEANINGS } from '../../src-core/annotation/colour.ts'
import { buildSegment } from '../../src-core/search/build-segment.ts'
import { fold } from '../../src-core/search/fold.ts'
import { mergeSegments } from '../../src-core/search/merge-segments.ts'
import { parseQuery } from '../../src-core/search/parse-query.ts'
import { addSegment, EMPTY_INDEX, type SearchIndex } from '../../src-core/search/search-index.ts'
import { search } from '../../src-core/search/search.ts'
import { segmentFromBytes, segmentToBytes } from '../../src-core/search/segment-bytes.ts'
import type { ArticleToIndex, Segment } from '../../src-core/search/segment.ts'
import { foldedWords } from '../../src-core/search/words-of.ts'
import { formatMilliseconds, type Figure } from './figures.ts'
import { generateArticle } from './generate-article.ts'
import { median, time } from './measure.ts'
import { pick, seededRandom, type Random } from './seeded-random.ts'

const ARTICLES = 10_000
const BATCH = 250
const KEY_STROKES = 200
const SCANS = 10
const LOADS = 5
const SHOWN = 20
const TYPED = 3

/** The search's figures; the index is written to a file below `root`. */
export async function measureSearch(root: string): Promise<Figure[]> {
  const random = seededRandom(2)
  const articles = Array.from({ length: ARTICLES }, (_, index) => generate(String(index), random))
  const texts = articles.map(({ documents }) => documents.map(({ text }) => text).join('\n'))
  const textBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const started = performance.now()
  const built = build(articles)
  const buildTime = performance.now() - started
  const path = join(root, 'index.segment')
  const bytes = segmentToBytes(built)
  await writeFile(path, bytes)
  const loadTime = await measureLoading(path)
  const index = addSegment(EMPTY_INDEX, built)
  const { keyStroke, scan } = await measureKeyStrokes(index, texts, random)
  return [
    {
      name: `A key stroke’s first ${SHOWN} of ${ARTICLES} articles, p95 ÷ a plain scan’s median`,
      value: keyStroke / scan,
      target: { atMost: 1 / 5 },
      made: `${formatMilliseconds(keyStroke)} ÷ ${formatMilliseconds(scan)}`,
    },
    {
      name: 'Building the search index ÷ loading it',
      value: buildTime / loadTime,
      target: { atLeast: 100 },
      made: `${formatMilliseconds(buildTime)} ÷ ${formatMilliseconds(loadTime)}`,
    },
    {
      name: 'Bytes of the search index ÷ bytes of text',
      value: bytes.length / textBytes,
      target: { atMost: 0.6 },
      made: `${bytes.length} ÷ ${textBytes}`,
    },
  ]
}

function generate(id: string, random: Random): ArticleToIndex {
  const { metadata, blocks } = generateArticle(random)
  const documents: ArticleToIndex['documents'] = [
    { kind: 'title', text: metadata.title },
    { kind: 'text', text: canonicalText(blocks) },
  ]
  return { id, version: '', status: 'inbox', date: metadata.published, tags: [], annotations: [], documents }
}

function build(articles: readonly ArticleToIndex[]): Segment {
  const segments: Segment[] = []
  for (let at = 0; at < articles.length; at += BATCH)
    segments.push(buildSegment(articles.slice(at, at + BATCH)))
  return mergeSegments(
    segments.map((segment) => ({ segment, live: new Uint8Array(segment.articles.length).fill(1) })),
  )
}

async function measureLoading(path: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < LOADS; round++) {
    times.push(await time(async () => segmentFromBytes(await readFile(path))))
  }
  return median(times)
}

/** The first letters of a word that has as many. */
function pickBeginning(text: string, random: Random): string {
  return pick(
    random,
    foldedWords(text).filter((word) => word.length > TYPED),
  ).slice(0, TYPED)
}

/** Beginnings of words are looked for with the index, and by looking through the folded texts, in turn. */
async function measureKeyStrokes(index: SearchIndex, texts: readonly string[], random: Random) {
  const folded = texts.map(fold)
  const typed = Array.from({ length: KEY_STROKES }, () => pickBeginning(pick(random, texts), random))
  const strokes: number[] = []
  const scans: number[] = []
  for (const [round, beginning] of typed.entries()) {
    const parsed = parseQuery(beginning, DEFAULT_MEANINGS)
    if (!parsed.ok) throw new Error(parsed.problem.message)
    strokes.push(await time(() => Promise.resolve(search(index, parsed.query, SHOWN))))
    if (round % (KEY_STROKES / SCANS) > 0) continue
    scans.push(await time(() => Promise.resolve(folded.filter((text) => text.includes(beginning)))))
  }
  const p95 = strokes.toSorted((a, b) => a - b)[Math.ceil(strokes.length * 0.95) - 1] ?? NaN
  return { keyStroke: p95, scan: median(scans) }
}
