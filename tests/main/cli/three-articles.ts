import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import type { Block } from '../../../src-core/article/block.ts'
import type { ImportReport } from '../../../src-core/ipc/contract.ts'
import { FERRY, GAUGE } from '../store/open-library.ts'
import { CommandLine } from './command-line.ts'

/** What `lectern show --json` prints, as far as the tests look at it. */
export interface Shown {
  id: string
  title: string
  blocks: Block[]
  annotations: Annotation[]
}

const TWICE = `date 2025-06-03 The ferry that came twice

ISTANBUL

It came, and it came again.

How it came

Nobody saw how it came.
`

/** A library with three articles; gives their ids. */
export async function threeArticles() {
  const lectern = await CommandLine.inNewFolder()
  const { imported } = await lectern.json<ImportReport>(['import', '-'], `${FERRY}\n${GAUGE}\n${TWICE}`)
  const [ferry = '', gauge = '', twice = ''] = imported.map(({ id }) => id)
  return { lectern, ferry, gauge, twice }
}
