import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COLOURS } from '../../src-core/annotation/colour.ts'
import { describeAnchor } from '../../src-core/annotation/describe-anchor.ts'
import type { Block } from '../../src-core/article/block.ts'
import { blockOffsets, canonicalText } from '../../src-core/article/canonical-text.ts'
import { measureBlocks } from '../../src-core/article/figures.ts'
import type { Span } from '../../src-core/article/segments.ts'
import { sealEnvelope } from '../../src-core/library/envelope.ts'
import { newLibraryMeta } from '../../src-core/library/library-meta.ts'
import { newArticleRecord, type AnnotationRecord } from '../../src-core/library/record.ts'
import { emptyRegister } from '../../src-core/library/register.ts'
import { nextStamp } from '../../src-core/library/stamp.ts'
import { generateArticle } from './generate-article.ts'
import { between, pick, seededRandom, type Random } from './seeded-random.ts'

const LENGTH = 1_000_000
const CREATED = '2026-01-01T00:00:00.000Z'

/**
 * Writes a library of articles that have the same megabyte of text and so many highlights each, without
 * notes, none across paragraphs.
 * @param titles number of highlights by title
 * @returns the spans of the most highlighted one
 */
export function generateLongArticles(folder: string, titles: Readonly<Record<string, number>>): Span[] {
  for (const name of ['articles', 'texts', 'originals']) mkdirSync(join(folder, name), { recursive: true })
  writeJson(join(folder, 'library.json'), { ...newLibraryMeta(makeId(0), CREATED), seeded: true })
  const random = seededRandom(3)
  const blocks: Block[] = []
  for (let length = 0; length < LENGTH; length = canonicalText(blocks).length) {
    for (let article = 0; article < 20; article++) blocks.push(...generateArticle(random).blocks)
  }
  const text = canonicalText(blocks)
  const hash = sha256(JSON.stringify(blocks))
  const hashes = { hash, textHash: sha256(text), originalHash: sha256(text) }
  const revision = { ...hashes, importedAt: CREATED, encoding: 'utf-8' }
  writeJson(join(folder, 'texts', `${hash}.json`), blocks)
  let most: Span[] = []
  for (const [index, [title, highlights]] of Object.entries(titles).entries()) {
    const spans = generateSpans(blocks, highlights, random)
    if (spans.length > most.length) most = spans
    const id = makeId(index + 1)
    const metadata = {
      title,
      byline: '',
      publisher: '',
      place: '',
      published: '',
      source: title,
      language: 'en',
    }
    const record = newArticleRecord(id, metadata, measureBlocks(blocks), revision)
    const annotations = spans.map((span, at): [string, AnnotationRecord] => {
      const annotation = highlight(makeId(1_000 + at), text, hash, span, random)
      return [annotation.id, annotation]
    })
    writeJson(join(folder, 'articles', `${id}.json`), {
      ...record,
      annotations: Object.fromEntries(annotations),
    })
  }
  return most
}

function generateSpans(blocks: readonly Block[], count: number, random: Random): Span[] {
  const offsets = blockOffsets(blocks)
  const spans = Array.from({ length: count }, () => {
    const index = between(random, 0, blocks.length - 1)
    const length = blocks[index]?.text.length ?? 0
    const start = between(random, 0, Math.max(0, length - 60))
    const offset = offsets[index] ?? 0
    return { start: offset + start, end: offset + Math.min(length, start + between(random, 20, 60)) }
  })
  return spans.sort((a, b) => a.start - b.start)
}

function highlight(id: string, text: string, revision: string, span: Span, random: Random): AnnotationRecord {
  const stamp = nextStamp({ now: () => Date.parse(CREATED), device: 'bench000' }, '')
  return {
    id,
    createdAt: CREATED,
    anchor: describeAnchor(text, revision, span.start, span.end),
    colour: pick(random, COLOURS),
    note: emptyRegister(),
    tags: [],
    links: [],
    deletedAt: null,
    stamps: { anchor: stamp, colour: stamp },
  }
}

function makeId(number: number): string {
  return `01${String(number).padStart(22, '0')}AA`
}

function writeJson(path: string, data: unknown): void {
  writeFileSync(path, sealEnvelope(data, 'bench', sha256))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
