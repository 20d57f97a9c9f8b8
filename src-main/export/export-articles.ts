import {
  chosenTemplate,
  DEFAULT_EXPORT_CHOICES,
  type ExportChoices,
} from '../../src-core/export/export-choices.ts'
import type { ExportFormat } from '../../src-core/export/format-names.ts'
import type { ExportInput } from '../../src-core/export/markdown.ts'
import { compileTemplate, type FileWriter } from '../../src-core/export/template/compile-template.ts'
import type {
  ArticleView,
  ExportReport,
  LibraryView,
  MergePreview,
  ReturnedNote,
} from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import { disk } from '../store/file-system.ts'
import { ExportMemory } from './export-memory.ts'
import { LinkTargetFinder, type PassageFinder } from './link-targets.ts'
import { readReturned } from './read-returned.ts'
import { planNames } from './plan-names.ts'
import { exportCollection } from './write-collection.ts'
import { previewMerges, writeExports } from './write-exports.ts'

/** The part of a library that an export reads. */
export interface ArticleSource {
  view(): LibraryView | Promise<LibraryView>
  /** @throws LecternError when the article is not there or cannot be read */
  readArticle(id: string): Promise<ArticleView>
}

/** Which articles of a library go where. */
export interface ArticleExport {
  library: ArticleSource
  folder: string
  /** The app's data folder. */
  data: string
  /** `all` stands for all that are not in the Trash. */
  articleIds: readonly string[] | 'all'
  /** Finds what links lead to; without it they are left out. */
  findPassages?: PassageFinder
  /** Markdown by default. */
  format?: ExportFormat
  /** How Markdown is written. */
  choices?: ExportChoices
  /** The template of Markdown; that of the choices by default. */
  template?: string
  /** Whether nobody looks: then a file that was never merged is left as it is. */
  unattended?: boolean
  /** Leaves out annotations, of formats that put all into one file. */
  includes?: (articleId: string, annotationId: string) => boolean
}

/**
 * Writes articles of a library to a folder: as Markdown, a file each (see {@link writeExports}), or all in one
 * file (see {@link exportCollection}). One that cannot be read is reported and does not stop the others.
 */
export async function exportArticles(job: ArticleExport): Promise<ExportReport> {
  const { folder, data, format = 'markdown', includes = () => true, unattended = false } = job
  const unread: ExportReport['failed'] = []
  const writer = writerOf(job)
  const articles = readInputs(job, writer, (failure) => unread.push(failure))
  if (format !== 'markdown') {
    const inputs: ExportInput[] = []
    for await (const input of articles) {
      const { article } = input
      inputs.push({ ...input, annotations: input.annotations.filter(({ id }) => includes(article.id, id)) })
    }
    const { path, kept } = await exportCollection({ format, folder, dataFolder: data, inputs })
    return {
      folder,
      written: inputs.map(({ article: { id } }) => ({ articleId: id, path })),
      merged: [],
      keptBeside: kept.map((other) => ({ kept: other, path })),
      failed: unread,
    }
  }
  const report = await writeExports({ folder, dataFolder: data, articles, writer, unattended })
  return { ...report, failed: [...unread, ...report.failed] }
}

/** What {@link exportArticles} would make of changed files; see {@link previewMerges}. */
export function previewExport(job: Omit<ArticleExport, 'format'>): Promise<MergePreview[]> {
  const writer = writerOf(job)
  const articles = readInputs(job, writer, () => undefined)
  return previewMerges({ folder: job.folder, dataFolder: job.data, articles, writer })
}

/** The notes that were changed in exported files; see {@link readReturned}. */
export function readChangedNotes(job: Omit<ArticleExport, 'format'>): Promise<ReturnedNote[]> {
  const writer = writerOf(job)
  const articles = readInputs(job, writer, () => undefined)
  return readReturned({ folder: job.folder, dataFolder: job.data, articles, writer })
}

/** @throws TemplateError */
function writerOf({ choices = DEFAULT_EXPORT_CHOICES, template }: Omit<ArticleExport, 'format'>): FileWriter {
  return compileTemplate(template ?? chosenTemplate(choices))
}

async function* readInputs(
  {
    library,
    articleIds,
    findPassages,
    folder,
    data,
    choices: { positions } = DEFAULT_EXPORT_CHOICES,
  }: Omit<ArticleExport, 'format'>,
  writer: FileWriter,
  onUnread: (failure: ExportReport['failed'][number]) => void,
): AsyncGenerator<ExportInput> {
  const { articles, meanings } = await library.view()
  const standing = new Map(articles.filter(isStanding).map((article) => [article.id, article]))
  const ids = articleIds === 'all' ? [...standing.keys()] : [...new Set(articleIds)]
  const memory = await ExportMemory.open(disk, data)
  const planned = ids.flatMap((id) => standing.get(id) ?? [])
  const finder =
    findPassages &&
    new LinkTargetFinder(
      articles,
      findPassages,
      folder,
      memory,
      writer,
      await planNames(disk, folder, memory, writer, planned),
    )
  for (const id of ids) {
    try {
      const view = await library.readArticle(id)
      yield { ...view, meanings, positions, ...(finder && { targets: await finder.targetsOf(view) }) }
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
      onUnread({ ...error.failure, articleId: id, title: standing.get(id)?.title ?? id })
    }
  }
}
