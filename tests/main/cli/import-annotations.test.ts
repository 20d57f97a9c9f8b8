import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { AnnotationsReport, TrayRow } from '../../../src-core/ipc/incoming-requests.ts'
import { webAnnotations } from '../incoming/web-annotations.ts'
import { FERRY } from '../store/open-library.ts'
import { bundleCommandLine, CommandLine } from './command-line.ts'

bundleCommandLine()

it('lectern import-annotations places what it can, tells what waits, and fails for a file that it cannot read', async () => {
  const lectern = await CommandLine.inNewFolder()
  await writeFile(lectern.path('ferry.txt'), FERRY)
  await writeFile(
    lectern.path('notes.json'),
    webAnnotations(
      { id: 'a', title: 'The last ferry', exact: 'the last ferry had gone' },
      { id: 'b', title: 'Nowhere', exact: 'nothing' },
    ),
  )
  await writeFile(lectern.path('odd.json'), '{}')
  await lectern.run(['import', 'ferry.txt'])

  const first = await lectern.run(['import-annotations', 'notes.json'])
  expect(first.code).toBe(0)
  expect(first.stdout).toContain('Placed 1 annotation in 1 article; 1 waits in the tray.')
  expect(first.stdout).toContain('In the tray  Nowhere: 1. The article is not in the library.')

  const again = await lectern.run(['import-annotations', 'notes.json', 'odd.json', '--json'])
  const report = JSON.parse(again.stdout) as AnnotationsReport
  expect([again.code, report.placed, report.known]).toEqual([1, [], 1])
  expect(again.stderr).toContain('odd.json')

  const tray = await lectern.run(['tray', '--json'])
  expect((JSON.parse(tray.stdout) as TrayRow[]).map(({ exact }) => exact)).toEqual(['nothing'])
  expect((await lectern.run(['tray'])).stdout).toContain('Nowhere: “nothing”')
  expect((await lectern.run(['import-annotations'])).code).toBe(2)
})
