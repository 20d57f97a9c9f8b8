import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatFigures, isMet, type Figure } from './figures.ts'
import { measureImport } from './import.ts'
import { makeLibraries } from './libraries.ts'
import { measureStarts, type TimeStarts } from './opening.ts'
import { measureNotebook } from './notebook.ts'
import type { OpenApp } from './page-work.ts'
import { measureReading } from './reading.ts'
import { measureScrolling } from './scrolling.ts'
import { measureSearch } from './search.ts'
import { measureStore } from './store.ts'
import { measureTemplate } from './template.ts'

/** How the built app is started. */
export interface BuiltApp {
  timeStarts: TimeStarts
  /** Opens it, for what is measured in its window. */
  openApp: OpenApp
}

/**
 * Measures figures, and prints those of each part as soon as they are there.
 * @param wanted names of the parts; all of them when there are none
 * @returns whether every target is met
 */
export async function runBenchmarks(app: BuiltApp, wanted: readonly string[]): Promise<boolean> {
  const root = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  try {
    const parts = partsOf(root, app)
    const unknown = wanted.filter((name) => !(name in parts))
    if (unknown.length > 0) {
      throw new Error(`There is no ${unknown.join(', ')} to measure, but ${Object.keys(parts).join(', ')}.`)
    }
    const missed: Figure[] = []
    for (const [name, measure] of Object.entries(parts)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue
      const figures = await measure()
      missed.push(...figures.filter((figure) => !isMet(figure)))
      console.log(`\n${name}\n${formatFigures(figures)}`)
    }
    return missed.length === 0
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

function partsOf(root: string, { timeStarts, openApp }: BuiltApp): Record<string, () => Promise<Figure[]>> {
  let made: ReturnType<typeof makeLibraries> | undefined
  const libraries = () => (made ??= makeLibraries(root))
  return {
    store: async () => measureStore(root, await libraries()),
    start: async () => measureStarts(await libraries(), timeStarts),
    search: async () => measureSearch(await libraries()),
    notebook: () => measureNotebook(root),
    import: () => measureImport(root),
    template: () => measureTemplate(root),
    scrolling: async () => measureScrolling(await libraries(), openApp),
    reading: () => measureReading(root, openApp),
  }
}
