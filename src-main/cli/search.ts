import { type Command, InvalidArgumentError } from 'commander'
import type { ColourMeanings } from '../../src-core/annotation/colour.ts'
import type { SearchHit } from '../../src-core/search/describe-hit.ts'
import { parseQuery } from '../../src-core/search/parse-query.ts'
import type { Query } from '../../src-core/search/query.ts'
import { LibrarySearch } from '../search/library-search.ts'
import { searchFolder } from '../store/places.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printHeading, printJson, printLine, printMessage } from './output.ts'

const DEFAULT_LIMIT = 20
const KIND_WIDTH = 7
const PLACE_WIDTH = 8

/** So many take a moment: the person is told. */
const MANY = 1000

const SYNTAX = `
Words must all be there; "a phrase" in its order; -word must not; a OR b. Where: in:title, in:text, in:note,
in:quote. Which: tag:method, color:red, meaning:question, is:inbox, is:reading, is:archived, after:2025-10,
before:2026. A query that begins with a minus comes after --.`

export function addSearchCommand(program: Command): void {
  program
    .command('search')
    .description('Find articles, highlighted passages, notes and tags. Accents do not count.')
    .argument('<query...>', 'what to look for')
    .option('--limit <number>', 'how many hits to give', parseLimit, DEFAULT_LIMIT)
    .addHelpText('after', SYNTAX)
    .action(async (words: string[], { limit }: { limit: number }, command: Command) => {
      const { places, json } = await readCommonOptions(command)
      const text = words.join(' ')
      const hits = await withExistingLibrary(places, async (library) => {
        const query = readQuery(text, library.view().meanings, command)
        const options = { cache: searchFolder(places.data, library.id), onProgress: tellOfProgress }
        return (await LibrarySearch.open(library, options)).findHits(query, limit)
      })
      if (json) printJson(hits.map(({ marks: _marks, ...hit }) => hit))
      else if (hits.length > 0) printHits(hits)
      else printMessage(`Nothing was found for ${text}.`)
    })
}

/** A query that cannot be understood is wrong usage. */
export function readQuery(text: string, meanings: ColourMeanings, command: Command): Query {
  const parsed = parseQuery(text, meanings)
  if (parsed.ok) return parsed.query
  const { message, start, end } = parsed.problem
  return command.error(`error: ${message}\n  ${text}\n  ${' '.repeat(start)}${'^'.repeat(end - start)}`)
}

function parseLimit(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number from 1.')
}

export function tellOfProgress(done: number, total: number): void {
  if (done === 0 && total >= MANY) printMessage(`Reading ${total} articles for the search …`)
}

/** The hits below the titles of their articles. */
function printHits(hits: readonly SearchHit[]): void {
  let article = ''
  for (const hit of hits) {
    if (hit.article !== article) {
      if (article !== '') printLine()
      printHeading(`${hit.article}  ${hit.title}`)
      article = hit.article
    }
    const place = hit.paragraph === null ? '' : `¶ ${hit.paragraph}`
    printLine(`  ${hit.kind.padEnd(KIND_WIDTH)}  ${place.padEnd(PLACE_WIDTH)}${hit.snippet}`)
  }
}
