import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { plainText, readTextFile } from '../../src-core/import/plain-text.ts'
import { type Seed, seedEdits, seedManifestSchema } from '../../src-core/library/seed.ts'
import { addArticle, type NewArticle } from './add-article.ts'
import type { StoredRecord } from './article-records.ts'
import type { Shelves } from './shelves.ts'

/**
 * Adds the sample articles, so that the list, newest first, has them in the manifest's order. Those
 * that the library has already are passed over: a second try after a failure completes the first.
 * @param folder holds manifest.json and the texts
 * @param tell is given the records that came to be known
 * @throws LecternError when one could not be saved; an Error when the folder is not as it should be
 */
export async function plantSeeds(
  shelves: Shelves,
  folder: string,
  tell: (records: StoredRecord[]) => void,
): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  const { articles } = v.parse(seedManifestSchema, manifest)
  const importedAt = new Date(shelves.now()).toISOString()
  // The first is listed first: all are of one instant, and its id is the latest.
  const newestFirst = articles.map(() => shelves.newId()).reverse()
  for (const seed of articles) {
    const original = await readFile(join(folder, seed.file))
    const id = newestFirst.shift() ?? shelves.newId()
    const { added, noticed } = await addArticle(
      shelves,
      await toArticle(shelves, seed, id, original, importedAt),
    )
    tell(added ? [...noticed, added] : noticed)
  }
}

async function toArticle(
  { newId }: Shelves,
  seed: Seed,
  id: string,
  original: Uint8Array,
  importedAt: string,
): Promise<NewArticle> {
  const { name, version } = plainText
  const {
    articles: [content],
    encoding,
  } = await readTextFile({ name: seed.file, bytes: original })
  if (!content) throw new Error(`The seed ${seed.file} holds no article.`)
  return {
    id,
    content,
    original,
    source: { encoding, importer: { name, version }, importedAt },
    edits: (text, revision) => seedEdits(seed, text, revision, newId, importedAt),
  }
}
