import type { Edit, SingleEdit } from '../../src-core/annotation/edit.ts'
import { carryAnnotations } from '../../src-core/annotation/carry-annotations.ts'
import type { ArticleMetadata, Revision } from '../../src-core/article/article.ts'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { measureBlocks } from '../../src-core/article/figures.ts'
import { refuseEncoding } from '../../src-core/import/can-choose-encoding.ts'
import { nameEncoding } from '../../src-core/import/encoding/encodings.ts'
import { previewText } from '../../src-core/import/encoding/preview-text.ts'
import type { ImportedArticle } from '../../src-core/import/imported.ts'
import { placeImages, type PlacedImages } from '../../src-core/import/place-images.ts'
import type { ArticleEncodings, RereadPreview } from '../../src-core/ipc/encoding-requests.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { toArticle, type ArticleRecord } from '../../src-core/library/record.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import { sha256 } from './hash.ts'
import type { Shelves } from './shelves.ts'

const FIELDS = ['title', 'byline', 'publisher', 'place', 'published', 'language'] as const
const KEPT = 'The article and its annotations are as they were.'

/** An article, and how it reads in another encoding. */
interface Reread {
  record: ArticleRecord
  /** The text that it has now. */
  before: { text: string; revision: string }
  after: { text: string; revision: string }
  /** What its new revision will be. */
  revision: Revision
  placed: PlacedImages
  metadata: ArticleMetadata
  /** Facts that were taken from the text, and are others now. */
  facts: Partial<ArticleMetadata>
  /** Whether it reads as it does now. */
  isSame: boolean
}

/** Reads articles again, from the bytes that are kept of them, in encodings that the person chooses. */
export class Rereading {
  readonly #shelves: Shelves

  constructor(shelves: Shelves) {
    this.#shelves = shelves
  }

