import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../src-core/ipc/result.ts'
import { FERRY, GAUGE, highlight, openLibrary, openWithFerry, retitle, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const QUOTE = 'the last ferry'

/** A library with an annotated article and another, closed after a backup. */
async function backedUp() {
  const root = await temporaryFolder()
  const { library, id, path } = await openWithFerry(root)
  await library.edit(id, highlight(await library.readArticle(id), QUOTE, { note: 'Nobody?' }))
  await library.importSources([textFile('gauge.txt', GAUGE)])
  const [revision] = (await library.readArticle(id)).article.revisions
  await library.close()
  const folder = join(root, 'library')
  const textPath = join(folder, 'texts', `${revision!.hash}.json`)
  const originalPath = join(folder, 'originals', revision!.originalHash)
  return { root, folder, backups: join(root, 'data', 'backups'), id, path, textPath, originalPath }
}

async function cut(path: string): Promise<Buffer> {
  const bytes = (await readFile(path)).subarray(0, 40)
  await writeFile(path, bytes)
  return bytes
}

async function quarantined(folder: string): Promise<Buffer[]> {
  const names = await readdir(join(folder, 'quarantine')).catch(() => [])
  return Promise.all(names.map((name) => readFile(join(folder, 'quarantine', name))))
}

const ACTS: [string, (library: Awaited<ReturnType<typeof openLibrary>>, id: string) => Promise<unknown>][] = [
  ['opened', () => Promise.resolve()],
  ['read', (library, id) => library.readArticle(id)],
  ['edited', (library, id) => library.edit(id, retitle('Edited'))],
]

describe('a damaged record', () => {
  it.each(ACTS)('comes back from the backup when it is %s, and that is told', async (name, act) => {
    const { root, folder, id, path } = await backedUp()
    const early = name === 'opened' ? undefined : await openLibrary(root)
    const bytes = await cut(path)
    const library = early ?? (await openLibrary(root))
    const told: Failure[] = []
    library.onProblem((problem) => told.push(problem))
    await act(library, id)
    const { articles, problems } = library.view()
    expect(articles.map(({ title }) => title).sort()).toEqual([
      name === 'edited' ? 'Edited' : 'The last ferry',
      'The place where zero is kept',
    ])
    expect(problems).toMatchObject([
      {
        code: 'recovered',
        message: expect.stringMatching(
          /“The last ferry” was recovered from the backup of .*, with its one annotation/,
        ),
        kept: expect.stringContaining(join(folder, 'quarantine')),
        todo: 'Nothing was changed in this article since that backup.',
      },
    ])
    expect(told).toEqual(early ? problems : [])
    expect((await library.readArticle(id)).annotations).toMatchObject([{ note: 'Nobody?' }])
    expect(await quarantined(folder)).toEqual([bytes])
  })

  it('that was changed after the backup comes back as it was then, and the person is told to look', async () => {
    const { root, id, path, backups } = await backedUp()
    const aside = `${backups}-aside`
    const library = await openLibrary(root)
    await rm(aside, { recursive: true, force: true })
    await library.edit(id, retitle('After the backup'))
    await cut(path)
    expect((await library.readArticle(id)).article.title).toBe('The last ferry')
    expect(library.view().problems).toMatchObject([{ todo: expect.stringContaining('look it over') }])
  })

  it('comes back from an older backup when the newest is damaged itself', async () => {
    const { root, path, id, backups } = await backedUp()
    const library = await openLibrary(root)
    await library.edit(id, retitle('In the newer backup'))
    await library.close()
    const [name = ''] = await readdir(backups)
    const newest = (await readdir(join(backups, name, 'backups'))).sort().at(-1)!
    await cut(join(backups, name, 'backups', newest))
    await cut(path)
    const again = await openLibrary(root)
    expect((await again.readArticle(id)).annotations).toHaveLength(1)
  })

  it('that is far too large to be read is damaged too', async () => {
    const { root, path, id } = await backedUp()
    await truncate(path, 3 * 1024 ** 3)
    const library = await openLibrary(root)
    expect((await library.readArticle(id)).annotations).toHaveLength(1)
    expect(library.view().problems).toMatchObject([{ code: 'recovered' }])
    await rm(join(root, 'library', 'quarantine'), { recursive: true })
  })
})

describe('a text', () => {
  it.each(['damaged', 'missing'])('that is %s comes back from the backup', async (state) => {
    const { root, folder, id, textPath, originalPath } = await backedUp()
    const bytes = await readFile(textPath)
    await rm(originalPath)
    if (state === 'damaged') await cut(textPath)
    else await rm(textPath)
    const library = await openLibrary(root)
    expect((await library.readArticle(id)).blocks).toHaveLength(2)
    expect(await readFile(textPath)).toEqual(bytes)
    expect(library.view().problems).toMatchObject([
      { code: 'recovered', message: expect.stringContaining('recovered from a backup') },
    ])
    expect(await quarantined(folder)).toHaveLength(state === 'damaged' ? 1 : 0)
  })

  it('that no backup has is read anew from the original', async () => {
    const { root, id, textPath, backups, originalPath } = await backedUp()
    expect(await readFile(originalPath, 'utf8')).toBe(FERRY)
    await rm(backups, { recursive: true })
    await cut(textPath)
    const library = await openLibrary(root)
    expect((await library.readArticle(id)).blocks).toHaveLength(2)
    expect(library.view().problems).toMatchObject([
      { code: 'recovered', message: expect.stringContaining('read anew from the original file') },
    ])
  })
})

describe('library.json', () => {
  it.each(['damaged', 'missing'])('that is %s comes back with the library’s name', async (state) => {
    const { root, folder, backups } = await backedUp()
    const path = join(folder, 'library.json')
    const before = await readFile(path)
    if (state === 'damaged') await cut(path)
    else await rm(path)
    const library = await openLibrary(root)
    expect(library.view().problems).toMatchObject([{ code: 'recovered' }])
    expect(await readFile(path)).toEqual(before)
    expect(await readdir(backups)).toEqual([library.id])
  })
})
