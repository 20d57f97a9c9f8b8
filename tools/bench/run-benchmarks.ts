import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatFigures, isMet } from './figures.ts'
import { makeLibraries } from './libraries.ts'
import { measureStarts, type TimeStarts } from './opening.ts'
import { measureNotebook } from './notebook.ts'
import { measureReading, type OpenApp } from './reading.ts'
import { measureSearch } from './search.ts'
import { measureStore } from './store.ts'

/**
 * Measures all figures and prints them.
 * @param timeStarts starts the built app
 * @param openApp opens it, for what is measured in its window
 * @returns whether every target is met
 */
export async function runBenchmarks(timeStarts: TimeStarts, openApp: OpenApp): Promise<boolean> {
  const root = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  try {
    const libraries = await makeLibraries(root)
    const figures = [
      ...(await measureStore(root, libraries)),
      ...(await measureStarts(libraries, timeStarts)),
      ...(await measureSearch(libraries)),
      ...(await measureNotebook(root)),
      ...(await measureReading(root, openApp)),
    ]
    console.log(formatFigures(figures))
    return figures.every(isMet)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
