import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { ArticleChange } from '../../../src-core/ipc/contract.ts'
import type { Library } from '../../../src-main/store/library.ts'
import { FERRY, GAUGE, openLibrary, openWithFerry, retitle, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Collects what a library tells of. */
function listen(library: Library) {
  const told: ArticleChange[] = []
  library.onChange((changes) => told.push(...changes))
  const titles = () => told.map(({ summary }) => summary.title)
  return {
    titles,
    until: (title: string) => vi.waitFor(() => expect(titles()).toContain(title), { timeout: 5_000 }),
  }
}

/** A library that listens, and another program’s on the same folder. */
async function openTwice() {
  const root = await temporaryFolder()
  const { library, id, path } = await openWithFerry(root)
  return { root, library, id, path, heard: listen(library), other: await openLibrary(root) }
}

describe('beside another program', () => {
  it('an article that it adds is told and listed', async () => {
    const { library, other, heard } = await openTwice()
    await other.importSources([textFile('gauge.txt', GAUGE)])
    await heard.until('The place where zero is kept')
    expect(library.view().articles).toHaveLength(2)
  })

  it('an edit that it makes is told and shown', async () => {
    const { library, other, id, heard } = await openTwice()
    await other.edit(id, retitle('No boat home'))
    await heard.until('No boat home')
    expect(library.view().articles[0]?.title).toBe('No boat home')
  })

  it('what was written here is not told a second time', async () => {
    const { library, other, id, heard } = await openTwice()
    await library.edit(id, retitle('Ours'))
    await other.edit(id, retitle('Theirs'))
    await heard.until('Theirs')
    expect(heard.titles()).toEqual(['Ours', 'Theirs'])
  })

  it('a file that vanishes is not taken for an order to delete', async () => {
    const { library, other, path, heard } = await openTwice()
    await rm(path)
    await other.importSources([textFile('gauge.txt', GAUGE)])
    await heard.until('The place where zero is kept')
    expect(library.view().articles.map(({ title }) => title)).toContain('The last ferry')
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('a file that is half-written is left alone', async () => {
    const { root, library, other, path, heard } = await openTwice()
    await writeFile(path, (await readFile(path)).subarray(0, 100))
    await other.importSources([textFile('gauge.txt', GAUGE)])
    await heard.until('The place where zero is kept')
    expect((await readFile(path)).length).toBe(100)
    expect(library.view().problems).toEqual([])
    await expect(readFile(join(root, 'library', 'quarantine'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

it('a library that nobody listens to any more keeps no process alive', async () => {
  const root = await temporaryFolder()
  const library = await openLibrary(root)
  listen(library)
  await library.close()
  const other = await openLibrary(root)
  await other.importSources([textFile('ferry.txt', FERRY)])
  expect(library.view().articles).toEqual([])
})
