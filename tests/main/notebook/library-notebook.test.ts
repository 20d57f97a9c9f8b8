import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_NOTEBOOK_QUERY } from '../../../src-core/notebook/notebook-query.ts'
import { LibraryNotebook } from '../../../src-main/notebook/library-notebook.ts'
import type { Library } from '../../../src-main/store/library.ts'
import { generateLibrary } from '../../../tools/bench/generate-library.ts'
import { FaultyDisk, systemError } from '../store/faulty-disk.ts'
import { highlight, openLibrary, openWithFerry } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

const ARTICLES = 130

function openNotebook(library: Library, root: string, fs?: FaultyDisk) {
  const told: [number, number][] = []
  const notebook = new LibraryNotebook(library, {
    data: join(root, 'data'),
    onProgress: (done, total) => told.push([done, total]),
    ...(fs && { fs }),
  })
  onTestFinished(() => notebook.close())
  return { notebook, told, all: () => notebook.query(DEFAULT_NOTEBOOK_QUERY) }
}

/** How many records a notebook reads before its first answer, and what that is. */
async function openAndCount(root: string) {
  const fs = new FaultyDisk()
  const library = await openLibrary(root, { fs })
  const before = fs.log.length
  const { notebook, all } = openNotebook(library, root)
  const { found } = await all()
  const reads = fs.log.slice(before).filter((entry) => /^read 01.*\.json$/.test(entry)).length
  await notebook.close()
  await library.close()
  return { found, reads }
}

/** A library of synthetic articles, whose notebook was opened and closed once. */
async function libraryWithNotebook() {
  const root = await temporaryFolder()
  const ids = generateLibrary(join(root, 'library'), ARTICLES)
  const { found, reads } = await openAndCount(root)
  expect(reads).toBe(ARTICLES)
  const [id] = await readdir(join(root, 'data', 'cache'))
  return { root, ids, found, cache: join(root, 'data', 'cache', id!, 'notebook') }
}

describe('the notebook', () => {
  it('can be stopped while it gathers, and then goes on from there', async () => {
    const root = await temporaryFolder()
    generateLibrary(join(root, 'library'), ARTICLES)
    const library = await openLibrary(root)
    const told: number[] = []
    const notebook = new LibraryNotebook(library, {
      data: join(root, 'data'),
      onProgress: (done, total) => {
        told.push(total - done)
        if (told.length === 2) notebook.cancel()
      },
    })
    onTestFinished(() => notebook.close())
    const stopped = notebook.query(DEFAULT_NOTEBOOK_QUERY)
    await expect(stopped).rejects.toMatchObject({
      failure: { code: 'cancelled', kept: 'Those of 32 articles were gathered, and need not be again.' },
    })
    expect((await notebook.query(DEFAULT_NOTEBOOK_QUERY)).total).toBeGreaterThan(ARTICLES)
    expect([told[0], told[2]]).toEqual([ARTICLES, ARTICLES - 32])
  })

  it('holds the annotations of all articles, and shows each with its place', async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    const { notebook, all } = openNotebook(library, root)
    expect((await all()).total).toBe(0)
    const view = await library.readArticle(id)
    await library.edit(id, highlight(view, 'empty by nine', { note: 'When?' }))
    const { slots, total } = await all()
    expect(total).toBe(1)
    const [row] = await notebook.rows([...slots])
    expect(row).toMatchObject({ articleId: id, title: 'The last ferry', paragraph: 2, inTrash: false })
    expect(row?.annotation.anchor.exact).toBe('empty by nine')
  })

  it('follows changes, deletion, the Trash, and what other programs write', async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    const { notebook, all } = openNotebook(library, root)
    await all()
    const edit = highlight(await library.readArticle(id), 'the last ferry')
    const { inverse } = await library.edit(id, edit)
    const { slots } = await all()
    await library.edit(id, { kind: 'delete-article' })
    expect(await all()).toMatchObject({ total: 0, foundInTrash: 1 })
    expect(await notebook.rows([...slots])).toMatchObject([{ inTrash: true }])
    await library.edit(id, { kind: 'restore-article' })
    await library.edit(id, inverse)
    expect(await all()).toMatchObject({ total: 0, foundInTrash: 0 })
    expect(await notebook.rows([...slots])).toEqual([null])

    const other = await openLibrary(root)
    await other.edit(id, highlight(await other.readArticle(id), 'Nobody', { tags: ['outside'] }))
    await expect.poll(async () => (await all()).tags).toEqual([['outside', 1]])
  })

  it('reads no record that is known from the last time', async () => {
    const { root, found } = await libraryWithNotebook()
    expect(await openAndCount(root)).toEqual({ found, reads: 0 })
  })

  it('reads again what was changed meanwhile, and no more', async () => {
    const { root, ids, found } = await libraryWithNotebook()
    const library = await openLibrary(root)
    const view = await library.readArticle(ids[3]!)
    await library.edit(ids[3]!, highlight(view, view.blocks[0]!.text.slice(0, 5)))
    await library.close()
    expect(await openAndCount(root)).toEqual({ found: found + 1, reads: 1 })
  })

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['damaged', (bytes) => bytes.subarray(0, -100)],
    ['empty', () => Buffer.alloc(0)],
    ['of a newer schema', (bytes) => Buffer.from(bytes.toString().replace('"schema":1', '"schema":9'))],
  ])('reads again what was in a file that is %s', async (_case, change) => {
    const { root, found, cache } = await libraryWithNotebook()
    const [name] = await readdir(cache)
    await writeFile(join(cache, name!), change(await readFile(join(cache, name!))))
    const again = await openAndCount(root)
    expect(again.found).toBe(found)
    expect(again.reads).toBeGreaterThan(0)
    expect(again.reads).toBeLessThan(ARTICLES / 4)
  })

  it('tells how far it is while it reads', async () => {
    const root = await temporaryFolder()
    generateLibrary(join(root, 'library'), ARTICLES)
    const { all, told } = openNotebook(await openLibrary(root), root)
    await all()
    expect(told[0]).toEqual([0, ARTICLES])
    expect(told.at(-1)).toEqual([ARTICLES, ARTICLES])
  })

  it('that cannot be saved is no loss', async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    const fs = new FaultyDisk((operation) => {
      if (operation === 'create') throw systemError('ENOSPC')
    })
    const { notebook, all } = openNotebook(library, root, fs)
    await library.edit(id, highlight(await library.readArticle(id), 'the last ferry'))
    expect((await all()).total).toBe(1)
    await notebook.close()
  })

  it('opens with the library’s start left as it was: nothing is read before it is asked', async () => {
    const root = await temporaryFolder()
    const fs = new FaultyDisk()
    const { library } = await openWithFerry(root, { fs })
    const before = fs.log.length
    openNotebook(library, root)
    expect(fs.log.length).toBe(before)
  })
})
