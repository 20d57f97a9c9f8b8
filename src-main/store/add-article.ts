import type { Edit } from '../../src-core/annotation/edit.ts'
import type { Revision } from '../../src-core/article/article.ts'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { measureBlocks } from '../../src-core/article/figures.ts'
import type { ImportedArticle } from '../../src-core/import/imported.ts'
import { placeImages } from '../../src-core/import/place-images.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { applyEdit } from '../../src-core/library/apply-edit.ts'
import { articleIdentity } from '../../src-core/library/identity.ts'
import { latestStamp, newArticleRecord } from '../../src-core/library/record.ts'
import { nextStamp } from '../../src-core/library/stamp.ts'
import type { StoredRecord } from './article-records.ts'
import { sha256 } from './hash.ts'
import type { Shelves } from './shelves.ts'

/** An article that is to be added. */
export interface NewArticle {
  id: string
  content: ImportedArticle
  /** The bytes that it was read from. */
  original: Uint8Array
  /** How they were read, and when. */
  source: Pick<Revision, 'encoding' | 'importer' | 'importedAt'>
  /** What is done to it before it is first saved, made from its canonical text and its revision's hash. */
  edits?: (text: string, revision: string) => Edit[]
}

/** What became of it. */
export interface Added {
  /** The record, unless the library has the article already. */
  added?: StoredRecord
  /** The article that has the same text, or the same title if there is no text. */
  present?: ArticleSummary
  /** Articles that other programs added, noticed on the way. */
  noticed: StoredRecord[]
}

/**
 * Adds an article: the original and its images first, then the text, and last the record, which is what makes an
 * article. Whatever stops this on the way, nothing half-added is ever seen.
 * @throws LecternError when it could not be saved
 */
export async function addArticle(shelves: Shelves, article: NewArticle): Promise<Added> {
  const { catalogue, contents, records, lock } = shelves
  const { content, original } = article
  const text = canonicalText(content.blocks)
  const textHash = sha256(text)
  const stamps = await shelves.stampSource()
  return lock.run(async () => {
    const { changed: noticed } = await catalogue.refreshAdded((id) => records.read(id))
    const present = await catalogue.find(articleIdentity(textHash, content.metadata.title))
    if (present) return { present, noticed }
    const originalHash = await contents.addOriginal(original)
    const { blocks, images, files } = placeImages(content, sha256)
    for (const bytes of files.values()) await contents.addOriginal(bytes)
    const hash = await contents.addText(blocks)
    const revision: Revision = {
      hash,
      textHash,
      originalHash,
      ...article.source,
      ...(images.length > 0 && { images }),
    }
    const record = newArticleRecord(article.id, content.metadata, measureBlocks(blocks), revision)
    const edits = article.edits?.(text, hash) ?? []
    const edited = edits.reduce(
      (before, edit) => applyEdit(before, edit, nextStamp(stamps, latestStamp(before))).record,
      record,
    )
    const added = await records.create(edited)
    catalogue.note(added)
    return { added, noticed }
  })
}
