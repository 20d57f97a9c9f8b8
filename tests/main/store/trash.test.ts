import { readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src-core/annotation/edit.ts'
import { findArticle } from '../../../src-main/cli/find-article.ts'
import { exportArticles } from '../../../src-main/export/export-articles.ts'
import { Library } from '../../../src-main/store/library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-22T22:00:00.000Z')

const source = (text: string) => ({ name: '', bytes: new TextEncoder().encode(text) })
const GONE = source('Gone\n\nThis one is deleted.\n')
const KEPT = source('Kept\n\nThis one is not.\n')

/** A library with one article in the Trash and one beside it; `open` opens it again, days later. */
async function trashOne() {
  const root = await temporaryFolder()
  const folder = join(root, 'library')
  const data = join(root, 'data')
  const open = (days = 0) => Library.open({ folder, data, now: () => NOW + days * DAY })
  const library = await open()
  const { imported } = await library.importSources([GONE, KEPT])
  const [gone, kept] = imported.map(({ id }) => id) as [string, string]
  await library.edit(gone, { kind: 'delete-article' })
  const files = async () => {
    const [articles, texts, originals] = await Promise.all(
      ['articles', 'texts', 'originals'].map(async (name) => (await readdir(join(folder, name))).length),
    )
    return { articles, texts, originals }
  }
  return { library, open, folder, data, gone, kept, files }
}

describe('an article in the Trash', () => {
  it('is still there after a restart, with all its files', async () => {
    const { library, open, gone, files } = await trashOne()
    await library.close()
    const again = await open()
    expect(again.view().articles.find(({ id }) => id === gone)?.deletedAt).toBe('2026-11-22T22:00:00.000Z')
    expect(await files()).toEqual({ articles: 2, texts: 2, originals: 2 })
    await again.close()
  })

  it('comes back when its text is imported again, and the report says so', async () => {
    const { library, gone, files } = await trashOne()
    const told: (string | null)[] = []
    const stop = library.onChange((changes) => told.push(...changes.map(({ article }) => article.deletedAt)))
    const report = await library.importSources([GONE])
    expect(report).toMatchObject({ imported: [{ id: gone, title: 'Gone', restored: true }], failed: [] })
    expect(told).toEqual([null])
    expect(library.view().articles.every(({ deletedAt }) => deletedAt === null)).toBe(true)
    expect(await files()).toMatchObject({ articles: 2 })
    expect((await library.importSources([GONE])).failed).toMatchObject([{ code: 'duplicate' }])
    stop()
    await library.close()
  })

  it('gives its tags to nobody', async () => {
    const { library, gone, kept } = await trashOne()
    const tag = (name: string): Edit => ({ kind: 'change-article', patch: { tags: { add: [name] } } })
    await library.edit(gone, tag('gone'))
    await library.edit(kept, tag('kept'))
    expect(library.view().tags).toEqual(['kept'])
    await library.close()
  })

  it('is not exported with all others, and the command line does not find it', async () => {
    const { library, folder, data, gone } = await trashOne()
    const out = join(folder, '..')
    const { written } = await exportArticles({ library, folder: out, data, articleIds: 'all' })
    expect(written).toHaveLength(1)
    expect(() => findArticle(library.view().articles, gone)).toThrow('“Gone” is in the Trash.')
    await library.close()
  })
})

describe('when its time is over', () => {
  it.each([
    [29, { articles: 2, texts: 2, originals: 2 }],
    [30, { articles: 1, texts: 1, originals: 1 }],
  ])('after %d days, the files are %j', async (days, expected) => {
    const { library, open, files } = await trashOne()
    await library.close()
    const later = await open(days)
    await later.removeExpired()
    expect(await files()).toEqual(expected)
    await later.close()
  })

  it('the article is gone, and a list says what it was', async () => {
    const { library, open, folder, gone, kept } = await trashOne()
    await library.close()
    const later = await open(31)
    await later.removeExpired()
    expect(later.view()).toMatchObject({ articles: [{ id: kept }], problems: [] })
    const removed = {
      id: gone,
      title: 'Gone',
      deletedAt: '2026-11-22T22:00:00.000Z',
      removedAt: '2026-12-23T22:00:00.000Z',
    }
    expect(later.view().removed).toEqual([removed])
    const list = JSON.parse(await readFile(join(folder, 'removed.json'), 'utf8')) as { data: unknown }
    expect(list.data).toEqual([removed])
    await later.close()
  })

  it('it stays when another program restored it', async () => {
    const { library, open, gone } = await trashOne()
    await library.close()
    const later = await open(31)
    const other = await open(31)
    await other.edit(gone, { kind: 'restore-article' })
    await later.removeExpired()
    expect((await later.readArticle(gone)).article.deletedAt).toBeNull()
    expect(later.view().removed).toEqual([])
    await Promise.all([later.close(), other.close()])
  })

  it('texts stay while a record cannot be read: nobody knows what it needs', async () => {
    const { library, open, folder, gone, kept, files } = await trashOne()
    await library.close()
    const later = await open(31)
    await writeFile(join(folder, 'articles', `${kept}.json`), 'damaged')
    await later.removeExpired()
    expect(await files()).toEqual({ articles: 1, texts: 2, originals: 2 })
    expect(later.view().removed.map(({ id }) => id)).toEqual([gone])
    await later.close()
  })

  it('nothing is removed when the list cannot be written', async () => {
    const { library, open, folder, files } = await trashOne()
    await library.close()
    const later = await open(31)
    const list = join(folder, 'removed.json')
    await writeFile(list, '{"schema":999,"app":"Lectern 99","checksum":"","data":[]}')
    await later.removeExpired()
    expect(await files()).toEqual({ articles: 2, texts: 2, originals: 2 })
    expect(later.view().problems).toMatchObject([{ code: 'newer-schema' }])
    await unlink(list)
    await later.close()
  })
})
