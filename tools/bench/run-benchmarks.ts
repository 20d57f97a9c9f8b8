import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatFigures, isMet } from './figures.ts'
import { measureSearch } from './search.ts'
import { measureStore } from './store.ts'

/**
 * Measures all figures and prints them.
 * @returns whether every target is met
 */
export async function runBenchmarks(): Promise<boolean> {
  const root = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  try {
    const figures = [...(await measureStore(root)), ...(await measureSearch(root))]
    console.log(formatFigures(figures))
    return figures.every(isMet)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