  /** @throws LecternError `not-found` without the original; `bad-arguments` when it is not text */
  async encodings(id: string): Promise<ArticleEncodings> {
    const record = await readRecord(this.#shelves, id)
    const { revision, bytes } = await readOriginal(this.#shelves, record)
    const { likelyEncodings } = await import('../../src-core/import/encoding/likely-encodings.ts')
    return { current: revision.encoding, likely: await likelyEncodings(bytes) }
  }

  /** What an article would be in another encoding; nothing is changed. @throws as {@link encodings} */
  async preview(id: string, encoding: string): Promise<RereadPreview> {
    const { record, before, after, metadata, facts, isSame } = await reread(this.#shelves, id, encoding)
    const standing = Object.values(record.annotations).filter(isStanding)
    const { unplaced } = carryAnnotations(standing, before, after)
    return {
      encoding,
      title: facts.title ?? record.title,
      ...previewText([metadata.title, metadata.place, after.text].filter(Boolean).join('\n')),
      isSame,
      carried: standing.length - unplaced.length,
      unplaced: unplaced.length,
    }
  }

  /**
   * Keeps the text that an article has in another encoding, beside the one that it has.
   * @returns the edit that shows it, carries the annotations over, and corrects what was taken from the text
   * @throws as {@link encodings}; `duplicate` when it reads as it does now
   */
  async prepare(id: string, encoding: string): Promise<Edit> {
    const { lock, contents } = this.#shelves
    const { record, before, after, revision, placed, facts, isSame } = await reread(
      this.#shelves,
      id,
      encoding,
    )
    if (isSame) {
      const message = `It reads in ${nameEncoding(encoding)} as it does now.`
      throw new LecternError('duplicate', message, { kept: KEPT })
    }
    const corrected: SingleEdit[] =
      Object.keys(facts).length > 0 ? [{ kind: 'change-article', patch: facts }] : []
    if (before.revision === after.revision) return { kind: 'several', edits: corrected }
    await lock.run(async () => {
      for (const bytes of placed.files.values()) await contents.addOriginal(bytes)
      await contents.addText(placed.blocks)
    })
    // Those that were deleted too: undo may bring them back.
    const { edits: carried } = carryAnnotations(Object.values(record.annotations), before, after)
    const figures = measureBlocks(placed.blocks)
    return {
      kind: 'several',
      edits: [{ kind: 'put-revision', revision, figures }, ...corrected, ...carried],
    }
  }
}

/** Sees to it that the texts which an edit shows are in the library. @throws LecternError `not-found` */
export async function requireTexts({ contents }: Shelves, edit: Edit): Promise<void> {
  const singles = edit.kind === 'several' ? edit.edits : [edit]
  const hashes = singles.flatMap((each) => (each.kind === 'put-revision' ? [each.revision.hash] : []))
  if (hashes.length === 0 || (await contents.missingTexts(hashes)).length === 0) return
  throw new LecternError('not-found', 'The text that is to be shown is not in the library.', { kept: KEPT })
}

async function reread(shelves: Shelves, id: string, encoding: string): Promise<Reread> {
  const record = await readRecord(shelves, id)
  const { revision: shown, bytes } = await readOriginal(shelves, record)
  const siblings = await readSiblings(shelves, shown)
  const name = record.source
  const source = {
    name,
    bytes,
    siblings,
    ...(shown.importer && { importer: shown.importer.name }),
    ...(/^https?:/i.test(name) && { url: name }),
  }
  const old = await shelves.read({ ...source, encoding: shown.encoding })
  const { articles, importer } = await shelves.read({ ...source, encoding })
  const index = findIndex(old.articles, shown)
  const [was, content] = [old.articles[index], articles[index]]
  if (!was || !content || articles.length !== old.articles.length) throw notFound()
  const placed = placeImages(content, sha256)
  const text = canonicalText(placed.blocks)
  const hash = sha256(JSON.stringify(placed.blocks))
  const facts = otherFacts(record, was.metadata, content.metadata)
  const blocks = await shelves.recovery.readText(toArticle(record), shown.hash)
  return {
    record,
    before: { text: canonicalText(blocks), revision: shown.hash },
    after: { text, revision: hash },
    revision: {
      hash,
      textHash: sha256(text),
      originalHash: shown.originalHash,
      importedAt: new Date(shelves.now()).toISOString(),
      encoding,
      importer,
      ...(placed.images.length > 0 && { images: placed.images }),
    },
    placed,
    metadata: content.metadata,
    facts,
    isSame: hash === shown.hash && Object.keys(facts).length === 0,
  }
}

/** Which of the articles of a file it is: a file in the news format has several. */
function findIndex(articles: readonly ImportedArticle[], { hash }: Revision): number {
  if (articles.length === 1) return 0
  return articles.findIndex((article) => sha256(JSON.stringify(placeImages(article, sha256).blocks)) === hash)
}

/** What the person wrote stays. */
function otherFacts(
  record: ArticleRecord,
  was: ArticleMetadata,
  now: ArticleMetadata,
): Partial<ArticleMetadata> {
  const facts: Partial<ArticleMetadata> = {}
  for (const field of FIELDS) {
    const isOther = now[field] !== was[field] && record[field] === was[field]
    if (isOther && (field !== 'title' || now.title.trim() !== '')) facts[field] = now[field]
  }
  return facts
}

async function readRecord({ recovery, records }: Shelves, id: string): Promise<ArticleRecord> {
  return (await recovery.readRecord(id, () => records.read(id))).record
}

async function readOriginal({ recovery }: Shelves, { source, revisions }: ArticleRecord) {
  const reason = refuseEncoding({ source, revisions })
  if (reason !== null) throw new LecternError('bad-arguments', reason, { kept: KEPT })
  const revision = revisions.at(-1)
  const bytes = revision && (await recovery.readOriginal(revision.originalHash))
  if (bytes) return { revision, bytes }
  throw new LecternError('not-found', 'The file that it was read from is not in the library any more.', {
    kept: KEPT,
    todo: 'Import the file again, with the encoding that it has.',
  })
}

async function readSiblings({ recovery }: Shelves, { images = [] }: Revision) {
  const siblings = new Map<string, Uint8Array>()
  for (const { path, hash } of images) {
    const file = path === undefined ? undefined : await recovery.readOriginal(hash)
    if (path !== undefined && file) siblings.set(path, file)
  }
  return siblings
}

function notFound(): LecternError {
  return new LecternError(
    'ambiguous',
    'In this encoding the file cannot be told apart into the same articles.',
    {
      kept: KEPT,
      todo: 'Try another encoding, or import the file again.',
    },
  )
}
