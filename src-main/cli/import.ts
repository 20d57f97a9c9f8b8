import { type Command, InvalidArgumentError } from 'commander'
import { addAbortSignal } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { addLeftOut, describeLeftOut, NOTHING_LEFT_OUT } from '../../src-core/import/left-out.ts'
import { readWebAddress } from '../../src-core/import/web-address.ts'
import type { ImportedSummary, ImportFailure, ImportReport } from '../../src-core/ipc/contract.ts'
import { findSources } from '../import/find-sources.ts'
import { importFile, type Reading } from '../import/import-files.ts'
import { countPlaced, joinPlaced, summariseAnnotations } from '../../src-core/incoming/describe-incoming.ts'
import { importPage } from '../import/import-page.ts'
import { failureOf } from '../store/failure-of.ts'
import type { Library } from '../store/library.ts'
import { AlreadyTold } from './already-told.ts'
import { Interrupted, stopByKey } from './interrupt.ts'
import { readCommonOptions, withLibrary } from './library-options.ts'
import { printFailure, printJson, printLine, printMessage } from './output.ts'
import { readEncoding } from './read-encoding.ts'

/** What stands for standard input. */
const STANDARD_INPUT = '-'

const WEB_ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('Add articles to the library. What it has already is not added twice.')
    .argument(
      '<source...>',
      'files (text, saved web pages, email), folders (such files in them and below; what is hidden, and links, left out), addresses of web pages, or - for standard input',
      collectSource,
    )
    .option('--chapters', 'make an article of each chapter of a book (EPUB)')
    .option(
      '--encoding <label>',
      'the encoding of text files, such as windows-1250; without it, it is found out',
      readEncoding,
    )
    .action(async (sources: string[], { chapters, encoding }: ImportOptions, command: Command) => {
      const { places, json } = await readCommonOptions(command)
      const reading = { chaptersApart: chapters === true, ...(encoding && { encoding }) }
      const { report, isStopped } = await stopByKey(async (stop) => {
        const report = await withLibrary(places, (library) =>
          importAll(library, sources, json, reading, stop),
        )
        return { report, isStopped: stop.aborted }
      })
      if (json) printJson(report)
      if (isStopped) {
        printMessage(describeStopped(report))
        throw new Interrupted()
      }
      if (report.failed.length > 0) throw new AlreadyTold()
    })
}

interface ImportOptions {
  chapters?: true
  /** WHATWG label. */
  encoding?: string
}

/** Says of an encoding that is not certain how it is chosen here. */
function withOption(failure: ImportFailure): ImportFailure {
  if (failure.code !== 'uncertain-encoding') return failure
  const [likely = 'windows-1252'] = failure.encodings ?? []
  return { ...failure, todo: `Import it again with the right one, as with --encoding ${likely}.` }
}

function collectSource(source: string, before: string[] | undefined): string[] {
  if (WEB_ADDRESS.test(source) && !readWebAddress(source))
    throw new InvalidArgumentError('Of addresses, those of web pages are imported: http and https.')
  return [...(before ?? []), source]
}

/** What an import that was stopped did, in a line. */
function describeStopped({ imported, notReached = 0 }: ImportReport): string {
  const came =
    imported.length === 1
      ? '1 article came in and is kept'
      : `${imported.length} articles came in and are kept`
  const more = notReached === 1 ? '1 more was not reached' : `${notReached} more were not reached`
  return `Stopped: ${imported.length === 0 ? 'nothing came in' : came}${notReached === 0 ? '' : `; ${more}`}.`
}

/** Imports the files one by one, and tells of each when it is done. What was stopped is not reached, and has not failed. */
async function importAll(
  library: Library,
  sources: readonly string[],
  json: boolean,
  reading: Reading,
  stop: AbortSignal,
): Promise<ImportReport> {
  const all: ImportReport = { imported: [], failed: [] }
  const leave = (files: number) => {
    if (files > 0) all.notReached = (all.notReached ?? 0) + files
  }
  for (const [index, source] of sources.entries()) {
    if (stop.aborted) {
      leave(sources.length - index)
      break
    }
    for await (const report of importEach(library, source, reading, stop)) {
      const { imported, leftOut, fromTray, annotations, notReached = 0 } = report
      const failed = report.failed.filter(({ code }) => !(stop.aborted && code === 'cancelled'))
      leave(notReached + report.failed.length - failed.length)
      all.imported.push(...imported)
      all.failed.push(...failed)
      if (leftOut) {
        all.leftOut = addLeftOut(all.leftOut ?? NOTHING_LEFT_OUT, leftOut)
        if (describeLeftOut(leftOut) !== '') printMessage(`${source}: ${describeLeftOut(leftOut)}`)
      }
      for (const failure of failed) printFailure(failure, failure.name)
      if (!json) imported.forEach(printImported)
      if (annotations) {
        all.annotations = annotations
        printMessage(`${source}: ${summariseAnnotations(annotations)}.`)
      }
      if (fromTray) {
        all.fromTray = joinPlaced(all.fromTray, fromTray)
        for (const placed of fromTray.placed)
          printMessage(`${placed.title}: ${countPlaced(placed)} that waited in the tray.`)
      }
    }
  }
  return all
}

/** One report for each file that a source stands for. */
async function* importEach(
  library: Library,
  source: string,
  reading: Reading,
  stop: AbortSignal,
): AsyncGenerator<ImportReport> {
  if (WEB_ADDRESS.test(source)) {
    yield importPage(library, source, { stop })
    return
  }
  if (source === STANDARD_INPUT) {
    const bytes = await readStandardInput(stop)
    if (!bytes) {
      yield { imported: [], failed: [], notReached: 1 }
      return
    }
    const { failed, ...rest } = await library.importSources([{ name: '', bytes, ...reading }])
    yield { ...rest, failed: failed.map((failure) => ({ ...withOption(failure), name: source })) }
    return
  }
  try {
    const isStopped = () => stop.aborted
    const { files, failed: notRead, leftOut } = await findSources(source, { isStopped })
    yield { imported: [], failed: notRead, ...(leftOut && { leftOut }) }
    for (const [index, { path }] of files.entries()) {
      if (stop.aborted) {
        yield { imported: [], failed: [], notReached: files.length - index }
        return
      }
      const { failed, ...rest } = await importFile(library, { path, name: path }, reading, stop)
      yield { ...rest, failed: failed.map(withOption) }
    }
  } catch (error) {
    yield { imported: [], failed: [{ name: source, ...failureOf(error) }] }
  }
}

/** @returns null when it was stopped before it ended */
async function readStandardInput(stop: AbortSignal): Promise<Buffer | null> {
  try {
    return await buffer(addAbortSignal(stop, process.stdin))
  } catch (error) {
    if (stop.aborted) return null
    throw error
  }
}

function printImported({ id, title, blocks, words, restored }: ImportedSummary): void {
  const note = restored ? ', restored from the Trash' : ''
  printLine(`${id}  ${title} (${blocks} blocks, ${words} words${note})`)
}
