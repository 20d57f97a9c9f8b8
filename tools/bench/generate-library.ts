import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Annotation } from '../../src-core/annotation/annotation.ts'
import { COLOURS } from '../../src-core/annotation/colour.ts'
import { describeAnchor } from '../../src-core/annotation/describe-anchor.ts'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { measureBlocks } from '../../src-core/article/figures.ts'
import { applyEdit } from '../../src-core/library/apply-edit.ts'
import { sealEnvelope } from '../../src-core/library/envelope.ts'
import { newLibraryMeta } from '../../src-core/library/library-meta.ts'
import { latestStamp, newArticleRecord, type ArticleRecord } from '../../src-core/library/record.ts'
import { nextStamp } from '../../src-core/library/stamp.ts'
import { generateArticle } from './generate-article.ts'
import { between, pick, seededRandom, type Random } from './seeded-random.ts'

const START = Date.UTC(2026, 0, 1)
const STAMPS = { now: () => START, device: 'bench000' }
const TAGS = ['figures/checked', 'one-source', 'follow-up', 'talks', 'archives', 'method']

/**
 * Writes a library of synthetic articles, each with some annotations, into a new folder; the same for
 * the same seed. It is written quickly, not durably.
 * @returns the ids of the articles, oldest first
 */
export function generateLibrary(folder: string, articles: number, seed = 1): string[] {
  const random = seededRandom(seed)
  for (const name of ['articles', 'texts', 'originals']) mkdirSync(join(folder, name), { recursive: true })
  writeJson(join(folder, 'library.json'), newLibraryMeta(makeId(0), new Date(START).toISOString()))
  return Array.from({ length: articles }, (_, index) => {
    const id = makeId(index + 1)
    writeArticle(folder, id, START + index * 60_000, random)
    return id
  })
}

function writeArticle(folder: string, id: string, time: number, random: Random): void {
  const { metadata, blocks } = generateArticle(random)
  const text = canonicalText(blocks)
  const hash = sha256(JSON.stringify(blocks))
  const hashes = { hash, textHash: sha256(text), originalHash: sha256(text) }
  const revision = { ...hashes, importedAt: new Date(time).toISOString(), encoding: 'utf-8' }
  const record = newArticleRecord(id, metadata, measureBlocks(blocks), revision)
  writeFileSync(join(folder, 'originals', hashes.originalHash), text)
  writeJson(join(folder, 'texts', `${hash}.json`), blocks)
  writeJson(join(folder, 'articles', `${id}.json`), annotate(record, text, random))
}

function annotate(record: ArticleRecord, text: string, random: Random): ArticleRecord {
  let annotated = record
  for (let count = between(random, 0, 6); count > 0; count--) {
    const annotation = generateAnnotation(`${record.id.slice(0, -2)}${count}A`, record, text, random)
    const stamp = nextStamp(STAMPS, latestStamp(annotated))
    annotated = applyEdit(annotated, { kind: 'add-annotation', annotation }, stamp).record
  }
  return annotated
}

/** An annotation on some words of an article. */
export function generateAnnotation(
  id: string,
  { revisions }: Pick<ArticleRecord, 'revisions'>,
  text: string,
  random: Random,
): Annotation {
  const start = between(random, 0, text.length - 200)
  return {
    id,
    anchor: describeAnchor(text, revisions[0]?.hash ?? '', start, start + between(random, 20, 180)),
    colour: pick(random, COLOURS),
    note: 'Compare with what was said the day before.',
    tags: [pick(random, TAGS)],
    links: [],
    createdAt: new Date(START).toISOString(),
  }
}

/** An id in the form of a ULID, later for a greater number. */
function makeId(number: number): string {
  return `01${String(number).padStart(22, '0')}AA`
}

function writeJson(path: string, data: unknown): void {
  writeFileSync(path, sealEnvelope(data, 'bench', sha256))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
