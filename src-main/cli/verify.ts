import type { Command } from 'commander'
import { describeFile, MARKS } from '../../src-core/export/verify/describe-verified.ts'
import type { VerifiedQuote } from '../../src-core/export/verify/verify-quotes.ts'
import { excerptOf } from '../../src-core/annotation/references.ts'
import type { PassageFinder } from '../export/link-targets.ts'
import { verifyFiles } from '../export/verify-files.ts'
import { LibraryNotebook } from '../notebook/library-notebook.ts'
import { AlreadyTold } from './already-told.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printFailure, printHeading, printJson, printLine } from './output.ts'

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('Compare the quotes of exported Markdown files with the texts of the library.')
    .argument('<file...>', 'files that Lectern exported, whoever has written in them since')
    .action(async (paths: string[], _options: unknown, command: Command) => {
      const { places, json } = await readCommonOptions(command)
      const files = await withExistingLibrary(places, async (library) => {
        const notebook = new LibraryNotebook(library, { data: places.data })
        const findPassages: PassageFinder = (ids) => notebook.passages(ids)
        try {
          return await verifyFiles({ library, findPassages, paths })
        } finally {
          await notebook.close()
        }
      })
      if (json) printJson(files)
      for (const file of files) {
        if (file.failure) printFailure(file.failure, file.path)
        else if (!json) {
          printHeading(`${file.path}: ${describeFile(file)}`)
          file.quotes.forEach(printQuote)
        }
      }
      const isSound = files.every(
        ({ failure, quotes }) => failure === null && quotes.every(({ state }) => state === 'unchanged'),
      )
      if (!isSound) throw new AlreadyTold()
    })
}

function printQuote({ state, line, quote, words, place }: VerifiedQuote): void {
  const where = place ? `¶ ${place.paragraph}` : 'nowhere'
  printLine(`  ${MARKS[state]} line ${line}  ${where}  “${excerptOf(quote)}”`)
  if (state !== 'altered') return
  const shown = words.map(({ kind, text }) =>
    kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
  )
  printLine(`      ${shown.join(' ')}`)
}
