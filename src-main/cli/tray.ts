import type { Command } from 'commander'
import { excerptOf } from '../../src-core/annotation/references.ts'
import { WHY_WAITING } from '../../src-core/incoming/describe-incoming.ts'
import { toTrayView } from '../incoming/tray-view.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printJson, printLine, printMessage } from './output.ts'

export function addTrayCommand(program: Command): void {
  program
    .command('tray')
    .description('List the annotations from elsewhere that have no passage yet.')
    .action(async (_options: unknown, command: Command) => {
      const { places, json } = await readCommonOptions(command)
      const { waiting } = await withExistingLibrary(places, async (library) =>
        toTrayView(await library.tray.read()),
      )
      if (json) printJson(waiting)
      else if (waiting.length === 0) printMessage('No annotation waits for its passage.')
      else {
        for (const { source, exact, note, why } of waiting) {
          printLine(`${source.title || source.address || 'Without a title'}: “${excerptOf(exact || note)}”`)
          printLine(`    ${WHY_WAITING[why]}`)
        }
      }
    })
}
