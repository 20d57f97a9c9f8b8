import { join } from 'node:path'
import * as v from 'valibot'
import { originalsOf, type Revision } from '../../src-core/article/article.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import type { ArticleRecord } from '../../src-core/library/record.ts'
import { isExpired, type RemovedArticle } from '../../src-core/library/trash.ts'
import { updateJson, type JsonFile } from './durable-json.ts'
import type { Shelves } from './shelves.ts'

const removedSchema: v.GenericSchema<unknown, RemovedArticle[]> = v.array(
  v.looseObject({ id: v.string(), title: v.string(), deletedAt: v.string(), removedAt: v.string() }),
)

/**
 * Removes the articles whose time in the Trash is over. First removed.json says what is going to be
 * removed, then the records go, and last the texts and originals that no other record needs.
 * @param folder the library's
 * @returns what was removed
 * @throws LecternError when something could not be read or removed; what was not yet removed stays
 */
export async function removeExpired(shelves: Shelves, folder: string): Promise<RemovedArticle[]> {
  const { catalogue, lock } = shelves
  const isOver = (article: { deletedAt: string | null }) => isExpired(article, shelves.now())
  const ids = catalogue.summaries().flatMap((article) => (isOver(article) ? [article.id] : []))
  if (ids.length === 0) return []
  return lock.run(async () => {
    // Another program may have restored one meanwhile.
    const records = (await readAll(shelves, ids)).filter(isOver)
    const removed = records.map((record) => toRemoved(record, shelves.now()))
    await noteRemoved(shelves, folder, removed)
    for (const { id } of records) {
      await shelves.records.remove(id)
      catalogue.forget(id)
    }
    await removeContents(shelves, records)
    return removed
  })
}

function toRemoved({ id, title, deletedAt }: ArticleRecord, now: number): RemovedArticle {
  return { id, title, deletedAt: deletedAt ?? '', removedAt: new Date(now).toISOString() }
}

async function noteRemoved({ fs, quarantine }: Shelves, folder: string, removed: RemovedArticle[]) {
  if (removed.length === 0) return
  const json: JsonFile<RemovedArticle[]> = {
    path: join(folder, 'removed.json'),
    kind: 'removed',
    schema: removedSchema,
  }
  await quarantine.readOrTakeIn(json.path, () =>
    updateJson(fs, json, (before) => [...(before ?? []), ...removed]),
  )
}

/** While there is a record that cannot be read, nobody knows what it needs: then all of them stay. */
async function removeContents(shelves: Shelves, gone: readonly ArticleRecord[]): Promise<void> {
  const needed = new Set<string>()
  try {
    for (const { revisions } of await readAll(shelves, await shelves.records.ids()))
      revisions.flatMap(fileNames).forEach((name) => needed.add(name))
  } catch (error) {
    if (error instanceof LecternError) return
    throw error
  }
  const revisions = gone.flatMap(({ revisions }) => revisions)
  const unneeded = (names: string[]) => [...new Set(names)].filter((name) => !needed.has(name))
  for (const hash of unneeded(revisions.map(({ hash }) => hash))) await shelves.contents.removeText(hash)
  for (const hash of unneeded(revisions.flatMap(originalsOf))) await shelves.contents.removeOriginal(hash)
}

function fileNames(revision: Revision): string[] {
  return [revision.hash, ...originalsOf(revision)]
}

async function readAll({ records }: Shelves, ids: readonly string[]): Promise<ArticleRecord[]> {
  const all: ArticleRecord[] = []
  for (const id of ids) all.push((await records.read(id)).record)
  return all
}
