import type { ImportedArticle, ImportSource } from '../../src-core/import/imported.ts'
import { applyEdit } from '../../src-core/library/apply-edit.ts'
import { latestStamp } from '../../src-core/library/record.ts'
import { nextStamp } from '../../src-core/library/stamp.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { ImportedSummary, ImportFailure, ImportReport } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import { addArticle, type NewArticle } from './add-article.ts'
import type { StoredRecord } from './article-records.ts'
import { failureOf } from './failure-of.ts'
import type { Shelves } from './shelves.ts'

export interface ImportWatcher {
  /** Is given the records that came to be known. */
  tell: (records: StoredRecord[]) => void
  /** Stops at once; what was added stays. */
  stop?: AbortSignal
}

/** Adds the articles of sources, one after the other; see {@link importSource}. */
export async function importSources(
  shelves: Shelves,
  sources: readonly ImportSource[],
  watcher: ImportWatcher,
): Promise<ImportReport> {
  const report: ImportReport = { imported: [], failed: [] }
  for (const [index, source] of sources.entries()) {
    const { imported, failed, isWhole } = await importSource(shelves, source, watcher)
    report.imported.push(...imported)
    report.failed.push(...failed)
    if (!isWhole) return { ...report, notReached: sources.length - index }
  }
  return report
}

/**
 * Reads one source and adds its articles. Each article is added or not on its own; what fails is
 * in the report and never thrown. An article that is in the Trash is taken out of it instead.
 * @returns as `isWhole`, whether it was seen to before the import was stopped
 */
async function importSource(
  shelves: Shelves,
  source: ImportSource,
  { tell, stop }: ImportWatcher,
): Promise<ImportReport & { isWhole: boolean }> {
  const report = { imported: [], failed: [], isWhole: true } as ImportReport & { isWhole: boolean }
  const isStopped = () => {
    if (stop?.aborted) report.isWhole = false
    return !report.isWhole
  }
  if (isStopped()) return report
  const name = source.name === '' ? 'Pasted text' : source.name
  const attempt = async (task: () => void | Promise<void>) => {
    try {
      await task()
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code === 'cancelled' && isStopped()) return
      report.failed.push({ name, ...withUnsure(failure, shelves, source) })
    }
  }
  await attempt(async () => {
    for (const article of await readArticles(shelves, source, stop)) {
      if (isStopped()) return
      await attempt(async () => {
        const { added, present, noticed } = await addArticle(shelves, article)
        const restored = present && !isStanding(present) && (await restore(shelves, present.id))
        const changed = added ?? restored
        tell(changed ? [...noticed, changed] : noticed)
        if (added) report.imported.push(toImported(added))
        else if (restored) report.imported.push({ ...toImported(restored), restored: true })
        else if (present) report.failed.push(duplicate(name, article.content, present))
      })
    }
  })
  return report
}

async function readArticles(
  shelves: Shelves,
  source: ImportSource,
  stop?: AbortSignal,
): Promise<NewArticle[]> {
  const { articles, encoding, importer } = await shelves.read(source, stop)
  const importedAt = new Date(shelves.now()).toISOString()
  return articles.map((content) => ({
    id: shelves.newId(),
    content,
    original: source.bytes,
    source: { encoding, importer, importedAt },
  }))
}

async function restore(
  { lock, records, catalogue, stampSource }: Shelves,
  id: string,
): Promise<StoredRecord> {
  const stamps = await stampSource()
  return lock.run(async () => {
    const restored = await records.update(id, (record) =>
      applyEdit(record, { kind: 'restore-article' }, nextStamp(stamps, latestStamp(record))),
    )
    catalogue.note(restored)
    return restored
  })
}

/** With a file whose encoding is not certain goes what it is found by, once the person has chosen one. */
function withUnsure(failure: Failure, { keepUnsure }: Shelves, source: ImportSource) {
  const unsure = failure.code === 'uncertain-encoding' ? keepUnsure(source) : undefined
  return unsure === undefined ? failure : { ...failure, unsure }
}

function toImported({ record }: StoredRecord): ImportedSummary {
  const { id, title, published, place, blocks, words } = record
  return { id, title, published, place, blocks, words }
}

function duplicate(
  name: string,
  { blocks }: ImportedArticle,
  { id, title }: { id: string; title: string },
): ImportFailure {
  const what = blocks.length === 0 ? 'An article of this title' : 'This text'
  return {
    name,
    code: 'duplicate',
    message: `${what} is in the library already, as “${title}”.`,
    kept: 'Nothing was changed; that article has its annotations still.',
    article: { id, title },
  }
}
