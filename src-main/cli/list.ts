import type { Command } from 'commander'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import { isLibrary, readCommonOptions, withLibrary } from './library-options.ts'
import { formatTable, printHeading, printJson, printLine, printMessage } from './output.ts'

const HEADS = ['ID', 'STATUS', 'PUBLISHED', 'ANNOTATIONS', 'TITLE']

export function addListCommand(program: Command): void {
  program
    .command('list')
    .description('List the articles of the library, newest first, without those in the Trash.')
    .action(async (_options: unknown, command: Command) => {
      const { places, json } = await readCommonOptions(command)
      const articles = isLibrary(places.library)
        ? await withLibrary(places, (library) => Promise.resolve(library.view().articles.filter(isStanding)))
        : []
      if (json) printJson(articles)
      else if (articles.length > 0) printTable(articles)
      else printMessage(`There are no articles in ${places.library}.`)
    })
}

function printTable(articles: readonly ArticleSummary[]): void {
  const rows = articles.map(({ id, status, published, annotations, title }) => {
    return [id, status, published, String(annotations).padStart(11), title]
  })
  const [head = '', ...lines] = formatTable(HEADS, rows)
  printHeading(head)
  lines.forEach(printLine)
}
