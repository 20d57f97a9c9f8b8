import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src-core/ipc/settings.ts'
import { deviceId } from '../../../src-main/store/device.ts'
import { disk } from '../../../src-main/store/file-system.ts'
import { SettingsFile } from '../../../src-main/store/settings-file.ts'
import { FaultyDisk, systemError } from './faulty-disk.ts'
import { FERRY, GAUGE, openLibrary, openWithFerry, retitle, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const text = (change: (text: string) => string) => (bytes: Buffer) => Buffer.from(change(bytes.toString()))

/** What can become of a file, and what Lectern has to make of it. */
const DAMAGED: [string, (bytes: Buffer) => Buffer][] = [
  ['cut off', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['cut off at its end', (bytes) => bytes.subarray(0, -2)],
  ['all NUL', (bytes) => Buffer.alloc(bytes.length)],
  ['empty', () => Buffer.alloc(0)],
  ['changed in one letter', text((json) => json.replace(/("data":.*)e/, '$1E'))],
  ['replaced by other JSON', () => Buffer.from('{"articles":[]}')],
]
const NEWER = text((json) => json.replace('"schema":1', '"schema":2'))

const SEEDS = join(import.meta.dirname, '../../../seeds')
const NEWER_TODO = 'Update Lectern on this computer, then open it again.'

/** A library with two articles, closed. It has no backups: what there is to recover from is in recovery.test.ts. */
async function twoArticles() {
  const root = await temporaryFolder()
  const { library, id, path } = await openWithFerry(root)
  await library.importSources([textFile('gauge.txt', GAUGE)])
  const [revision] = (await library.readArticle(id)).article.revisions
  await library.close()
  await rm(join(root, 'data', 'backups'), { recursive: true })
  const folder = join(root, 'library')
  return { root, folder, id, path, textPath: join(folder, 'texts', `${revision!.hash}.json`) }
}

async function spoil(path: string, damage: (bytes: Buffer) => Buffer): Promise<Buffer> {
  const bytes = damage(await readFile(path))
  await writeFile(path, bytes)
  return bytes
}

/** What is in quarantine: the bytes of each file, by the end of its name. */
async function quarantined(folder: string) {
  const names = await readdir(join(folder, 'quarantine')).catch(() => [])
  return Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(join(folder, 'quarantine', name)) })),
  )
}

describe.each(DAMAGED)('a record that is %s', (_case, damage) => {
  it('is kept in quarantine, told, and no longer listed; the others are', async () => {
    const { root, folder, id, path } = await twoArticles()
    const bytes = await spoil(path, damage)
    const { articles, problems } = (await openLibrary(root)).view()
    expect(articles.map(({ title }) => title)).toEqual(['The place where zero is kept'])
    const [kept, ...more] = await quarantined(folder)
    expect(more).toEqual([])
    expect(kept?.bytes).toEqual(bytes)
    expect(kept?.name).toMatch(new RegExp(`${id}\\.json$`))
    expect(problems).toMatchObject([{ code: 'damaged', kept: expect.stringContaining(kept!.name) }])
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await openLibrary(root)).view().problems).toEqual([])
  })

  it.each([
    ['read', (library: Awaited<ReturnType<typeof openLibrary>>, id: string) => library.readArticle(id)],
    [
      'edited',
      (library: Awaited<ReturnType<typeof openLibrary>>, id: string) => library.edit(id, retitle('New')),
    ],
  ])('is kept in quarantine when it is %s', async (_act, act) => {
    const { root, folder, id, path } = await twoArticles()
    const library = await openLibrary(root)
    const bytes = await spoil(path, damage)
    await expect(act(library, id)).rejects.toMatchObject({ failure: { code: 'damaged' } })
    expect((await quarantined(folder)).map((file) => file.bytes)).toEqual([bytes])
    const { articles, problems } = library.view()
    expect(articles.map(({ title }) => title)).toEqual(['The place where zero is kept'])
    expect(problems).toMatchObject([{ code: 'damaged' }])
  })
})

