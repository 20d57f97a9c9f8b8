import { join } from 'node:path'
import { Library } from '../../src-main/store/library.ts'
import { generateLibrary } from './generate-library.ts'

/** How many articles the libraries have that are measured. */
export const SIZES = [100, 1_000, 10_000] as const
export type Size = (typeof SIZES)[number]

export interface TestLibrary {
  folder: string
  data: string
  /** Oldest first. */
  ids: string[]
}

export type TestLibraries = Record<Size, TestLibrary>

/** Makes the libraries in new folders below `root`, with their catalogues saved, as after a first start. */
export async function makeLibraries(root: string): Promise<TestLibraries> {
  const made: [Size, TestLibrary][] = []
  for (const size of SIZES) {
    const folder = join(root, String(size), 'library')
    const data = join(root, String(size), 'data')
    const ids = generateLibrary(folder, size)
    await (await Library.open({ folder, data })).close()
    made.push([size, { folder, data, ids }])
  }
  return Object.fromEntries(made) as TestLibraries
}
