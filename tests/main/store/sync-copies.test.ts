import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { ArticleChange, MergedCopy } from '../../../src-core/ipc/contract.ts'
import { VERSION_SEPARATOR } from '../../../src-core/library/register.ts'
import { Library } from '../../../src-main/store/library.ts'
import { highlight, openLibrary, openWithFerry, retitle } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const OTHER_DATA = 'other-computer'

/** Names that programs give to the second copy of a file; the last is of a language nobody thought of. */
const NAMES: [program: string, name: (id: string) => string][] = [
  ['Syncthing', (id) => `${id}.sync-conflict-20261122-134221-KTBVRN4.json`],
  ['Dropbox', (id) => `${id} (Ayşe's conflicted copy 2026-11-22).json`],
  ['Nextcloud', (id) => `${id} (conflicted copy 2026-11-22 093612).json`],
  ['OneDrive', (id) => `${id}-DESKTOP-7K.json`],
  ['iCloud', (id) => `${id} 2.json`],
  ['Google Drive', (id) => `${id} (1).json`],
  ['a program in Turkish', () => 'çakışan kopya.json.yedek'],
]

/**
 * A library with one article and a note, changed on another computer, whose version then comes back
 * beside the own one under a name.
 */
async function withCopy(name: (id: string) => string, here = true) {
  const root = await temporaryFolder()
  const { library, id, path } = await openWithFerry(root)
  const articles = join(root, 'library', 'articles')
  const edit = highlight(await library.readArticle(id), 'last ferry', { note: 'first' })
  const { annotations } = await library.edit(id, edit)
  const note = (text: string) =>
    ({ kind: 'change-annotation', id: annotations[0]!.id, patch: { note: text } }) as const
  const before = await readFile(path)
  if (here) await library.edit(id, note('mine'))
  await library.close()

  const own = await readFile(path)
  await writeFile(path, before)
  const elsewhere = await Library.open({ folder: join(root, 'library'), data: join(root, OTHER_DATA) })
  await elsewhere.edit(id, note('theirs'))
  await elsewhere.edit(id, retitle('No boat home'))
  await elsewhere.close()
  const copy = join(root, 'elsewhere.json')
  await rename(path, copy)
  await writeFile(path, own)
  return { root, id, path, articles, copy, name: name(id) }
}

describe('a second copy of a record, as programs that sync leave it', () => {
  it.each(NAMES)('of %s is merged when the library is opened, and then put away', async (_program, name) => {
    const { root, id, articles, copy, name: fileName } = await withCopy(name)
    const bytes = await readFile(copy)
    await rename(copy, join(articles, fileName))

    const library = await openLibrary(root)
    const { article, annotations } = await library.readArticle(id)
    expect([article.title, annotations[0]?.note]).toEqual(['No boat home', `mine${VERSION_SEPARATOR}theirs`])
    expect(await readdir(articles)).toEqual([`${id}.json`])
    const [merged] = library.view().copies
    expect(merged).toMatchObject({ title: 'No boat home', name: fileName })
    expect(await readFile(merged!.path)).toEqual(bytes)
  })

  it('is merged while the library is open, and told', async () => {
    const { root, id, articles, copy } = await withCopy(NAMES[0]![1])
    const library = await openLibrary(root)
    const changes: ArticleChange[] = []
    const copies: MergedCopy[] = []
    library.onChange((changed) => changes.push(...changed))
    library.outside.listen({ copiesMerged: (merged) => copies.push(...merged) })
    await rename(copy, join(articles, `${id} 2.json`))
    await vi.waitFor(() => expect(copies).toHaveLength(1), { timeout: 5_000 })
    expect(changes.at(-1)?.annotations[0]?.note).toBe(`mine${VERSION_SEPARATOR}theirs`)
  })

  it('is made the record when the record is gone, or damaged', async () => {
    for (const spoil of [(path: string) => rm(path), (path: string) => writeFile(path, 'spoilt')]) {
      const { root, id, path, articles, copy } = await withCopy(NAMES[0]![1])
      await rename(copy, join(articles, 'renamed.json'))
      await spoil(path)
      const library = await openLibrary(root)
      expect((await library.readArticle(id)).article.title).toBe('No boat home')
    }
  })

  it.each<[string, string, string | Uint8Array]>([
    ['half of a record', 'half.json', '{"schema":1,"app":"lectern'],
    ['a picture', 'cover.png', new Uint8Array([0x89, 0x50, 0, 1])],
    ['a file that is being written', '.syncthing.x.json.tmp', '{}'],
  ])('%s is left alone', async (_what, name, content) => {
    const { root, id, articles } = await withCopy(NAMES[0]![1])
    await writeFile(join(articles, name), content)
    const library = await openLibrary(root)
    expect((await readdir(articles)).sort()).toEqual([`${id}.json`, name].sort())
    expect(library.view().copies).toEqual([])
  })
})

it('a copy of library.json is merged as well', async () => {
  const { root } = await withCopy(NAMES[0]![1])
  const folder = join(root, 'library')
  await copyFile(join(folder, 'library.json'), join(folder, 'library (1).json'))
  const library = await openLibrary(root)
  expect(library.view().copies.map(({ name }) => name)).toEqual(['library (1).json'])
  expect(await readdir(folder)).not.toContain('library (1).json')
})

describe('an article whose file vanishes while it is open', () => {
  it('is told as missing, and written back by the next edit with all that it had', async () => {
    const root = await temporaryFolder()
    const { library, id, path } = await openWithFerry(root)
    await library.edit(id, highlight(await library.readArticle(id), 'last ferry', { note: 'kept' }))
    const missing: string[] = []
    library.outside.listen({ missing: (ids) => missing.push(...ids) })
    await rm(path)
    await vi.waitFor(() => expect(missing).toEqual([id]), { timeout: 5_000 })
    await library.edit(id, retitle('No boat home'))
    const { article, annotations } = await (await openLibrary(root)).readArticle(id)
    expect([article.title, annotations[0]?.note]).toEqual(['No boat home', 'kept'])
  })

  it('is written back when that is asked for', async () => {
    const root = await temporaryFolder()
    const { library, id, path } = await openWithFerry(root)
    await library.readArticle(id)
    await rm(path)
    await library.outside.writeBack(id)
    expect((await (await openLibrary(root)).readArticle(id)).article.title).toBe('The last ferry')
  })
})
