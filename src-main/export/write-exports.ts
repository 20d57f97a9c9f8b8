import { basename, resolve } from 'node:path'
import type { ExportInput } from '../../src-core/export/markdown.ts'
import { compileTemplate, type FileWriter } from '../../src-core/export/template/compile-template.ts'
import { PRESET_TEMPLATES } from '../../src-core/export/template/presets.ts'
import type { ExportReport, MergePreview } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unwritable } from '../store/disk-failure.ts'
import { writeDurably } from '../store/durable-file.ts'
import { FileChanged } from '../store/durable-json.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import { ExportMemory } from './export-memory.ts'
import { ExportPlaces, readExport, type Place } from './export-places.ts'

export interface ExportJob {
  /** Where the files go. It must be there. */
  folder: string
  /** The app's data folder, where what was written is remembered. */
  dataFolder: string
  articles: Iterable<ExportInput> | AsyncIterable<ExportInput>
  /** Writes the files, and names them; Lectern's own template by default. */
  writer?: FileWriter
  /** Whether nobody looks: then a file that was never merged is left as it is. */
  unattended?: boolean
  fs?: FileSystem
}

/**
 * Writes one Markdown file an article. A file that a person has changed since it was written is merged:
 * what they wrote stays, what changed in Lectern comes in, and a copy of their file is kept beside it
 * before the first time. A file that is not Lectern's is never touched: the new text goes beside it, as
 * `name (2).md`. An article keeps its file, wherever in the folder it was moved and however it was
 * renamed, since links point to it; one that was deleted is written anew under the present title.
 * @returns what became of each article; one that fails does not stop the others
 * @throws LecternError `unwritable` when the folder is not there, and what reading the articles throws
 */
export async function writeExports(job: ExportJob): Promise<ExportReport> {
  const { places, memory, writer, fs } = await openExport(job)
  const left: NonNullable<ExportReport['left']> = []
  const report: ExportReport = {
    folder: job.folder,
    written: [],
    merged: [],
    keptBeside: [],
    failed: [],
    left,
  }
  try {
    for await (const input of job.articles) {
      const { id, title } = input.article
      try {
        const place = await places.find(input.article, writer.write(input))
        const { path, before, text, isFirstMerge } = place
        if (job.unattended && isFirstMerge && before !== text) left.push({ articleId: id, title, path })
        else await write(fs, place, memory, report, id)
      } catch (error) {
        if (!(error instanceof LecternError)) throw error
        report.failed.push({ ...error.failure, articleId: id, title })
      }
    }
  } finally {
    await memory.save()
  }
  return report
}

/**
 * What {@link writeExports} would do to files that a person has changed and that were never merged
 * before, so that they can look first. Writes nothing; what cannot be read is told by the export itself.
 */
export async function previewMerges(job: ExportJob): Promise<MergePreview[]> {
  const { places, writer } = await openExport(job)
  const previews: MergePreview[] = []
  for await (const { article, ...input } of job.articles) {
    try {
      const place = await places.find(article, writer.write({ article, ...input }))
      const { path, before, text, conflicts, isFirstMerge } = place
      if (!isFirstMerge || before === undefined || before === text) continue
      previews.push({ articleId: article.id, title: article.title, path, before, after: text, conflicts })
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
    }
  }
  return previews
}

/** Makes an export ready. @throws LecternError `unwritable` when the folder is not there */
export async function openExport({
  folder,
  dataFolder,
  writer = compileTemplate(PRESET_TEMPLATES.lectern),
  fs = disk,
}: ExportJob) {
  const target = resolve(folder)
  await fs.list(target).catch((error: unknown) => {
    throw unwritable(error, target)
  })
  const memory = await ExportMemory.open(fs, dataFolder)
  return { places: new ExportPlaces(fs, target, memory, writer), memory, writer, fs }
}

async function write(
  fs: FileSystem,
  place: Place,
  memory: ExportMemory,
  report: ExportReport,
  articleId: string,
): Promise<void> {
  const { path, before, text, base, kept, conflicts, isFirstMerge } = place
  const isChanged = before !== text
  const backup = isFirstMerge && isChanged && before !== undefined ? await backUp(fs, path, before) : null
  if (isChanged) {
    await writeDurably(fs, path, new TextEncoder().encode(text), async () => {
      if ((await readExport(fs, path)).text !== before) throw new FileChanged(path)
    })
  }
  await memory.remember(path, articleId, base, text)
  report.written.push({ articleId, path })
  if (text !== base && isChanged) report.merged.push({ articleId, path, conflicts, backup })
  report.keptBeside.push(...kept.map((changed) => ({ kept: changed, path })))
}

/** Keeps a person's file as it was before Lectern first wrote into it. A copy that is there already is the older one. */
async function backUp(fs: FileSystem, path: string, text: string): Promise<string> {
  const backup = `${path}.bak`
  const { isThere } = await readExport(fs, backup)
  if (!isThere) await writeDurably(fs, backup, new TextEncoder().encode(text))
  return basename(backup)
}