describe('a record', () => {
  it('after a byte-order mark is read as it is', async () => {
    const { root, folder, id, path } = await twoArticles()
    const bytes = await spoil(path, (bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes]))
    const library = await openLibrary(root)
    expect(library.view().problems).toEqual([])
    expect((await library.readArticle(id)).article.title).toBe('The last ferry')
    expect(await readFile(path)).toEqual(bytes)
    expect(await quarantined(folder)).toEqual([])
  })

  it('that was put in the place of another goes to quarantine: neither is written over', async () => {
    const { root, folder, id, path } = await twoArticles()
    const other = (await readdir(join(folder, 'articles'))).find((name) => !name.startsWith(id))!
    const aside = join(folder, 'aside')
    await rename(path, aside)
    await rename(join(folder, 'articles', other), path)
    await rename(aside, join(folder, 'articles', other))
    const { articles, problems } = (await openLibrary(root)).view()
    expect(articles).toEqual([])
    expect(problems.map(({ message }) => message.replace(/.*holds/, 'holds')).sort()).toEqual([
      'holds another article, “The last ferry”.',
      'holds another article, “The place where zero is kept”.',
    ])
    expect(await quarantined(folder)).toHaveLength(2)
  })

  it('of a newer schema is left exactly as it is, and told', async () => {
    const { root, folder, id, path } = await twoArticles()
    const bytes = await spoil(path, NEWER)
    const library = await openLibrary(root)
    const newer = { code: 'newer-schema', todo: NEWER_TODO }
    expect(library.view().problems).toMatchObject([newer])
    await expect(library.readArticle(id)).rejects.toMatchObject({ failure: newer })
    await expect(library.edit(id, retitle('New'))).rejects.toMatchObject({ failure: newer })
    expect(await readFile(path)).toEqual(bytes)
    expect(await quarantined(folder)).toEqual([])
  })

  it('that cannot be read is not taken for damaged', async () => {
    const { root, folder, id, path } = await twoArticles()
    await rm(join(root, 'data'), { recursive: true })
    const fs = new FaultyDisk((operation, _count, touched) => {
      if (operation === 'read' && touched === path) throw systemError('EACCES')
    })
    const library = await openLibrary(root, { fs })
    expect(library.view().problems).toMatchObject([{ code: 'unreadable' }])
    await expect(library.edit(id, retitle('New'))).rejects.toMatchObject({ failure: { code: 'unreadable' } })
    expect(await quarantined(folder)).toEqual([])
  })

  it('that cannot be moved to quarantine is left where it is', async () => {
    const { root, path } = await twoArticles()
    const bytes = await spoil(path, () => Buffer.from('{'))
    const fs = new FaultyDisk((operation, _count, touched) => {
      if (operation === 'rename' && touched.includes('quarantine')) throw systemError('EROFS')
    })
    const { problems } = (await openLibrary(root, { fs })).view()
    expect(problems).toMatchObject([{ code: 'damaged', kept: expect.stringContaining('left where it is') }])
    expect(await readFile(path)).toEqual(bytes)
  })
})

describe('a text', () => {
  it.each(DAMAGED)('that is %s goes to quarantine; the annotations stay', async (_case, damage) => {
    const { root, folder, id, textPath } = await twoArticles()
    const bytes = await spoil(textPath, damage)
    await rm(join(folder, 'originals'), { recursive: true })
    const library = await openLibrary(root)
    await expect(library.readArticle(id)).rejects.toMatchObject({ failure: { code: 'damaged' } })
    expect((await quarantined(folder)).map((file) => file.bytes)).toEqual([bytes])
    expect(library.view().articles).toHaveLength(2)
    expect((await library.edit(id, retitle('Still here'))).article.title).toBe('Still here')
  })

  it('that is another one, whole, is told apart by its name', async () => {
    const { root, folder, id, textPath } = await twoArticles()
    const other = (await readdir(join(folder, 'texts'))).find((name) => !textPath.endsWith(name))!
    await cp(join(folder, 'texts', other), textPath)
    await rm(join(folder, 'originals'), { recursive: true })
    await expect((await openLibrary(root)).readArticle(id)).rejects.toMatchObject({
      failure: { code: 'damaged' },
    })
  })

  it('that is missing is told, and comes back with its file', async () => {
    const { root, folder, id, textPath } = await twoArticles()
    await rm(join(folder, 'originals'), { recursive: true })
    const library = await openLibrary(root)
    await rename(textPath, `${textPath}.away`)
    await expect(library.readArticle(id)).rejects.toMatchObject({
      failure: { code: 'not-found', kept: 'Your annotations are kept.' },
    })
    await rename(`${textPath}.away`, textPath)
    expect((await library.readArticle(id)).blocks).toHaveLength(2)
  })

  it('that is damaged is made good by importing it again', async () => {
    const { root, folder, id, path, textPath } = await twoArticles()
    await spoil(textPath, () => Buffer.alloc(0))
    await rm(path)
    const library = await openLibrary(root)
    const { imported } = await library.importSources([textFile('ferry.txt', FERRY)])
    expect((await library.readArticle(imported[0]!.id)).blocks).toHaveLength(2)
    expect(imported[0]!.id).not.toBe(id)
    expect(await quarantined(folder)).toHaveLength(1)
  })
})

