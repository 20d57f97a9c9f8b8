import { Option, type Command } from 'commander'
import { resolve } from 'node:path'
import type { ExportReport } from '../../src-core/ipc/contract.ts'
import {
  DEFAULT_EXPORT_CHOICES,
  POSITION_PLACES,
  type PositionPlace,
} from '../../src-core/export/export-choices.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../../src-core/export/format-names.ts'
import { exportArticles } from '../export/export-articles.ts'
import type { PassageFinder } from '../export/link-targets.ts'
import { LibraryNotebook } from '../notebook/library-notebook.ts'
import { createFolderDurably } from '../store/durable-file.ts'
import { disk } from '../store/file-system.ts'
import { AlreadyTold } from './already-told.ts'
import { findArticle } from './find-article.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printFailure, printJson, printLine, printMessage } from './output.ts'

interface ExportOptions {
  out: string
  article?: string[]
  format: ExportFormat
  positions: PositionPlace
}

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description(
      'Write articles’ annotations: as Markdown, one file an article (what you changed in a file is kept), or all in one file of another format.',
    )
    .requiredOption('--out <folder>', 'where the files go; it is made when it is not there')
    .option('--article <id>', 'an article; may be given more than once (default: all)', collect)
    .addOption(new Option('--format <format>', 'of the files').choices(EXPORT_FORMATS).default('markdown'))
    .addOption(
      new Option('--positions <where>', 'say at which characters each quote stands, in Markdown')
        .choices(POSITION_PLACES)
        .default(DEFAULT_EXPORT_CHOICES.positions),
    )
    .action(async ({ out, article = [], format, positions }: ExportOptions, command: Command) => {
      const { places, json } = await readCommonOptions(command)
      const folder = resolve(out)
      const report = await withExistingLibrary(places, async (library) => {
        const { articles } = library.view()
        const articleIds = article.length === 0 ? 'all' : article.map((id) => findArticle(articles, id).id)
        await createFolderDurably(disk, folder)
        // Reads nothing until an article has a link.
        const notebook = new LibraryNotebook(library, { data: places.data })
        const findPassages: PassageFinder = (ids) => notebook.passages(ids)
        try {
          return await exportArticles({
            library,
            folder,
            data: places.data,
            articleIds,
            format,
            findPassages,
            choices: { ...DEFAULT_EXPORT_CHOICES, positions },
          })
        } finally {
          await notebook.close()
        }
      })
      if (json) printJson(report)
      else new Set(report.written.map(({ path }) => path)).forEach((path) => printLine(path))
      tellOfOthers(report)
      if (report.failed.length > 0) throw new AlreadyTold()
    })
}

function tellOfOthers({ merged, keptBeside, failed }: ExportReport): void {
  for (const { path, conflicts, backup } of merged) {
    const copy = backup === null ? '' : ` As it was, it is in ${backup}.`
    const both =
      conflicts === 0
        ? ''
        : ` In ${conflicts} of its places both sides had changed the same lines: see the callouts.`
    printMessage(`${path} had changes of yours, which were kept.${both}${copy}`)
  }
  for (const { kept, path } of keptBeside) {
    printMessage(`${kept} is not Lectern’s, and was left alone; the new text is in ${path}.`)
  }
  for (const failure of failed) printFailure(failure, failure.title)
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}
