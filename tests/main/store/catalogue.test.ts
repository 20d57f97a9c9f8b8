import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LibraryView } from '../../../src-core/ipc/contract.ts'
import { generateLibrary } from '../../../tools/bench/generate-library.ts'
import { FaultyDisk, systemError } from './faulty-disk.ts'
import { openLibrary, retitle } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const ARTICLES = 130

/** A library of synthetic articles that was opened and closed once. */
async function libraryWithCatalogue() {
  const root = await temporaryFolder()
  const ids = generateLibrary(join(root, 'library'), ARTICLES)
  const library = await openLibrary(root)
  const view = library.view()
  await library.close()
  const [cache] = await readdir(join(root, 'data', 'cache'))
  return { root, ids, view, path: join(root, 'data', 'cache', cache!, 'catalogue.json') }
}

/** Opens the library and closes it; tells what it showed, and how many records it read for that. */
async function openAndCount(root: string): Promise<{ view: LibraryView; reads: number }> {
  const fs = new FaultyDisk()
  const library = await openLibrary(root, { fs })
  const reads = fs.log.filter((entry) => /^read 01.*\.json$/.test(entry)).length
  const view = library.view()
  await library.close()
  return { view, reads }
}

describe('the catalogue', () => {
  it('shows a library without reading a record', async () => {
    const { root, view } = await libraryWithCatalogue()
    expect(view.articles).toHaveLength(ARTICLES)
    expect(view.problems).toEqual([])
    expect(await openAndCount(root)).toEqual({ view, reads: 0 })
  })

  it('has the record read that another program changed, and no other', async () => {
    const { root, ids, path } = await libraryWithCatalogue()
    const saved = await readFile(path)
    const other = await openLibrary(root)
    await other.edit(ids[5]!, retitle('Changed elsewhere'))
    await other.close()
    expect(await readFile(path)).toEqual(saved)
    const { view, reads } = await openAndCount(root)
    expect(reads).toBe(1)
    expect(view.articles.map(({ title }) => title)).toContain('Changed elsewhere')
  })

  it('notices a record of the same size by its time', async () => {
    const { root, ids } = await libraryWithCatalogue()
    await utimes(join(root, 'library', 'articles', `${ids[7]!}.json`), 1, 1)
    expect((await openAndCount(root)).reads).toBe(1)
  })

  it('forgets articles whose records are gone', async () => {
    const { root, ids } = await libraryWithCatalogue()
    for (const id of ids.slice(0, 10)) await rm(join(root, 'library', 'articles', `${id}.json`))
    const { view, reads } = await openAndCount(root)
    expect(view.articles).toHaveLength(ARTICLES - 10)
    expect(reads).toBe(0)
  })

  it('is saved when much has changed, and then spares reading it', async () => {
    const { root, ids } = await libraryWithCatalogue()
    const library = await openLibrary(root)
    for (const id of ids.slice(0, 4)) await library.edit(id, retitle('Changed here'))
    await library.close()
    expect((await openAndCount(root)).reads).toBe(0)
  })

  it('is not rewritten for one article, however often it is edited', async () => {
    const { root, ids, path } = await libraryWithCatalogue()
    const fs = new FaultyDisk()
    const library = await openLibrary(root, { fs })
    for (let edit = 0; edit < 4; edit++) await library.edit(ids[0]!, retitle(`Changed here ${edit}`))
    await library.close()
    expect(fs.log.filter((entry) => entry.startsWith('create .catalogue.json'))).toEqual([])
    expect(await readFile(path, 'utf8')).not.toContain('Changed here')
  })

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['damaged', (bytes) => bytes.subarray(0, -100)],
    ['empty', () => Buffer.alloc(0)],
    ['of a newer schema', (bytes) => Buffer.from(bytes.toString().replace('"schema":1', '"schema":2'))],
  ])('is made anew when it is %s', async (_case, change) => {
    const { root, path, view } = await libraryWithCatalogue()
    await writeFile(path, change(await readFile(path)))
    expect(await openAndCount(root)).toEqual({ view, reads: ARTICLES })
    expect(await openAndCount(root)).toEqual({ view, reads: 0 })
  })

  it('is made anew when the cache was deleted', async () => {
    const { root, view } = await libraryWithCatalogue()
    await rm(join(root, 'data'), { recursive: true })
    expect(await openAndCount(root)).toEqual({ view, reads: ARTICLES })
    expect(await openAndCount(root)).toEqual({ view, reads: 0 })
  })

  it('that cannot be saved is no loss', async () => {
    const { root, view, path } = await libraryWithCatalogue()
    await rm(path)
    const fs = new FaultyDisk((operation, _count, touched) => {
      if (operation === 'create' && touched.includes('catalogue')) throw systemError('ENOSPC')
    })
    const library = await openLibrary(root, { fs })
    expect(library.view()).toEqual(view)
    await library.close()
  })
})