describe('an original', () => {
  it('that is damaged is never left in the place of the good one', async () => {
    const { root, folder, path } = await twoArticles()
    const originals = join(folder, 'originals')
    for (const name of await readdir(originals)) await spoil(join(originals, name), () => Buffer.alloc(0))
    await rm(path)
    const library = await openLibrary(root)
    await library.importSources([textFile('ferry.txt', FERRY)])
    const contents = await Promise.all(
      (await readdir(originals)).map((name) => readFile(join(originals, name), 'utf8')),
    )
    expect(contents.sort()).toEqual(['', FERRY])
    expect(await quarantined(folder)).toHaveLength(1)
  })
})

describe('library.json', () => {
  it.each(DAMAGED)('that is %s is kept, and the articles stay', async (_case, damage) => {
    const { root, folder } = await twoArticles()
    const bytes = await spoil(join(folder, 'library.json'), damage)
    const library = await openLibrary(root)
    const { articles, problems } = library.view()
    expect(articles).toHaveLength(2)
    expect(problems).toMatchObject([{ code: 'damaged' }])
    expect((await quarantined(folder)).map((file) => file.bytes)).toEqual([bytes])
    await library.addSeeds(SEEDS)
    expect(library.view().articles).toHaveLength(2)
  })

  it('of a newer schema makes a library that can be read and not written', async () => {
    const { root, folder, id, path } = await twoArticles()
    const bytes = await spoil(join(folder, 'library.json'), NEWER)
    const record = await readFile(path)
    const library = await openLibrary(root)
    const newer = { code: 'newer-schema' }
    expect(library.view()).toMatchObject({ articles: [{}, {}], problems: [newer] })
    expect((await library.readArticle(id)).blocks).toHaveLength(2)
    await expect(library.edit(id, retitle('New'))).rejects.toMatchObject({ failure: newer })
    const { imported, failed } = await library.importSources([textFile('more.txt', 'More\n\nAnd more.\n')])
    expect(imported).toEqual([])
    expect(failed).toMatchObject([newer])
    await library.addSeeds(SEEDS)
    expect(library.view().articles).toHaveLength(2)
    expect(await readFile(join(folder, 'library.json'))).toEqual(bytes)
    expect(await readFile(path)).toEqual(record)
  })
})

describe('settings.json', () => {
  it.each(DAMAGED)('that is %s is kept aside, and the defaults hold', async (_case, damage) => {
    const data = await temporaryFolder()
    await (await SettingsFile.open(data)).change({ theme: 'night' })
    const bytes = await spoil(join(data, 'settings.json'), damage)
    const settings = await SettingsFile.open(data)
    expect(settings.value).toEqual(DEFAULT_SETTINGS)
    expect((await quarantined(data)).map((file) => file.bytes)).toEqual([bytes])
    await settings.change({ theme: 'paper' })
    expect((await SettingsFile.open(data)).value.theme).toBe('paper')
  })

  it('of a newer schema is never written over', async () => {
    const data = await temporaryFolder()
    await (await SettingsFile.open(data)).change({ theme: 'night' })
    const bytes = await spoil(join(data, 'settings.json'), NEWER)
    const settings = await SettingsFile.open(data)
    expect(settings.value).toEqual(DEFAULT_SETTINGS)
    await expect(settings.change({ theme: 'paper' })).rejects.toMatchObject({
      failure: { code: 'newer-schema' },
    })
    expect(await readFile(join(data, 'settings.json'))).toEqual(bytes)
  })
})

it('a damaged device.json is kept aside, and a new name drawn', async () => {
  const data = await temporaryFolder()
  const before = await deviceId(disk, data, Date.now)
  const bytes = await spoil(join(data, 'device.json'), () => Buffer.from('{"device'))
  const after = await deviceId(disk, data, Date.now)
  expect(after).toMatch(/^[0-9a-z]{8}$/)
  expect(after).not.toBe(before)
  expect((await quarantined(data)).map((file) => file.bytes)).toEqual([bytes])
})
