import { Command, CommanderError } from 'commander'
import { version } from '../../package.json'
import { failureOf } from '../store/failure-of.ts'
import { AlreadyTold } from './already-told.ts'
import { addAnnotateCommand } from './annotate.ts'
import { addExportCommand } from './export.ts'
import { addImportAnnotationsCommand } from './import-annotations.ts'
import { addImportCommand } from './import.ts'
import { addListCommand } from './list.ts'
import { Interrupted } from './interrupt.ts'
import { outliveClosedPipe, printFailure } from './output.ts'
import { addRereadCommand } from './reread.ts'
import { addSearchCommand } from './search.ts'
import { addShowCommand } from './show.ts'
import { addTrayCommand } from './tray.ts'
import { addVerifyCommand } from './verify.ts'

/** What the process ends with. */
const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const

const EPILOGUE = `
The library is the app’s own unless --library names another folder, and may be in use by the app at the
same time. LECTERN_DATA, when it is set, is the folder that holds the app’s settings and its library.

Exit status: 0 done; 1 something failed (what succeeded is kept, and both are named); 2 wrong usage;
130 an import was stopped by Ctrl+C (what came in is kept).`

/**
 * Runs the command line.
 * @param args without the program and the script
 * @returns the exit status
 */
export async function run(args: readonly string[]): Promise<number> {
  outliveClosedPipe()
  try {
    await buildProgram().parseAsync(args, { from: 'user' })
    return EXIT.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    if (error instanceof Interrupted) return EXIT.interrupted
    if (!(error instanceof AlreadyTold)) printFailure(failureOf(error))
    return EXIT.failed
  }
}

function buildProgram(): Command {
  const program = new Command('lectern')
    .description('Works on a library of articles and annotations, with or without the app.')
    .version(version, '--version', 'print the version')
    .option('--library <folder>', 'the folder of the library to use')
    .option('--json', 'print the result as one line of JSON; messages go to standard error')
    .helpOption('--help', 'show help')
    .helpCommand('help [command]', 'show help on a command')
    .addHelpText('after', EPILOGUE)
    .showHelpAfterError('(`lectern --help` shows how it is used)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  addImportCommand(program)
  addImportAnnotationsCommand(program)
  addTrayCommand(program)
  addListCommand(program)
  addShowCommand(program)
  addSearchCommand(program)
  addAnnotateCommand(program)
  addExportCommand(program)
  addVerifyCommand(program)
  addRereadCommand(program)
  return program
}
