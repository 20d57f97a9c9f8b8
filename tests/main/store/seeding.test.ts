import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibrary, openWithFerry } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const SEEDS = join(import.meta.dirname, '../../../seeds')

describe('the seeds', () => {
  it('are listed in the order of the manifest, annotated as it says', async () => {
    const library = await openLibrary(await temporaryFolder())
    await library.addSeeds(SEEDS)
    const { articles, problems } = library.view()
    expect(problems).toEqual([])
    expect(articles.map(({ source, status, annotations }) => [source, status, annotations])).toEqual(
      await manifestOf(SEEDS),
    )
  })

  it('are added once in a library’s life', async () => {
    const root = await temporaryFolder()
    await (await openLibrary(root)).addSeeds(SEEDS)
    const articles = join(root, 'library', 'articles')
    const [first] = await readdir(articles)
    await rm(join(articles, first!))
    const again = await openLibrary(root)
    await again.addSeeds(SEEDS)
    expect(await readdir(articles)).toHaveLength(3)
  })

  it('come to a library that the command line made, too', async () => {
    const root = await temporaryFolder()
    await openWithFerry(root)
    const library = await openLibrary(root)
    await library.addSeeds(SEEDS)
    expect(library.view().articles).toHaveLength(5)
  })

  it('do not come back when library.json was lost', async () => {
    const root = await temporaryFolder()
    await openWithFerry(root)
    await rm(join(root, 'library', 'library.json'))
    const library = await openLibrary(root)
    await library.addSeeds(SEEDS)
    expect(library.view().articles).toHaveLength(1)
  })

  it('that could not all be added are completed at the next start', async () => {
    const root = await temporaryFolder()
    const seeds = join(root, 'seeds')
    await cp(SEEDS, seeds, { recursive: true })
    await rm(join(seeds, 'tide-gauge.txt'))
    const library = await openLibrary(root)
    await library.addSeeds(seeds)
    expect(library.view().problems).toMatchObject([{ code: 'unexpected' }])
    expect(library.view().articles).toHaveLength(2)
    const again = await openLibrary(root)
    await again.addSeeds(SEEDS)
    expect(again.view().articles).toHaveLength(4)
    expect(again.view().problems).toEqual([])
  })

  it.each([
    ['is missing', () => Promise.resolve()],
    ['is not JSON', (folder: string) => writeFile(join(folder, 'manifest.json'), '{')],
    [
      'says what there is not',
      (folder: string) => writeFile(join(folder, 'manifest.json'), '{"articles":[{}]}'),
    ],
  ])('are done without when the manifest %s', async (_case, prepare) => {
    const root = await temporaryFolder()
    const seeds = join(root, 'seeds')
    await mkdir(seeds)
    await prepare(seeds)
    const library = await openLibrary(root)
    await library.addSeeds(seeds)
    expect(library.view()).toMatchObject({ articles: [], problems: [{ code: 'unexpected' }] })
  })
})

/** Source, status and number of annotations of each seed. */
async function manifestOf(folder: string) {
  const { articles } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    articles: { file: string; status?: string; annotations?: unknown[] }[]
  }
  return articles.map(({ file, status = 'inbox', annotations = [] }) => [file, status, annotations.length])
}
