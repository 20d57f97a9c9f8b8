import { Option, type Command } from 'commander'
import { readFile } from 'node:fs/promises'
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
import { PRESETS, PRESET_TEMPLATES } from '../../src-core/export/template/presets.ts'
import { unreadable } from '../store/disk-failure.ts'
import { createFolderDurably } from '../store/durable-file.ts'
import { disk } from '../store/file-system.ts'
import { AlreadyTold } from './already-told.ts'
import { findToExport, type FoundToExport } from './find-to-export.ts'
import { findArticle } from './find-article.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printFailure, printJson, printLine, printMessage } from './output.ts'

const TEMPLATES = `
Templates that come with Lectern: ${PRESETS.join(', ')}. The guide says how to write one.`

interface ExportOptions {
  out: string
  article?: string[]
  format: ExportFormat
  positions: PositionPlace
  template?: string
  query?: string
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
    .option(
      '--template <file>',
      'of the Markdown files: a file, or the name of a template that comes with Lectern',
    )
    .option('--query <query>', 'only what the search finds; see `lectern search`')
    .addHelpText('after', TEMPLATES)
    .action(
      async ({ out, article = [], format, positions, template, query }: ExportOptions, command: Command) => {
        const { places, json } = await readCommonOptions(command)
        const folder = resolve(out)
        const written = template === undefined ? undefined : await readTemplateFile(template)
        const report = await withExistingLibrary(places, async (library) => {
          const { articles } = library.view()
          const found = query === undefined ? undefined : await findToExport(library, places, query, command)
          const named = article.map((id) => findArticle(articles, id).id)
          const articleIds = chooseArticles(named, found)
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
              ...(written !== undefined && { template: written }),
              ...(found && { includes: found.includes }),
            })
          } finally {
            await notebook.close()
          }
        })
        if (json) printJson(report)
        else new Set(report.written.map(({ path }) => path)).forEach((path) => printLine(path))
        tellOfOthers(report)
        if (report.failed.length > 0) throw new AlreadyTold()
      },
    )
}

/** Articles by their ids, those that a query finds, or those of both; all without either. */
function chooseArticles(named: readonly string[], found: FoundToExport | undefined): string[] | 'all' {
  if (!found) return named.length === 0 ? 'all' : [...named]
  return named.length === 0 ? found.articleIds : named.filter((id) => found.articleIds.includes(id))
}

/** @throws LecternError `unreadable` when there is neither a preset nor a file of that name */
async function readTemplateFile(name: string): Promise<string> {
  const preset = PRESETS.find((preset) => preset === name)
  if (preset) return PRESET_TEMPLATES[preset]
  return readFile(resolve(name), 'utf8').catch((error: unknown) => {
    throw unreadable(error, name)
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
