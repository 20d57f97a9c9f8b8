import type { Command } from 'commander'
import { countPlaced, summariseAnnotations, WHY_WAITING } from '../../src-core/incoming/describe-incoming.ts'
import type { AnnotationsReport } from '../../src-core/ipc/incoming-requests.ts'
import { importAnnotationPaths } from '../incoming/import-annotations.ts'
import { AlreadyTold } from './already-told.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printFailure, printJson, printLine, printMessage } from './output.ts'

export function addImportAnnotationsCommand(program: Command): void {
  program
    .command('import-annotations')
    .description('Bring in annotations made in other programs. What is here already is not added twice.')
    .argument('<file...>', 'files that other programs export annotations to')
    .action(async (paths: string[], _options: unknown, command: Command) => {
      const { places, json } = await readCommonOptions(command)
      const report = await withExistingLibrary(places, (library) => importAnnotationPaths(library, paths))
      const { undo: _undo, ...told } = report
      if (json) printJson(told)
      else printReport(report)
      for (const failure of report.failed) printFailure(failure, failure.name)
      for (const { name, where, why } of report.unread) printMessage(`${name}, ${where}: ${why}`)
      if (report.failed.length > 0) throw new AlreadyTold()
    })
}

function printReport(report: AnnotationsReport): void {
  printLine(`${summariseAnnotations(report)}.`)
  for (const placed of report.placed)
    printLine(`${placed.articleId}  ${placed.title}: ${countPlaced(placed)}`)
  for (const { title, why, count } of report.waiting)
    printLine(`In the tray  ${title || 'Without a title'}: ${count}. ${WHY_WAITING[why]}`)
}
